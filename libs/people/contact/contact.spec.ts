import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { countsOf, lostBy, recordable, type ContactFacts } from './contact.js';

const today = day('2026-11-20');
const aContact = (own: Partial<ContactFacts> = {}): ContactFacts => ({
  ...{ channel: 'call', direction: 'outgoing', day: today, answered: true, numberIndex: 'own', outcome: 'talked' },
  ...own,
});
const failed = (own: Partial<ContactFacts> = {}) => aContact({ answered: false, outcome: 'noAnswer', ...own });

const counts = (
  ofPerson: readonly ContactFacts[],
  own: Partial<Parameters<typeof countsOf>[0]> & { terms?: Partial<Parameters<typeof countsOf>[1]> } = {},
) => {
  const { terms, ...facts } = own;
  const atNumber = ofPerson.filter((one) => one.numberIndex === (terms?.numberIndex ?? 'own'));
  return countsOf(
    { ofPerson, atNumber, cleared: [], newestFirst: [...ofPerson].reverse(), ...facts },
    { channel: 'call', day: today, numberIndex: 'own', ...terms },
  );
};

describe("a person's day", () => {
  it('counts answered contacts over all channels, and only those that we began', () => {
    const contacts = [
      aContact(),
      aContact({ channel: 'visit', numberIndex: null }),
      aContact({ channel: 'message', answered: false, outcome: 'messageLeft' }),
      aContact({ direction: 'incoming' }),
      failed(),
      aContact({ channel: 'letter', numberIndex: null }),
    ];
    expect(counts(contacts).reachedToday).toBe(3);
  });

  it('begins anew each day', () => {
    expect(counts([aContact({ day: day('2026-11-19') }), failed({ day: day('2026-11-19') })])).toMatchObject({
      reachedToday: 0,
      triesToday: 0,
    });
  });

  it('counts what was allowed and is not on record yet, so that two cannot both begin the last one', () => {
    const cleared = [
      { channel: 'call' as const, day: today, numberIndex: 'own' },
      { channel: 'call' as const, day: day('2026-11-19'), numberIndex: 'own' },
    ];
    expect(counts([aContact(), aContact()], { cleared }).reachedToday).toBe(3);
  });

  it('counts unanswered tries by number, whoever was called at it', () => {
    const atNumber = [failed(), failed(), aContact()];
    expect(counts([failed({ numberIndex: 'old' })], { atNumber }).triesToday).toBe(2);
    expect(counts([failed(), failed()], { terms: { numberIndex: null } }).triesToday).toBe(2);
    expect(counts([failed(), failed()], { terms: { channel: 'visit' } }).triesToday).toBe(0);
  });
});

describe('a person who is lost', () => {
  it('is one whose last calls failed in a row; an answer, a visit met or his own call begins anew', () => {
    expect(lostBy([failed(), failed(), failed(), aContact()]).failedInARow).toBe(3);
    expect(lostBy([failed(), aContact({ channel: 'visit' }), failed(), failed()]).failedInARow).toBe(1);
    expect(lostBy([failed(), aContact({ direction: 'incoming' }), failed(), failed()]).failedInARow).toBe(1);
    expect(lostBy([]).failedInARow).toBe(0);
  });

  it('is one whose number proved invalid at the last call', () => {
    const invalid = failed({ outcome: 'invalidNumber' });
    expect([lostBy([invalid]), lostBy([failed(), invalid])].map((one) => one.numberInvalid)).toEqual([true, false]);
  });

  it('is not found by what a third person said, nor lost by his silence', () => {
    const third = aContact({ channel: 'thirdPersonCall', outcome: 'newContact', numberIndex: 'aunt' });
    expect(lostBy([third, failed(), failed()]).failedInARow).toBe(2);
  });
});

describe('a third person', () => {
  const terms = { channel: 'thirdPersonCall' as const, numberIndex: 'aunt' };
  const asked = (own: Partial<ContactFacts> = {}) =>
    aContact({ channel: 'thirdPersonCall', numberIndex: 'aunt', outcome: 'newContact', ...own });

  it('has a day of his own, which does not use up the debtor’s', () => {
    expect(counts([aContact(), aContact(), asked()], { terms }).reachedToday).toBe(1);
    expect(counts([aContact(), asked(), asked()]).reachedToday).toBe(1);
  });

  it('who has refused is known by his number, ever after', () => {
    const refusal = asked({ outcome: 'refused', day: day('2025-01-02') });
    expect(counts([], { newestFirst: [refusal], terms }).thirdPersonRefused).toBe(true);
    const another = { ...terms, numberIndex: 'uncle' };
    expect(counts([], { newestFirst: [refusal], terms: another }).thirdPersonRefused).toBe(false);
    const nameless = { ...terms, numberIndex: null };
    expect(counts([], { newestFirst: [refusal], terms: nameless }).thirdPersonRefused).toBe(true);
  });
});

describe('a contact on record', () => {
  const told = (own: Partial<Parameters<typeof recordable>[0]>) =>
    recordable(
      { day: today, answered: true, outcome: 'talked', ...own },
      { openedOn: day('2026-10-12') },
      on('2026-11-20'),
    )?.refused;

  it('was between the opening of the case and today', () => {
    expect(['2026-10-11', '2026-10-12', '2026-11-20', '2026-11-21'].map((text) => told({ day: day(text) }))).toEqual([
      ...['DAY_TOO_EARLY', undefined, undefined, 'DAY_IN_FUTURE'],
    ]);
  });

  it('has an outcome that fits: nobody promised who did not answer', () => {
    expect([told({ answered: false, outcome: 'promised' }), told({ outcome: 'noAnswer' })]).toEqual([
      ...['OUTCOME_UNFIT', 'OUTCOME_UNFIT'],
    ]);
    expect(told({ answered: false, outcome: 'messageLeft' })).toBeUndefined();
  });
});
