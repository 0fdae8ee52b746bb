/** What must lie on file before a missing debtor is called in the press (X5; Limitation Rules 8; PIPL 55). */
export interface PressPapers {
  whereaboutsUnknown: boolean;
  medium: 'national' | 'provincial' | 'local';
  /** Of the debtor's domicile, when the medium is provincial. */
  ofDomicile: boolean;
  claimsDebt: boolean;
  leastData: boolean;
  legalApproved: boolean;
  assessed: boolean;
}

export const pressPapers = [
  'whereaboutsUnknown',
  'medium',
  'claimsDebt',
  'leastData',
  'legalApproved',
  'assessed',
] as const;
export type PressPaper = (typeof pressPapers)[number];

/** Which papers of a press demand are missing; none when it may be printed. */
export function missingPapers(papers: PressPapers | null): PressPaper[] {
  if (!papers) return [...pressPapers];
  const fit = papers.medium === 'national' || (papers.medium === 'provincial' && papers.ofDomicile);
  return pressPapers.filter((paper) => (paper === 'medium' ? !fit : !papers[paper]));
}
