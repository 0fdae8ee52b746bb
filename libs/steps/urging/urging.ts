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

/** Who came: the debtor himself, the head of a debtor organisation, or whom the debtor sent. */
export const attendees = ['debtor', 'head', 'representative'] as const;
export type Attendee = (typeof attendees)[number];

export const urgingRefusals = ['CONSENT_MISSING', 'NOT_THE_DEBTOR'] as const;

export const outcomes = ['promised', 'disputes', 'unable', 'absent'] as const;
export type Outcome = (typeof outcomes)[number];

/** An interview that can have been held: not in the future, not before the case was. */
export function recordable(heldOn: Day, facts: { openedOn: Day }, on: Pick<On, 'today'>): Refusal | undefined {
  if (heldOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
  if (heldOn < facts.openedOn) return refuse('DAY_TOO_EARLY', { from: facts.openedOn });
  return undefined;
}

/**
 * At home only with the debtor's consent on paper (X6); an organisation is spoken to through its head, and a private person
 * has no head to be summoned: nobody's superior is asked (X11).
 */
export function attendable(
  wanted: { place: Place; attendee: Attendee; consented: boolean },
  facts: { natural: boolean },
): Refusal | undefined {
  if (wanted.place === 'homeByConsent' && !wanted.consented) return refuse('CONSENT_MISSING');
  if (wanted.attendee === 'head' && facts.natural) return refuse('NOT_THE_DEBTOR', { instead: 'debtor' });
  return undefined;
}

/** 调解: what came of it. An agreement can be confirmed by the court within thirty days (CPL 205). */
export const mediationOutcomes = ['agreed', 'failed'] as const;
export type MediationOutcome = (typeof mediationOutcomes)[number];
