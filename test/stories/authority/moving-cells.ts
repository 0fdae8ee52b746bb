import type * as Approval from '../../../libs/people/approval/approval.js';
import type { Request, RequestState } from '../../../libs/people/approval/approval.js';
import type { Actor } from '../../../libs/people/staff/staff.js';
import { calendar, day, fen } from '../../builders/day.js';
import { aLaw } from '../../builders/law.js';
import { aDeputy, anActor } from '../../builders/staff.js';
import { asked, by, code, EAST, law, li, LIMIT, nobody, of, WEST, zhao, type Cell } from './cells.js';

type Rules = typeof Approval;
type On = [says: string, person: Actor, wanted: unknown, own?: Partial<Request>];

/** To whom it may be handed, who completes it, and how it rises. */
function moves(): Cell<Rules>[] {
  const to = (...[says, person, wanted, own = {}]: On): Cell<Rules> => ({
    ...{ says: `handed on to ${says}`, wanted },
    told: ({ transferable }) =>
      transferable(asked({ level: 1, ...own }), person, { ...by(zhao), insiders: ['insider'] }),
  });
  const no = code('NOT_ENTITLED');
  const chen = of(EAST, anActor('chen', 'director'));
  const completes = (...[says, actor, wanted, own = {}]: On): Cell<Rules> => ({
    ...{ says: `completed by ${says}`, wanted },
    told: ({ completable }) =>
      completable(asked({ state: 'returned', ...own }), { actor, handlerId: 'handler', stage: 'notice' }),
  });
  const notHis = code('NOT_YOURS_TO_COMPLETE');
  const clock = { askedBy: 'clock' };
  return [
    ...[to('another of the level', chen, undefined), to('one below', li, no), to('one above', chen, no, { level: 0 })],
    ...[to('who asked', chen, no, { askedBy: 'chen' }), to('an insider', of(EAST, anActor('insider', 'director')), no)],
    ...[to('one elsewhere', of(WEST, chen), no), to('a deputy', aDeputy(nobody, chen), no)],
    ...[to('another, away from who has it', chen, undefined, { assignedTo: 'wu' })],
    ...[completes('its asker', anActor('asker'), undefined), completes('another', li, notHis)],
    ...[completes('its asker’s deputy', aDeputy(nobody, anActor('asker')), undefined)],
    ...[
      completes('the handler', anActor('handler'), notHis),
      completes('the handler', anActor('handler'), undefined, clock),
    ],
    ...[completes('its asker', anActor('asker'), code('REQUEST_NOT_RETURNED'), { state: 'open' })],
    ...[
      completes('its asker', anActor('asker'), code('ALREADY_DECIDED', { state: 'approved' }), { state: 'approved' }),
    ],
    ...[completes('its asker', anActor('asker'), code('REQUEST_STALE'), { state: 'stale' })],
  ];
}

/** Where it begins, how long a level has it, when it rises. */
function rising(): Cell<Rules>[] {
  const { chain } = asked();
  const authority = { chain, byAmount: true };
  const alone = { chain: ['director'] as const, byAmount: true };
  const first = (
    says: string,
    wanted: number,
    terms: { authority: typeof authority | typeof alone; amount: number },
  ) => ({
    ...{ says: `begins with ${says}`, wanted },
    told: ({ firstLevel }: Rules) => firstLevel({ authority: terms.authority, amount: fen(terms.amount), law }),
  });
  const raised = (...[says, wanted, on, own = {}]: [string, boolean, string, Partial<Request>?]) => ({
    ...{ says: `rises ${says}`, wanted },
    told: ({ isToBeRaised }: Rules) => isToBeRaised(asked(own), day(on)),
  });
  const grown = (...[says, wanted, amount, own = {}]: [string, boolean, number, Partial<Request>?]) => ({
    ...{ says: `grown ${says}`, wanted },
    told: ({ isAboveLevel }: Rules) => isAboveLevel(asked(own), { amount: fen(amount), law }),
  });
  const ends = (says: string, wanted: string | null, level: number) => ({
    ...{ says: `a level’s days ${says}`, wanted },
    told: ({ levelEnd }: Rules) =>
      levelEnd({ chain, level, from: day('2026-11-20'), law: aLaw({ requestWorkdays: 3 }) }, calendar),
  });
  const pending: [RequestState, boolean][] = [
    ...[['open', true] as const, ['returned', true] as const].map(([one, is]): [RequestState, boolean] => [one, is]),
    ...(['approved', 'refused', 'stale'] as const).map((one): [RequestState, boolean] => [one, false]),
  ];
  return [
    ...pending.map(([state, wanted]) => ({
      says: `${state} is pending`,
      wanted,
      told: (r: Rules) => r.isPending({ state }),
    })),
    { says: 'the top', wanted: 1, told: (r) => r.topOf(asked()) },
    ...[first('the lowest', 0, { authority, amount: LIMIT }), first('the next', 1, { authority, amount: LIMIT + 1 })],
    ...[first('the only one', 0, { authority: alone, amount: LIMIT + 1 })],
    first('the lowest, not by amount', 0, { authority: { chain, byAmount: false }, amount: LIMIT + 1 }),
    ...[ends('of three working days', '2026-11-25', 0), ends('none at the top', null, 1), ends('nor above', null, 2)],
    ...[raised('not on its last day', false, '2026-11-25'), raised('after it', true, '2026-11-26')],
    ...[raised('never returned', false, '2027-01-01', { state: 'returned' })],
    ...[raised('never past the top', false, '2027-01-01', { level: 1 })],
    ...[raised('never without a last day', false, '2027-01-01', { levelEndsOn: null })],
    ...[grown('not on the limit', false, LIMIT), grown('past it', true, LIMIT + 1)],
    ...[grown('decided', false, LIMIT + 1, { state: 'approved' }), grown('at the top', false, LIMIT + 1, { level: 1 })],
    ...[grown('not by amount', false, LIMIT + 1, { byAmount: false })],
    ...[grown('with nobody above', false, LIMIT + 1, { chain: ['supervisor'] })],
  ];
}

export const movingCells = (): Cell<Rules>[] => [...moves(), ...rising()];
