import type * as Authority from '../../../libs/people/approval/authority.js';
import type { Matter, StoredAuthority } from '../../../libs/people/approval/authority.js';
import type * as Staff from '../../../libs/people/staff/staff.js';
import type { Actor } from '../../../libs/people/staff/staff.js';
import type * as Escalation from '../../../libs/steps/escalation/escalation.js';
import type { Target } from '../../../libs/steps/escalation/escalation.js';
import type { Stage } from '../../../libs/cases/case/case.js';
import { day } from '../../builders/day.js';
import { aDeputy, anActor } from '../../builders/staff.js';
import { of, type Cell } from './cells.js';
import { asking, grounds, stagesInOrder, targetsInOrder } from './expected.js';

/** Every stage, every step, every kind of ground: which matter it is and who may ask, before, on and after the term's end. */
export function routeCells(): Cell<typeof Escalation>[] {
  const [before, end, after] = [day('2026-11-20'), day('2026-11-21'), day('2026-11-22')];
  const told =
    (terms: { stage: Stage; to: Target; ground: string | null }, ends: typeof end | undefined, today: typeof end) =>
    ({ route }: typeof Escalation) => {
      const found = route({ ...terms, termEndsOn: ends, today });
      return 'refused' in found ? found : { matter: found.matter, askers: found.askers };
    };
  const cells: Cell<typeof Escalation>[] = stagesInOrder.flatMap((stage) =>
    targetsInOrder.flatMap((to) =>
      grounds.flatMap((ground): Cell<typeof Escalation>[] => {
        const row = asking(stage, to, ground);
        const terms = { stage, to, ground };
        const says = `${to} in ${stage} because of ${ground ?? 'its reason'}`;
        const no = { refused: 'NO_SUCH_STEP', detail: { from: stage, to } };
        const yes = row && { matter: row.matter, askers: row.askers };
        if (!row?.afterTerm) return [{ says, wanted: yes ?? no, told: told(terms, undefined, before) }];
        const running = { refused: 'TERM_RUNNING', detail: { termEndsOn: end } };
        return [
          { says: `${says}, not served`, wanted: { refused: 'NOT_SERVED' }, told: told(terms, undefined, after) },
          { says: `${says}, before the end`, wanted: running, told: told(terms, end, before) },
          { says: `${says}, on the last day`, wanted: running, told: told(terms, end, end) },
          { says: `${says}, after it`, wanted: yes, told: told(terms, end, after) },
        ];
      }),
    ),
  );
  const clock: Partial<Record<Stage, Target>> = {
    notice: 'announcement',
    announcement: 'urging',
    urging: 'litigation',
  };
  return [
    ...cells,
    ...stagesInOrder.map((stage) => ({
      ...{ says: `the clock asks in ${stage}`, wanted: clock[stage] },
      told: (rules: typeof Escalation) => rules.clockTarget(stage)?.to,
    })),
    // What presses the debtor waits while pressure is silenced; what saves a right never does (X4).
    ...targetsInOrder.flatMap((to) =>
      [true, false].map((escalation) => ({
        says: `${to} while pressure is ${escalation ? 'allowed' : 'silenced'}`,
        wanted:
          ['announcement', 'urging'].includes(to) && !escalation
            ? { refused: 'CONTACT_SILENCED', detail: { because: 'hold' } }
            : undefined,
        told: ({ unpressed }: typeof Escalation) => unpressed(to, { escalation, because: escalation ? null : 'hold' }),
      })),
    ),
    {
      says: 'no ground told',
      wanted: 'litigation',
      told: ({ route }) => {
        const found = route({ stage: 'notice', to: 'litigation', termEndsOn: undefined, today: before });
        return 'refused' in found ? found : found.matter;
      },
    },
  ];
}

/** The same target has another row on certain grounds. */
const matters: readonly (readonly [Authority.What, string | null, Matter])[] = [
  ['litigation', null, 'litigation'],
  ['litigation', 'other', 'litigation'],
  ['litigation', 'guaranteeEnding', 'expeditedSuit'],
  ['litigation', 'freezeEnding', 'expeditedSuit'],
  ['litigation', 'expedited', 'expeditedSuit'],
  ['ended', null, 'ended'],
  ['ended', 'openedInError', 'ended'],
  ['ended', 'assigned', 'assignment'],
  ['ended', 'limitationLost', 'closure'],
  ['plan', 'assigned', 'plan'],
  ['writtenOff', 'limitationLost', 'writtenOff'],
  ['hold', 'expedited', 'hold'],
];

