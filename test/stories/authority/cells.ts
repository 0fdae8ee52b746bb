import type * as Approval from '../../../libs/people/approval/approval.js';
import type { Deciding, Request, RequestState } from '../../../libs/people/approval/approval.js';
import { roles, type Actor, type Role } from '../../../libs/people/staff/staff.js';
import { day, fen } from '../../builders/day.js';
import { aLaw } from '../../builders/law.js';
import { aDeputy, anActor } from '../../builders/staff.js';

/** One cell: who tries what on which request, and what the rules must say. Told by hand, not by the rules. */
export interface Cell<Rules> {
  says: string;
  told: (rules: Rules) => unknown;
  wanted: unknown;
}
type Rules = typeof Approval;

export const LIMIT = 50_000_000;
export const law = aLaw({ supervisorLimitFen: LIMIT });
export const [EAST, WEST, UNION] = ['/union/east/', '/union/west/', '/union/'];
export const of = (unitPath: string, actor: Actor): Actor => ({ ...actor, unitPath });

/** Asked by a collector in the stage of the first demand; supervisor before director, by amount. */
export const asked = (own: Partial<Request> = {}): Request => ({
  ...{ id: 'request', subjectKind: 'case', subjectId: 'case', what: 'announcement', about: null, reason: '期限届满' },
  ...{ ground: null, state: 'open', chain: ['supervisor', 'director'], level: 0, byAmount: true, voices: [], round: 1 },
  ...{ assignedTo: null, askedBy: 'asker', completedBy: null, askedOn: day('2026-11-20'), amountFen: fen(100) },
  ...{ stage: 'notice', levelOn: day('2026-11-20'), levelEndsOn: day('2026-11-25') },
  ...own,
});
export const by = (actor: Actor, own: Partial<Deciding> = {}): Deciding => ({
  ...{ actor, amount: fen(100), stage: 'notice', law, responsible: [], insiders: [], voices: [] },
  ...{ wanted: 'approve', unitPath: EAST },
  ...own,
});

export const code = (refused: string, detail?: Record<string, unknown>) => ({ refused, ...(detail ? { detail } : {}) });
const yes = { decidedFor: null };
export const [li, zhao] = [anActor('li', 'supervisor'), anActor('zhao', 'director')].map((one) => of(EAST, one)) as [
  Actor,
  Actor,
];
export const nobody = of(EAST, anActor('sun', 'collector'));
const NOT_YOURS = code('NOT_YOUR_LEVEL');
const SAME = code('SAME_HAND');
const NEAR = code('RESPONSIBLE_HAND');

interface Case {
  request?: Partial<Request>;
  own?: Partial<Deciding>;
}
/** A row of the table: what it says, who tries, what he must be told, and on what. */
type Row = [says: string, actor: Actor, wanted: unknown, terms?: Case];
const decides = (...[says, actor, wanted, { request, own } = {}]: Row): Cell<Rules>[] => [
  { says, wanted, told: ({ entitled }) => entitled(asked(request), by(actor, own)) },
  {
    says: `${says}, asked as a bar`,
    wanted: wanted !== null && typeof wanted === 'object' && 'refused' in wanted ? wanted : undefined,
    told: ({ bar }) => bar(asked(request), by(actor, own)),
  },
];

