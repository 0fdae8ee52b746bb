import { describe, expect, it } from '@jest/globals';
import { aFact } from '../../../test/builders/fact.js';
import { calendar, day, on } from '../../../test/builders/day.js';
import { addDays, termEnd } from '../../ground/calendar/calendar.js';
import {
  effectsOf,
  endableNow,
  holdsOn,
  longestDay,
  overdue,
  pausedTermEnd,
  settableNow,
  stoodDays,
  watchesOf,
  type Fact,
  type WantedFact,
} from './fact.js';
import { endings, factKinds, factRules, settable } from './rule.js';

const toward = (partyId: string, today = '2026-11-20') => ({ partyId, today: day(today) });
const today = on('2026-11-20');

describe('the table of facts and effects', () => {
  it('silences contact, escalation and the clock of demands as decided, and never an act that saves a right (X4)', () => {
    const table = factKinds.map((kind) => {
      const { contact, escalation, clock, savesRight } = factRules[kind];
      return [kind, contact, escalation, clock, savesRight];
    });
    expect(table).toEqual([
      ['bankrupt', false, false, 'stands', true],
      ['dead', false, false, 'stands', true],
      ['hold', false, false, 'stands', true],
      ['dispute', false, false, 'stands', true],
      ['planInForce', false, false, 'stands', true],
      ['hardship', true, false, 'stands', true],
      ['missing', true, true, 'runs', true],
      ['planBroken', true, true, 'runs', true],
    ]);
  });

  it('opens press and publication only for the missing (L9)', () => {
    const opening = factKinds.filter((kind) => factRules[kind].enables.length > 0);
    expect(opening).toEqual(['missing']);
  });

  it('asks an approval for a hold and a plan, and a proof for what is said of a person', () => {
    expect(factKinds.filter((kind) => factRules[kind].asks)).toEqual(['hold', 'planInForce']);
    const proven = factKinds.filter((kind) => factRules[kind].proofs.length > 0);
    expect(proven).toEqual(['bankrupt', 'dead', 'dispute', 'hardship', 'missing']);
  });

  it('knows for every fact that people set who sets it and what ends it', () => {
    for (const kind of settable) {
      expect(factRules[kind].setters).not.toEqual([]);
      expect(Object.keys(factRules[kind].ends)).not.toEqual([]);
      expect(Object.keys(factRules[kind].ends).every((ending) => (endings as readonly string[]).includes(ending))).toBe(
        true,
      );
    }
  });
});

describe('the effects of several facts', () => {
  it('are nothing while there is none', () => {
    expect(effectsOf([], toward('zhang'))).toEqual({
      ...{ contact: true, escalation: true, clock: 'runs', savesRight: true, because: null },
    });
  });

  it('are the strictest of all that hold', () => {
    const both = [aFact('hardship', { about: 'zhang' }), aFact('hold')];
    expect(effectsOf(both, toward('zhang'))).toMatchObject({ contact: false, escalation: false, because: 'hold' });
    expect(effectsOf([aFact('missing')], toward('zhang'))).toMatchObject({ contact: true, because: null });
  });

  it('reach the person they are said of, and a fact of the case reaches all', () => {
    const dead = [aFact('dead', { about: 'zhang' })];
    expect(effectsOf(dead, toward('zhang')).contact).toBe(false);
    expect(effectsOf(dead, toward('guarantor')).contact).toBe(true);
    expect(effectsOf([aFact('hold')], toward('guarantor')).contact).toBe(false);
  });

  it('begin on the first day, last through the last one and end with it', () => {
    const hold = aFact('hold', { from: '2026-11-10', until: '2026-11-20' });
    const contact = (text: string) => effectsOf([hold], toward('zhang', text)).contact;
    expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map(contact)).toEqual([true, false, false, true]);
    expect(holdsOn(aFact('hold', { state: 'proposed' }), day('2026-11-20'))).toBe(false);
    expect(effectsOf([aFact('hold', { ended: '2026-11-15' })], toward('zhang')).contact).toBe(true);
  });
});

