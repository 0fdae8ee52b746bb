import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Refusal } from '../../ground/command/command.js';

export const dutyRefusals = [
  'PAPERS_MISSING',
  'HANDOVER_OPEN',
  'HANDOVER_NOT_OPEN',
  'NOT_YOUR_DUTY',
  'DUTY_HELD',
] as const;

/** 第一责任人, 直接责任人, 终身责任人: who answers for a claim (S2, S15). */
export const posts = ['first', 'direct', 'lifelong'] as const;
export type Post = (typeof posts)[number];
export type HandedPost = Exclude<Post, 'lifelong'>;

/** One person in one post over some days; `untilDay` is the first day on which he is not any more. */
export interface Duty {
  post: Post;
  staffId: string;
  fromDay: Day;
  untilDay: Day | null;
}

/** 交接清单: what goes over from hand to hand with a case. */
export const handoverPapers = ['loanFile', 'ledgerStatement', 'demandsAndProofs', 'contactLog', 'openTasks'] as const;
export type HandoverPaper = (typeof handoverPapers)[number];

/** Who holds a post on a day; nobody ever ends a duty for life. */
export const holdersOn = (duties: readonly Duty[], terms: { post: Post; day: Day }): string[] =>
  duties
    .filter(
      (one) =>
        one.post === terms.post &&
        (one.post === 'lifelong' || (one.fromDay <= terms.day && (one.untilDay === null || terms.day < one.untilDay))),
    )
    .map((one) => one.staffId);

/** Whether each day from the first has exactly one holder of a post: no gap, no two. */
export function isWithoutGap(duties: readonly Duty[], post: HandedPost): boolean {
  const line = duties.filter((one) => one.post === post).sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  return (
    line.length > 0 &&
    line.every((one, at) => {
      const next = line[at + 1];
      return next ? one.untilDay === next.fromDay : one.untilDay === null;
    })
  );
}

/**
 * Whether a duty may be handed over: by its holder or a supervisor, to somebody else, with every paper of the list, and no
 * other handover of the post open.
 */
export function handable(
  facts: { holderId: string | undefined; open: boolean },
  wanted: { by: string; bySupervisor: boolean; to: string; papers: readonly HandoverPaper[] },
): Refusal | undefined {
  if (facts.open) return refuse('HANDOVER_OPEN');
  if (!facts.holderId || (facts.holderId !== wanted.by && !wanted.bySupervisor)) return refuse('NOT_YOUR_DUTY');
  if (facts.holderId === wanted.to) return refuse('DUTY_HELD');
  const missing = handoverPapers.filter((paper) => !wanted.papers.includes(paper));
  return missing.length > 0 ? refuse('PAPERS_MISSING', { missing }) : undefined;
}
