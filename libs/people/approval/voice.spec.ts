import { describe, expect, it } from '@jest/globals';
import { aRequest } from '../../../test/builders/request.js';
import { aDeputy, aMember, anActor } from '../../../test/builders/staff.js';
import type { Request } from './approval.js';
import { consultable, isSeat, seatOfPerson, speaks, type Speaking } from './voice.js';

const writeOff = (own: Partial<Request> = {}): Request => aRequest({ what: 'writtenOff', stage: 'litigation', ...own });
const credit = aMember('he', 'credit');
const said = (own: Partial<Speaking>, request: Partial<Request> = {}) => {
  const found = speaks(writeOff(request), {
    ...{ actor: credit, seat: 'credit', stage: 'litigation', handlerId: 'zhang', insiders: [], voices: [] },
    ...own,
  });
  return 'refused' in found ? found.refused : found.spokenFor;
};

describe('an opinion', () => {
  it('comes from a member of the department, for its seat', () => {
    expect(said({})).toBeNull();
    expect(said({ seat: 'disposal' })).toBe('NOT_YOUR_SEAT');
    expect(said({ actor: anActor('he', 'director') })).toBe('NOT_YOUR_SEAT');
  });

  it('of legal or finance may come from who has that role', () => {
    expect([said({ seat: 'legal', actor: anActor('wu', 'legal') }), said({ seat: 'finance', actor: credit })]).toEqual([
      null,
      'NOT_YOUR_SEAT',
    ]);
    expect(
      said({ seat: 'legal', actor: anActor('wu', 'legal') }, { what: 'pressDemand', stage: 'litigation' }),
    ).toBeNull();
  });

  it('is not the asker’s, the handler’s, nor that of who is to decide', () => {
    expect([
      said({}, { askedBy: 'he' }),
      said({}, { completedBy: 'he' }),
      said({ handlerId: 'he' }),
      said({}, { assignedTo: 'he' }),
    ]).toEqual(['SAME_HAND', 'SAME_HAND', 'SAME_HAND', 'SAME_HAND']);
    expect(said({ insiders: ['he'] })).toBe('RESPONSIBLE_HAND');
  });

  it('is given once for a seat, and each person gives one', () => {
    const voices = [{ seat: 'credit', staffId: 'sun', agrees: true }];
    expect(said({ voices })).toBe('VOICE_TWICE');
    const both = aMember('he', 'credit', 'disposal');
    expect(said({ actor: both, seat: 'disposal', voices: [{ seat: 'credit', staffId: 'he', agrees: true }] })).toBe(
      'VOICE_TWICE',
    );
  });

  it('may be given by a deputy for an absent member, not for one who may not speak', () => {
    const deputy = aDeputy(anActor('lin', 'collector'), credit);
    expect(said({ actor: deputy })).toBe('he');
    expect([said({ actor: deputy, handlerId: 'he' }), said({ actor: deputy }, { askedBy: 'lin' })]).toEqual([
      'SAME_HAND',
      'SAME_HAND',
    ]);
  });

  it('on what is decided, returned or stale is not asked for', () => {
    expect([said({}, { state: 'refused' }), said({}, { state: 'returned' }), said({}, { state: 'stale' })]).toEqual([
      'ALREADY_DECIDED',
      'REQUEST_RETURNED',
      'REQUEST_STALE',
    ]);
  });

  it('of another unit does not count', () => {
    expect(said({ unitPath: '/union/other/' })).toBe('NOT_YOUR_SEAT');
  });
});

describe('a person who is asked by name (加签)', () => {
  const asked = (person = anActor('lin', 'legal'), own: Partial<Request> = {}) =>
    consultable(writeOff(own), person, {
      ...{ stage: 'litigation', handlerId: 'zhang', insiders: [], voices: [], unitPath: '/union/coop/branch/' },
      decider: 'zhao',
    })?.refused;

  it('is another hand than asker, handler and decider, asked once, and sees the request', () => {
    expect(asked()).toBeUndefined();
    expect([
      asked(anActor('zhao', 'director')),
      asked(anActor('zhang', 'collector')),
      asked(anActor('lin', 'legal'), { askedBy: 'lin' }),
      asked(anActor('lin', 'legal'), { voices: [seatOfPerson('lin')] }),
      asked({ ...anActor('lin', 'legal'), unitPath: '/union/other/' }),
    ]).toEqual(['SAME_HAND', 'SAME_HAND', 'SAME_HAND', 'VOICE_TWICE', 'NOT_ENTITLED']);
  });

  it('speaks for himself alone', () => {
    const voices = [seatOfPerson('lin')];
    expect(said({ actor: anActor('lin', 'legal'), seat: seatOfPerson('lin') }, { voices })).toBeNull();
    expect(said({ actor: anActor('wu', 'legal'), seat: seatOfPerson('lin') }, { voices })).toBe('NOT_YOUR_SEAT');
  });
});

describe('a seat', () => {
  it('is a role’s or a department’s', () => {
    expect(['legal', 'internalControl', 'director', 'somebody'].map(isSeat)).toEqual([true, true, true, false]);
  });
});