describe('setting a fact', () => {
  const wanted = (own: Partial<WantedFact> = {}): WantedFact => ({
    ...{ kind: 'dispute', partyId: null, fromDay: day('2026-11-20'), untilDay: null, proof: 'record' },
    ...own,
  });
  const facts = (standing: Fact[] = []) => ({
    ...{ standing, partyIds: ['zhang'], roles: ['collector'] as const },
  });

  it('is allowed with its proof to those whom the table names', () => {
    expect(settableNow(wanted(), facts(), today)).toBeUndefined();
    expect(settableNow(wanted(), { ...facts(), roles: ['finance'] }, today)).toMatchObject({ refused: 'NO_RIGHT' });
    expect(settableNow(wanted({ proof: null }), facts(), today)).toMatchObject({ refused: 'FACT_UNPROVEN' });
    expect(settableNow(wanted({ kind: 'hold', proof: null }), facts(), today)).toBeUndefined();
  });

  it('of a death wants the certificate, of a bankruptcy the court’s paper; a note of one’s own proves neither', () => {
    const told = (kind: 'dead' | 'bankrupt', proof: 'record' | 'certificate' | 'courtPaper') =>
      settableNow(wanted({ kind, partyId: 'zhang', proof }), facts(), today);
    expect(told('dead', 'certificate')).toBeUndefined();
    expect(told('bankrupt', 'courtPaper')).toBeUndefined();
    expect(told('dead', 'record')).toEqual({
      refused: 'FACT_UNPROVEN',
      detail: { needed: ['certificate', 'courtPaper'] },
    });
    expect(told('bankrupt', 'certificate')).toMatchObject({ refused: 'FACT_UNPROVEN' });
  });

  it('is refused for a person who owes nothing in the case', () => {
    const stranger = wanted({ kind: 'missing', partyId: 'neighbour' });
    expect(settableNow(stranger, facts(), today)).toEqual({ refused: 'FACT_PARTY_UNKNOWN' });
  });

  it('is refused while the same holds or is asked for, for the same person', () => {
    expect(settableNow(wanted(), facts([aFact('dispute')]), today)).toMatchObject({ refused: 'FACT_IN_FORCE' });
    const asked = facts([aFact('hold', { state: 'proposed' })]);
    expect(settableNow(wanted({ kind: 'hold' }), asked, today)).toMatchObject({ refused: 'FACT_IN_FORCE' });
    expect(settableNow(wanted(), facts([aFact('dispute', { ended: '2026-11-15' })]), today)).toBeUndefined();
    const other = wanted({ kind: 'dead', partyId: 'zhang', proof: 'certificate' });
    expect(settableNow(other, facts([aFact('dead', { about: 'guarantor' })]), today)).toBeUndefined();
  });

  it('holds no longer than its kind may: a hold 90 days, a dispute 30 working days, hardship 180 days', () => {
    expect(longestDay('hold', day('2026-11-20'), today)).toBe('2027-02-18');
    expect(longestDay('hardship', day('2026-11-20'), today)).toBe('2027-05-19');
    expect(longestDay('dispute', day('2026-08-03'), today)).toBe('2026-09-14');
    expect(longestDay('planInForce', day('2026-11-20'), today)).toBe('2031-11-20');
    expect(longestDay('dead', day('2026-11-20'), today)).toBeNull();
    const long = wanted({ kind: 'hold', untilDay: day('2027-02-19') });
    expect(settableNow(long, facts(), today)).toEqual({
      refused: 'FACT_TOO_LONG',
      detail: { until: '2027-02-18' },
    });
    expect(settableNow({ ...long, untilDay: day('2027-02-18') }, facts(), today)).toBeUndefined();
  });

  it('cannot begin in the future nor be over already', () => {
    expect(settableNow(wanted({ fromDay: day('2026-11-21') }), facts(), today)).toMatchObject({
      refused: 'DAY_IN_FUTURE',
    });
    const over = wanted({ kind: 'hold', fromDay: day('2026-11-01'), untilDay: day('2026-11-19') });
    expect(settableNow(over, facts(), today)).toMatchObject({ refused: 'DAY_TOO_EARLY' });
  });
});