/** Which row of the table holds. */
export function tableCells(): Cell<typeof Authority>[] {
  const row = (own: Partial<StoredAuthority>): StoredAuthority => ({
    ...{
      matter: 'plan',
      unitId: null,
      fromDay: day('2026-01-01'),
      chain: ['legal'],
      voices: ['credit'],
      byAmount: false,
    },
    ...own,
  });
  const holds = (says: string, wanted: unknown, stored: StoredAuthority[]): Cell<typeof Authority> => ({
    ...{ says, wanted },
    told: ({ authorityOn }) => {
      const found = authorityOn(stored, { matter: 'plan', unitId: 'union', today: day('2026-06-01') });
      return [found.chain, found.voices, found.byAmount, found.article.zh];
    },
  });
  const house = [['supervisor', 'director'], [], true, '内部规定'];
  const theirs = [['legal'], ['credit'], false, '内部规定'];
  const is = (chain: string): unknown => [[chain], ['credit'], false, '内部规定'];
  return [
    ...matters.map(([what, ground, wanted]) => ({
      ...{ says: `${what} because of ${ground ?? 'nothing'}`, wanted },
      told: (r: typeof Authority) => r.matterOf(what, ground),
    })),
    ...(['expeditedSuit', 'assignment', 'closure', 'plan'] as const).map((matter) => ({
      ...{
        says: `the name of ${matter}`,
        wanted: { expeditedSuit: 'litigation', plan: 'plan' }[matter as string] ?? 'ended',
      },
      told: (r: typeof Authority) => r.whatOf(matter),
    })),
    { says: 'a step', wanted: [true, false], told: (r) => [r.isStep('ended'), r.isStep('waiver')] },
    holds('the house’s own row without another', house, []),
    holds('another from its day', theirs, [row({ fromDay: day('2026-06-01') })]),
    holds('none before its day', house, [row({ fromDay: day('2026-06-02') })]),
    holds('none of another matter', house, [row({ matter: 'hold' })]),
    holds('none of another organisation', house, [row({ unitId: 'other' })]),
    holds('its own before the general one, whichever is later', is('finance'), [
      row({ unitId: 'union', chain: ['finance'] }),
      row({ fromDay: day('2026-05-01') }),
    ]),
    holds('its own before the general one, told in the other order', is('finance'), [
      row({ fromDay: day('2026-05-01') }),
      row({ unitId: 'union', chain: ['finance'] }),
    ]),
    holds('the later of two', is('finance'), [row({ fromDay: day('2026-02-01'), chain: ['finance'] }), row({})]),
    holds('the later of two, told in the other order', is('finance'), [
      row({}),
      row({ fromDay: day('2026-02-01'), chain: ['finance'] }),
    ]),
  ];
}

/** Who comes to a door, and what he reaches behind it. */
export function reachCells(): Cell<typeof Staff>[] {
  const at = (path: string, actor: Actor): Actor => of(path, actor);
  const [EAST, WEST, UNION] = ['/union/east/', '/union/west/', '/union/'];
  const sun = at(EAST, anActor('sun', 'collector'));
  const li = at(WEST, anActor('li', 'supervisor'));
  const deputy = aDeputy(sun, li);
  const reach = (says: string, wanted: boolean, terms: [Actor, string, Staff.Right?]): Cell<typeof Staff> => ({
    ...{ says, wanted },
    told: ({ reaches }) => reaches(...terms),
  });
  const comes = (says: string, wanted: boolean, terms: [Actor, Staff.Right]): Cell<typeof Staff> => ({
    ...{ says, wanted },
    told: ({ mayCome }) => mayCome(...terms),
  });
  return [
    reach('his unit', true, [sun, EAST, 'case.open']),
    reach('below him', true, [at(UNION, sun), EAST, 'case.open']),
    reach('beside him', false, [sun, WEST, 'case.open']),
    reach('above him', false, [sun, UNION, 'case.read']),
    reach('any right', true, [sun, EAST]),
    reach('any right beside', false, [deputy, WEST]),
    reach('reads from another’s seat', true, [deputy, WEST, 'case.read']),
    reach('decides from another’s seat', true, [deputy, WEST, 'request.decide']),
    reach('decides in his own unit without the right', false, [deputy, EAST, 'request.decide']),
    reach('opens nothing from another’s seat', false, [deputy, WEST, 'case.open']),
    comes('his own right', true, [sun, 'case.open']),
    comes('no right of his', false, [sun, 'request.decide']),
    comes('a seat’s right', true, [deputy, 'request.decide']),
    comes('a right that no seat lends', false, [deputy, 'case.resume']),
    comes('a right that the seat has not', false, [
      aDeputy(at(EAST, anActor('wu', 'admin')), at(EAST, anActor('he', 'admin'))),
      'case.read',
    ]),
    {
      says: 'all rights from both seats',
      wanted: [true, true, false],
      told: (r) =>
        (['case.open', 'request.decide', 'case.resume'] as const).map((one) => r.rightsWith(deputy).includes(one)),
    },
    {
      says: 'all rights of a role',
      wanted: ['people.manage', 'parameter.set'].map(() => true),
      told: (r) => (['people.manage', 'parameter.set'] as const).map((one) => r.rightsOf(['admin']).includes(one)),
    },
    { says: 'none of another role', wanted: false, told: (r) => r.rightsOf(['admin']).includes('case.read') },
    { says: 'his own seat first', wanted: ['sun', 'li'], told: (r) => r.seatsOf(deputy).map((seat) => seat.staffId) },
  ];
}
