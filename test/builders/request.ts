import type { Request } from '../../libs/people/approval/approval.js';
import { day, fen } from './day.js';

/** A request for the last demand that a collector filed on 2026-11-20, waiting with the supervisor, unless told. */
export const aRequest = (own: Partial<Request> = {}): Request => ({
  ...{ id: 'request-1', subjectId: 'case-1', what: 'announcement', reason: '期限届满', ground: null, state: 'open' },
  ...{ level: 0, askedBy: 'wang', amountFen: fen(100_000), stage: 'notice' },
  ...{ askedOn: day('2026-11-20'), levelOn: day('2026-11-20'), levelEndsOn: day('2026-11-25') },
  ...own,
});