describe('ending a fact', () => {
  it('is for those who can say so: legal has answered the dispute, the supervisor lifts the hold', () => {
    const dispute = aFact('dispute');
    expect(endableNow(dispute, { because: 'answered', roles: ['legal'] })).toBeUndefined();
    expect(endableNow(dispute, { because: 'answered', roles: ['collector'] })).toMatchObject({ refused: 'NO_RIGHT' });
    expect(endableNow(aFact('hold'), { because: 'lifted', roles: ['supervisor'] })).toBeUndefined();
  });

  it('is refused for what does not end it, and for what is over', () => {
    expect(endableNow(aFact('hold'), { because: 'found', roles: ['supervisor'] })).toMatchObject({
      refused: 'FACT_ENDING_UNKNOWN',
    });
    expect(endableNow(aFact('planInForce'), { because: 'planOver', roles: ['supervisor'] })).toMatchObject({
      refused: 'FACT_ENDING_UNKNOWN',
    });
    expect(endableNow(aFact('hold', { ended: '2026-11-10' }), { because: 'lifted', roles: ['supervisor'] })).toEqual({
      refused: 'FACT_NOT_IN_FORCE',
      detail: { state: 'ended' },
    });
  });

  it('is the clock’s after the last day, not on it', () => {
    const hold = aFact('hold', { until: '2026-11-20' });
    expect(overdue([hold], day('2026-11-20'))).toEqual([]);
    expect(overdue([hold], day('2026-11-21'))).toEqual([hold]);
    expect(overdue([aFact('missing')], day('2036-11-21'))).toEqual([]);
  });
});

describe('the term of a demand', () => {
  const term = { from: day('2026-11-02'), days: 30 };
  const end = (facts: Fact[], text = '2027-06-01') => pausedTermEnd(term, { facts, today: day(text) }, calendar);

  it('runs as it is while nothing stands against it', () => {
    expect(end([])).toBe(termEnd(term, calendar));
    expect(end([aFact('missing')])).toBe(termEnd(term, calendar));
  });

  it('gets back the days on which it stood still', () => {
    const tenDays = aFact('hold', { from: '2026-11-10', until: '2026-11-30', ended: '2026-11-19' });
    expect(end([tenDays])).toBe(termEnd({ ...term, days: 40 }, calendar));
  });

  it('gets days of two facts at once back once', () => {
    const hold = aFact('hold', { from: '2026-11-10', ended: '2026-11-19' });
    const dispute = aFact('dispute', { from: '2026-11-15', ended: '2026-11-24' });
    expect(end([dispute, hold])).toBe(termEnd({ ...term, days: 45 }, calendar));
  });

  it('moves on with every day while a fact holds, so that nothing becomes due under it', () => {
    const plan = aFact('planInForce', { from: '2026-11-10' });
    for (const text of ['2026-11-20', '2027-01-15', '2028-01-15']) expect(end([plan], text) > day(text)).toBe(true);
  });

  it('that was over before a fact began stays over', () => {
    expect(end([aFact('hold', { from: '2026-12-10' })])).toBe(termEnd(term, calendar));
  });

  it('counts no day before it began', () => {
    const early = aFact('hold', { from: '2026-10-01', ended: '2026-11-05' });
    const span = { after: term.from, until: addDays(term.from, 30), today: day('2026-12-31') };
    expect(stoodDays([early], span)).toBe(3);
  });
});

describe('days that facts make a case watch', () => {
  it('are the end of a hold, the answer to a dispute and the window for a claim in bankruptcy (G13)', () => {
    const facts = [
      aFact('hold', { until: '2026-12-01' }),
      aFact('dispute', { until: '2026-12-14' }),
      aFact('bankrupt', { about: 'zhang' }),
      aFact('missing', { about: 'zhang' }),
      aFact('hardship', { ended: '2026-11-10', until: '2026-12-20' }),
    ];
    expect(watchesOf(facts, today).map(({ for: what, on: last, savesRight }) => [what, last, savesRight])).toEqual([
      ['factTerm', '2026-12-01', false],
      ['disputeAnswer', '2026-12-14', false],
      ['claimFiling', '2026-12-02', true],
    ]);
  });

  it('give legal the dispute to answer and the claim to file', () => {
    const tasks = watchesOf([aFact('dispute', { until: '2026-12-14' }), aFact('bankrupt')], today).flatMap(
      (watch) => watch.tasks,
    );
    expect(tasks.map(({ kind, role }) => [kind, role])).toEqual([
      ['answerDispute', 'legal'],
      ['fileClaim', 'legal'],
    ]);
  });
});