/** Every role, at each level, below and above the limit, in the unit, above it and beside it. */
function levels(): Cell<Rules>[] {
  const above = code('ABOVE_LIMIT', { limitFen: LIMIT });
  const table: [string, Case, Partial<Record<Role, unknown>>][] = [
    ['at the lowest level', {}, { supervisor: yes, director: yes }],
    ['at the top', { request: { level: 1 } }, { director: yes }],
    ['on the limit', { own: { amount: fen(LIMIT) } }, { supervisor: yes, director: yes }],
    ['above the limit', { own: { amount: fen(LIMIT + 1) } }, { supervisor: above, director: yes }],
    [
      'above the limit, not by amount',
      { request: { byAmount: false }, own: { amount: fen(LIMIT + 1) } },
      { supervisor: yes, director: yes },
    ],
    [
      'above the limit, where nobody is above',
      { request: { chain: ['supervisor'] }, own: { amount: fen(LIMIT + 1) } },
      { supervisor: yes },
    ],
    [
      'above the limit, at the second of three levels',
      { request: { chain: ['collector', 'supervisor', 'director'], level: 1 }, own: { amount: fen(LIMIT + 1) } },
      { supervisor: yes, director: yes },
    ],
    ['that is finance’s', { request: { what: 'reversal', chain: ['finance'], stage: '' } }, { finance: yes }],
    ['that is an admin’s', { request: { what: 'parameter', chain: ['admin'], stage: '' } }, { admin: yes }],
  ];
  return table.flatMap(([what, terms, allowed]) =>
    roles.flatMap((role) => {
      const stage = terms.request?.stage === '' ? { stage: '' } : {};
      const own = { ...terms.own, ...stage };
      const actor = anActor(`a-${role}`, role);
      return [EAST, UNION, WEST].flatMap((unit) =>
        decides(`${role} of ${unit} ${what}`, of(unit, actor), (unit !== WEST && allowed[role]) || NOT_YOURS, {
          ...terms,
          own,
        }),
      );
    }),
  );
}

/** What state a request is in, and what the case has done meanwhile. */
function states(): Cell<Rules>[] {
  const closed: [RequestState, string, Partial<Request>, unknown][] = [
    ['open', 'notice', {}, yes],
    ['open', 'urging', {}, code('REQUEST_STALE', { askedIn: 'notice', now: 'urging' })],
    ['returned', 'notice', {}, code('REQUEST_RETURNED')],
    ['returned', 'urging', {}, code('REQUEST_STALE', { askedIn: 'notice', now: 'urging' })],
    ['approved', 'notice', {}, code('ALREADY_DECIDED', { state: 'approved' })],
    ['approved', 'urging', {}, code('ALREADY_DECIDED', { state: 'approved' })],
    ['refused', 'notice', {}, code('ALREADY_DECIDED', { state: 'refused' })],
    ['stale', 'notice', {}, code('REQUEST_STALE')],
    ['open', 'urging', { what: 'plan' }, yes],
    ['returned', 'urging', { what: 'plan' }, code('REQUEST_RETURNED')],
  ];
  return closed.flatMap(([state, stage, request, wanted]) =>
    decides(`${request.what ?? 'a step'} ${state}, the case in ${stage}`, zhao, wanted, {
      request: { ...request, state },
      own: { stage },
    }),
  );
}

/** Whose hands are in it already: nobody decides what he asked, completed, spoke on or is responsible for. */
function hands(): Cell<Rules>[] {
  const spoke = { voices: [{ seat: 'legal', staffId: 'li', agrees: true }] };
  return [
    ...decides('who asked', li, SAME, { request: { askedBy: 'li' } }),
    ...decides('who asked, by another seat of his own', of(EAST, anActor('li', 'supervisor', 'director')), SAME, {
      request: { askedBy: 'li', level: 1 },
    }),
    ...decides('who completed', li, SAME, { request: { completedBy: 'li' } }),
    ...decides('who spoke', li, SAME, { own: spoke }),
    ...decides('another, when he spoke', zhao, yes, { own: spoke }),
    ...decides('an insider, on what a person asked', li, NEAR, { own: { insiders: ['li'] } }),
    ...decides('another, when he is the insider', zhao, yes, { own: { insiders: ['li'] } }),
    ...decides('the responsible, on what the clock asked', li, NEAR, {
      request: { askedBy: 'clock' },
      own: { responsible: ['li'] },
    }),
    ...decides('the responsible, on what a person asked', li, yes, { own: { responsible: ['li'] } }),
    ...decides('another, on what the clock asked', zhao, yes, {
      request: { askedBy: 'clock' },
      own: { responsible: ['li'] },
    }),
    ...decides('where the door looked at the unit', of(WEST, li), yes, { own: { unitPath: undefined } }),
    ...decides('one to whom it was handed', li, yes, { request: { assignedTo: 'li' } }),
    ...decides('another of the level to whom it was not handed', li, code('ASSIGNED_TO_OTHER'), {
      request: { assignedTo: 'wu' },
    }),
    ...decides('one above the level it was handed on at', zhao, yes, { request: { assignedTo: 'wu' } }),
  ];
}

