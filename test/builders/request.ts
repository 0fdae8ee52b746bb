import type { Deciding, Request } from '../../libs/people/approval/approval.js';
import { startingAuthorities } from '../../libs/people/approval/authority.js';
import { anActor } from './staff.js';
import { day, fen } from './day.js';
import { aLaw } from './law.js';

/** A request for the last demand that a collector filed on 2026-11-20, waiting with the supervisor, unless told. */
export const aRequest = (own: Partial<Request> = {}): Request => {
  const { chain, voices, byAmount } = startingAuthorities[own.what ?? 'announcement'];
  return {
    ...{ id: 'request-1', subjectKind: 'case', subjectId: 'case-1', what: 'announcement', about: null },
    ...{ reason: '期限届满', ground: null, state: 'open', chain, voices, byAmount, level: 0, round: 1 },
    ...{ assignedTo: null, askedBy: 'wang', completedBy: null, amountFen: fen(100_000), stage: 'notice' },
    ...{ askedOn: day('2026-11-20'), levelOn: day('2026-11-20'), levelEndsOn: day('2026-11-25') },
    ...own,
  };
};

/** A decision by the supervisor on a small amount in the stage of the request, nobody near to the case, unless told. */
export const aDecision = (own: Partial<Deciding> = {}): Deciding => ({
  ...{ actor: anActor('li', 'supervisor'), amount: fen(100_000), stage: 'notice', law: aLaw(), responsible: [] },
  ...{ insiders: [], voices: [], wanted: 'approve' },
  ...own,
});
