import type { Request } from '../../../libs/people/approval/approval.js';
import type * as Voice from '../../../libs/people/approval/voice.js';
import type { Speaking } from '../../../libs/people/approval/voice.js';
import { departments, roles, type Actor } from '../../../libs/people/staff/staff.js';
import { aDeputy, aMember, anActor } from '../../builders/staff.js';
import { asked, of, type Cell } from './cells.js';

type Rules = typeof Voice;

const [EAST, WEST, UNION] = ['/union/east/', '/union/west/', '/union/'];
const SEATS = ['disposal', 'credit', 'finance', 'legal', 'internalControl'];
const he = of(EAST, aMember('he', 'credit'));
const own = { spokenFor: null };
const code = (refused: string, detail?: Record<string, unknown>) => ({ refused, ...(detail ? { detail } : {}) });
const NOT_HIS = code('NOT_YOUR_SEAT', { seat: 'credit' });
const SAME = code('SAME_HAND');

const speaking = (actor: Actor, more: Partial<Speaking>): Speaking => ({
  ...{ actor, seat: 'credit', stage: 'notice', handlerId: 'handler', insiders: [], voices: [], unitPath: EAST },
  ...more,
});
interface Case {
  request?: Partial<Request>;
  more?: Partial<Speaking>;
}
type Row = [what: string, actor: Actor, wanted: unknown, terms?: Case];
const says = (...[what, actor, wanted, { request, more = {} } = {}]: Row): Cell<Rules> => ({
  ...{ says: what, wanted },
  told: ({ speaks }) => speaks(asked({ voices: SEATS, ...request }), speaking(actor, more)),
});

/** Every department and every role at every seat. */
function seats(): Cell<Rules>[] {
  const table = (holder: string, actor: Actor, his: string): Cell<Rules>[] =>
    SEATS.map((seat) =>
      says(`${holder} for ${seat}`, of(EAST, actor), seat === his ? own : code('NOT_YOUR_SEAT', { seat }), {
        more: { seat },
      }),
    );
  return [
    ...departments.flatMap((one) => table(`a member of ${one}`, aMember('he', one), one)),
    ...roles.flatMap((role) =>
      table(`a ${role}`, anActor('he', role), ['legal', 'finance'].includes(role) ? role : 'none'),
    ),
  ];
}

function hands(): Cell<Rules>[] {
  const two = of(EAST, aMember('he', 'credit', 'disposal'));
  const voice = (seat: string, staffId: string) => ({ seat, staffId, agrees: true });
  const twice = code('VOICE_TWICE', { seat: 'credit' });
  return [
    ...[says('one of the unit', he, own), says('one above it', of(UNION, he), own)],
    ...[says('one beside it', of(WEST, he), NOT_HIS)],
    says('one whose unit the door looked at', of(WEST, he), own, { more: { unitPath: undefined } }),
    says('a seat that nobody asks for', he, code('NOT_YOUR_SEAT', { seats: ['legal'] }), {
      request: { voices: ['legal'] },
    }),
    says('who asked', he, SAME, { request: { askedBy: 'he' } }),
    says('who completed', he, SAME, { request: { completedBy: 'he' } }),
    says('who handles the case', he, SAME, { more: { handlerId: 'he' } }),
    says('who is to decide', he, SAME, { request: { assignedTo: 'he' } }),
    says('an insider', he, code('RESPONSIBLE_HAND'), { more: { insiders: ['he'] } }),
    says('one on what is decided', he, code('ALREADY_DECIDED', { state: 'refused' }), {
      request: { state: 'refused' },
    }),
    says('one when the seat has spoken', he, twice, { more: { voices: [voice('credit', 'other')] } }),
    says('one who spoke for another seat', two, twice, { more: { voices: [voice('disposal', 'he')] } }),
    says('one when another seat has spoken', he, own, { more: { voices: [voice('disposal', 'other')] } }),
  ];
}

function deputies(): Cell<Rules>[] {
  const lin = of(EAST, anActor('lin', 'collector'));
  const forHe = aDeputy(lin, he);
  return [
    says('a deputy', forHe, { spokenFor: 'he' }),
    says('a deputy of one beside the unit', aDeputy(lin, of(WEST, he)), NOT_HIS),
    says('a deputy of who asked', forHe, SAME, { request: { askedBy: 'he' } }),
    says('a deputy of an insider', forHe, SAME, { more: { insiders: ['he'] } }),
    says('a deputy who asked', forHe, SAME, { request: { askedBy: 'lin' } }),
    says(
      'a deputy of two',
      aDeputy(lin, he, of(EAST, aMember('hu', 'credit'))),
      { spokenFor: 'hu' },
      {
        request: { askedBy: 'he' },
      },
    ),
    says('a member who is a deputy too', aDeputy(he, of(EAST, aMember('hu', 'credit'))), own),
  ];
}

/** Asked by name (加签). */
function byName(): Cell<Rules>[] {
  const lin = of(EAST, anActor('lin', 'legal'));
  const asks = (...[what, person, wanted, own = {}]: [string, Actor, unknown, Partial<Request>?]): Cell<Rules> => ({
    ...{ says: `${what} is asked by name`, wanted },
    told: ({ consultable }) =>
      consultable(asked(own), person, {
        ...{ stage: 'notice', handlerId: 'handler', insiders: ['insider'], voices: [], unitPath: EAST },
        decider: 'zhao',
      }),
  });
  const seat = 'staff:lin';
  return [
    ...[asks('another', lin, undefined), asks('the decider', of(EAST, anActor('zhao', 'director')), SAME)],
    ...[asks('the handler', of(EAST, anActor('handler')), SAME), asks('who asked', lin, SAME, { askedBy: 'lin' })],
    asks('an insider', of(EAST, anActor('insider')), code('RESPONSIBLE_HAND')),
    asks('one twice', lin, code('VOICE_TWICE', { seat }), { voices: [seat] }),
    asks('one elsewhere', of(WEST, lin), code('NOT_ENTITLED')),
    asks('one elsewhere who stands for another', aDeputy(of(WEST, lin), lin), code('NOT_ENTITLED')),
    asks('one on what is returned', lin, code('REQUEST_RETURNED'), { state: 'returned' }),
    says('who was asked by name', lin, own, { request: { voices: [seat] }, more: { seat } }),
    says('another than who was asked by name', he, code('NOT_YOUR_SEAT', { seat }), {
      request: { voices: [seat] },
      more: { seat },
    }),
    { says: 'the seat of a person', wanted: seat, told: (r) => r.seatOfPerson('lin') },
    { says: 'who sits in it', wanted: 'lin', told: (r) => r.personOfSeat(seat) },
    { says: 'nobody by name in a department’s', wanted: undefined, told: (r) => r.personOfSeat('legal') },
    {
      says: 'which words are seats',
      wanted: [true, true, true, false],
      told: (r) => ['legal', 'internalControl', 'director', 'somebody'].map(r.isSeat),
    },
  ];
}

export const voiceCells = (): Cell<Rules>[] => [...seats(), ...hands(), ...deputies(), ...byName()];