/** From the seat of an absent person: with its level, limit, unit and hands. */
function deputies(): Cell<Rules>[] {
  const forLi = aDeputy(nobody, li);
  const yesForLi = { decidedFor: 'li' };
  return [
    ...decides('a deputy', forLi, yesForLi),
    ...decides('a deputy at the top', forLi, NOT_YOURS, { request: { level: 1 } }),
    ...decides('a deputy above the limit', forLi, code('ABOVE_LIMIT', { limitFen: LIMIT }), {
      own: { amount: fen(LIMIT + 1) },
    }),
    ...decides('a deputy who asked', forLi, SAME, { request: { askedBy: 'sun' } }),
    ...decides('a deputy who is an insider', forLi, NEAR, { own: { insiders: ['sun'] } }),
    ...decides('a deputy of who asked', forLi, SAME, { request: { askedBy: 'li' } }),
    ...decides('a deputy of who completed', forLi, SAME, { request: { completedBy: 'li' } }),
    ...decides('a deputy of who spoke', forLi, SAME, {
      own: { voices: [{ seat: 'legal', staffId: 'li', agrees: true }] },
    }),
    ...decides('a deputy of an insider', forLi, NEAR, { own: { insiders: ['li'] } }),
    ...decides('a deputy of the responsible', forLi, NEAR, {
      request: { askedBy: 'clock' },
      own: { responsible: ['li'] },
    }),
    ...decides(
      'a deputy of who asked, and of another',
      aDeputy(nobody, li, zhao),
      { decidedFor: 'zhao' },
      {
        request: { askedBy: 'li' },
      },
    ),
    ...decides('a deputy elsewhere of one in the unit', of(WEST, forLi), yesForLi),
    ...decides('a deputy in the unit of one elsewhere', aDeputy(nobody, of(WEST, li)), NOT_YOURS),
    ...decides('a supervisor who is a deputy too', aDeputy(of(EAST, anActor('wu', 'supervisor')), li), yes),
    ...decides('a deputy of who has it', forLi, yesForLi, { request: { assignedTo: 'li' } }),
    ...decides('a deputy of another than who has it', forLi, code('ASSIGNED_TO_OTHER'), {
      request: { assignedTo: 'wu' },
    }),
    // Of two seats he is told what is in the way of the one that comes nearest.
    ...decides('a deputy of nobody who may', aDeputy(nobody, of(EAST, anActor('he', 'collector'))), NOT_YOURS),
  ];
}

/** Opinions: an approval waits for all of them, a refusal, a return and a transfer for none. */
function opinions(): Cell<Rules>[] {
  const request: Partial<Request> = { voices: ['legal', 'credit'] };
  const voice = (seat: string, agrees = true) => ({ seat, staffId: `of ${seat}`, agrees });
  const ways: Deciding['wanted'][] = ['approve', 'refuse', 'return', 'transfer'];
  const given: [Deciding['voices'], unknown][] = [
    [[], code('VOICES_MISSING', { missing: ['legal', 'credit'] })],
    [[voice('legal')], code('VOICES_MISSING', { missing: ['credit'] })],
    [[voice('legal'), voice('credit')], yes],
    [[voice('legal', false)], code('VOICE_AGAINST', { seats: ['legal'] })],
    [[voice('legal'), voice('credit', false)], code('VOICE_AGAINST', { seats: ['credit'] })],
  ];
  return [
    ...ways.flatMap((wanted) =>
      given.flatMap(([voices, told], n) =>
        decides(`${wanted} after opinions ${n}`, zhao, wanted === 'approve' ? told : yes, {
          request,
          own: { wanted, voices },
        }),
      ),
    ),
    { says: 'who is missing', wanted: ['credit'], told: (r) => r.missing(asked(request), [voice('legal')]) },
    { says: 'who is against', wanted: ['credit'], told: (r) => r.against([voice('legal'), voice('credit', false)]) },
  ];
}

export const decidingCells = (): Cell<Rules>[] => [...levels(), ...states(), ...hands(), ...deputies(), ...opinions()];
