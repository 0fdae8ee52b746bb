import { describe, expect, it } from '@jest/globals';
import { day, on } from '../../../test/builders/day.js';
import { anAct, claimOn, guarantorOn } from '../../../test/builders/limit.js';
import { tasksDue } from '../case/watch.js';
import { alarms, risks, watchOf } from './alarm.js';
import type { Clock } from './clock.js';

const claim = (today: string, own: Parameters<typeof claimOn>[1] = {}): Clock => ({
  ...{ kind: 'limitation', debtId: 'debt-1' },
  ...claimOn(today, own),
});
const guarantor = (today: string, own: Parameters<typeof guarantorOn>[1] = {}): Clock => ({
  ...{ kind: 'guarantee', debtId: 'debt-1' },
  ...guarantorOn(today, own),
});
// Due on 2026-03-02: its guarantees end on 2026-09-02, its claim in 2029.
const late = { dueOn: day('2026-03-02') };
const general = { ...late, guarantee: { mode: 'general' as const } };

describe('alarms before an end', () => {
  it('are ninety, sixty, thirty, fourteen and seven days before it, never on a day off (rules of the holiday law)', () => {
    const found = alarms(day('2026-12-31'), on('2026-01-05'));
    expect(found).toEqual([
      { days: 90, openOn: '2026-09-30' }, // 2 October is a feast: the last working day before it.
      { days: 60, openOn: '2026-10-30' }, // 1 November is a Sunday.
      { days: 30, openOn: '2026-12-01' },
      { days: 14, openOn: '2026-12-17' },
      { days: 7, openOn: '2026-12-24' },
    ]);
  });

  it('that have passed leave one task, not five', () => {
    expect(alarms(day('2026-12-31'), on('2026-12-10')).map((one) => one.days)).toEqual([30, 14, 7]);
    expect(alarms(day('2026-12-31'), on('2026-12-30')).map((one) => one.days)).toEqual([7]);
  });
});

describe('the watch of a claim', () => {
  it('tells collector and supervisor, and saves a right: no hold silences it (X4)', () => {
    const watch = watchOf(claim('2026-12-01'), on('2026-12-01'));
    expect(watch).toMatchObject({
      for: 'limitation',
      about: 'debt-1',
      from: '2024-03-01',
      on: '2027-03-01',
      savesRight: true,
    });
    expect(watch?.tasks.slice(0, 2)).toEqual([
      { openOn: '2026-12-01', kind: 'limitationEnds', about: 'debt-1/2027-03-01/90/collector', role: 'collector' },
      { openOn: '2026-12-01', kind: 'limitationEnds', about: 'debt-1/2027-03-01/90/supervisor', role: 'supervisor' },
    ]);
  });

  it('opens its tasks once: an interruption makes new ones for the new end', () => {
    const today = on('2026-12-01');
    const watch = watchOf(claim('2026-12-01'), today);
    const opened = tasksDue(watch ? [watch] : [], { today: today.today, opened: [] });
    expect(opened.length).toBe(2);
    expect(tasksDue(watch ? [watch] : [], { today: today.today, opened })).toEqual([]);
  });

  it('that has expired is one check for legal; that a suit holds is nobody’s', () => {
    expect(watchOf(claim('2027-06-01'), on('2027-06-01'))?.tasks).toEqual([
      { openOn: '2027-06-01', kind: 'legalCheck', about: 'debt-1/expired', role: 'legal' },
    ]);
    const held = { acts: [anAct('suit', '2026-05-11')] };
    expect(watchOf(claim('2026-12-01', held), on('2026-12-01'))).toBeUndefined();
  });
});

describe('the watch of a guarantee', () => {
  it('tells the collector of a joint one, who asks the guarantor, and legal of a general one, who sues (G5)', () => {
    const roles = (clock: Clock) =>
      new Set(watchOf(clock, on('2026-06-05'))?.tasks.map((task) => `${task.kind} ${task.role}`));
    expect([...roles(guarantor('2026-06-05', late))]).toEqual(['guaranteeEnds collector']);
    expect([...roles(guarantor('2026-06-05', general))]).toEqual(['guaranteeEnds legal']);
  });

  it('void, unknown or lapsed is one check for legal and no letter (X2)', () => {
    const check = (clock: Clock, today: string) =>
      watchOf(clock, on(today))?.tasks.map((task) => `${task.kind} ${task.about} ${task.role}`);
    expect(check(guarantor('2026-06-05', { ...late, nature: 'organ' }), '2026-06-05')).toEqual([
      'legalCheck guarantee-1/void legal',
    ]);
    expect(check(guarantor('2026-09-03', late), '2026-09-03')).toEqual(['legalCheck guarantee-1/lapsed legal']);
    const unknown = { ...late, guarantee: { mode: 'unclear' as const, signedOn: null } };
    expect(check(guarantor('2026-06-05', unknown), '2026-06-05')).toEqual(['legalCheck guarantee-1/unknown legal']);
    const released = { ...late, guarantee: { releasedOn: day('2026-04-01'), releasedBecause: 'newForOld' as const } };
    expect(check(guarantor('2026-06-05', released), '2026-06-05')).toBeUndefined();
  });

  it('that is void or unknown leaves no day to wait for: it is never the next deadline of its case', () => {
    const nothing = watchOf(guarantor('2026-06-05', { ...late, nature: 'organ' }), on('2026-06-05'));
    expect((nothing?.on ?? '') < '2026-06-05').toBe(true);
  });

  it('in a bankruptcy without claim and without a word to him is a check too (G13)', () => {
    const acts = [anAct('debtorBankrupt', '2026-05-06')];
    expect(watchOf(guarantor('2026-06-05', { ...late, acts }), on('2026-06-05'))?.tasks).toMatchObject([
      { kind: 'legalCheck', about: 'guarantee-1/bankruptcy' },
    ]);
  });
});

describe('a general guarantee at risk (X8)', () => {
  const risk = (today: string, own: Parameters<typeof guarantorOn>[1] = general) =>
    risks([guarantor(today, own)], on(today))[0];

  it('goes to legal ninety days before its end, straight to legal under forty-five', () => {
    expect(risk('2026-04-01')).toMatchObject({
      guaranteeId: 'guarantee-1',
      endsOn: '2026-09-02',
      askFrom: '2026-06-04',
      urgent: false,
    });
    expect([risk('2026-07-19')?.urgent, risk('2026-07-20')?.urgent]).toEqual([false, true]);
  });

  it('is none once the debtor was sued, once it has lapsed, and of a joint guarantor, whom a demand saves', () => {
    expect(risk('2026-07-20', { ...general, acts: [anAct('suit', '2026-07-01')] })).toBeUndefined();
    expect(risk('2026-09-03')).toBeUndefined();
    expect(risk('2026-07-20', late)).toBeUndefined();
  });
});
