import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Refusal } from '../../ground/command/command.js';
import { articles } from '../../ground/law/law.js';
import type { Demand } from '../notice/notice.js';

/**
 * 行政催办 within today's law: the debtor himself is invited to talk, or to mediation; never his employer, never at his
 * workplace (X6), never a third person.
 */
export const interviewInvitation: Demand = {
  stage: 'urging',
  letter: 'interviewInvitation',
  issued: 'InterviewInvited',
  term: 'urgingTermDays',
  deadline: 'urgingTerm',
  article: articles.interview,
};

/** Where a debtor may be met: the workplace is not on the list, home only with his consent (X6). */
export const places = ['branch', 'mediation', 'homeByConsent', 'phone'] as const;
export type Place = (typeof places)[number];

export const outcomes = ['promised', 'disputes', 'unable', 'absent'] as const;
export type Outcome = (typeof outcomes)[number];

/** An interview that can have been held: not in the future, not before the case was. */
export function recordable(heldOn: Day, facts: { openedOn: Day }, on: Pick<On, 'today'>): Refusal | undefined {
  if (heldOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (heldOn < facts.openedOn) return refuse('DAY_TOO_EARLY', { from: facts.openedOn });
  return undefined;
}
