import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { articles } from '../../ground/law/law.js';
import type { Demand } from '../notice/notice.js';

export const announcementRefusals = [
  'PRESS_PAPERS_MISSING',
  'NOT_AN_ORGANISATION',
  'PUBLICATION_OPEN',
  'NOT_APPROVED_YET',
] as const;

/**
 * 公告 · 最后催告: for a private person today's law leaves a formal last demand with proof of delivery (L6, L9; no name is
 * ever posted in public). It claims the whole debt and sets the last term.
 */
export const finalDemand: Demand = {
  stage: 'announcement',
  letter: 'finalDemand',
  issued: 'FinalDemandIssued',
  term: 'announcementTermDays',
  deadline: 'announcementTerm',
  article: articles.service,
};

export const mediumLevels = ['national', 'provincial', 'other'] as const;
export type MediumLevel = (typeof mediumLevels)[number];

export type PublicationKind = 'organisation' | 'press';
export type PublicationState = 'proposed' | 'approved' | 'refused' | 'published';

/** What a press demand to a private person must have on file (L9, X5). The text and its least data are the product's own. */
export const pressPapers = ['missing', 'medium', 'assessment'] as const;
export type PressPaper = (typeof pressPapers)[number];

/**
 * Whether a debtor may be named in the press: his whereabouts are unknown and that is on record, the medium is national or
 * provincial, the impact assessment (PIPL 55) is on file; the legal officer's and the supervisor's yes come after. Else the
 * lawful way is a suit with the court's own publication.
 */
export function pressable(facts: {
  missingOnRecord: boolean;
  level: MediumLevel;
  assessed: boolean;
}): Refusal | undefined {
  const has: Record<PressPaper, boolean> = {
    missing: facts.missingOnRecord,
    medium: facts.level !== 'other',
    assessment: facts.assessed,
  };
  const missing = pressPapers.filter((paper) => !has[paper]);
  return missing.length > 0
    ? refuse('PRESS_PAPERS_MISSING', { missing, articleZh: articles.press.zh, instead: 'suitWithCourtPublication' })
    : undefined;
}

/** Only an organisation may be named in an announcement of our own: for it, name and amount are no personal data. */
export const announceable = (facts: { natural: boolean }): Refusal | undefined =>
  facts.natural
    ? refuse('NOT_AN_ORGANISATION', { articleZh: articles.publishing.zh, instead: 'finalDemand' })
    : undefined;

/** A publication is recorded on the day it was printed, once it was approved. */
export function publishable(
  facts: { state: PublicationState; proposedOn: Day },
  publishedOn: Day,
  on: Pick<On, 'today'>,
): Refusal | undefined {
  if (facts.state !== 'approved') return refuse('NOT_APPROVED_YET', { state: facts.state });
  if (publishedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (publishedOn < facts.proposedOn) return refuse('DAY_TOO_EARLY', { from: facts.proposedOn });
  return undefined;
}

/** The least that tells a private person apart in print: his surname, and the last four of his number where there is one. */
export const leastData = (name: string, idNo: string | null): string =>
  `${[...name][0] ?? ''}某某${idNo && idNo.length >= 8 ? `（证件号后四位${idNo.slice(-4)}）` : ''}`;
