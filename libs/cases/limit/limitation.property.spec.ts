import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, isWorkday, rolledForward, type Day } from '../../ground/calendar/calendar.js';
import { calendar, day, on } from '../../../test/builders/day.js';
import { aClaim, anAct, guarantorOn } from '../../../test/builders/limit.js';
import { alarms } from './alarm.js';
import { actKinds, acts, type ActFacts } from './limit.js';
import { limitation } from './limitation.js';

// Month ends and the last of February come up as often as any other day.
const edges = ['2020-02-29', '2024-02-29', '2023-02-28', '2022-12-31', '2023-08-31', '2021-10-31', '2020-01-24'].map(
  day,
);
const days = fc.oneof(
  fc.integer({ min: 0, max: 2_400 }).map((n) => addDays(day('2020-01-01'), n)),
  fc.constantFrom(...edges),
);
const happened = fc.array(fc.record({ kind: fc.constantFrom(...actKinds), on: days }), { maxLength: 8 });
const numbered = (list: { kind: ActFacts['kind']; on: Day }[]): ActFacts[] =>
  list.map((one, n) => anAct(one.kind, one.on, { id: `act-${n}` }));
const at = (due: Day, list: ActFacts[], today: Day) => limitation(aClaim({ due: { on: due }, acts: list }), on(today));

describe('the limitation of any debt, whatever happened', () => {
  it('untouched ends three years after its due day, on a working day, not before it (CC 188, 202, 203)', () => {
    fc.assert(
      fc.property(days, (due) => {
        const { endsOn, state } = at(due, [], due);
        expect(endsOn).toBe(rolledForward(addMonths(due, 36), calendar));
        expect(endsOn && isWorkday(endsOn, calendar)).toBe(true);
        expect(state).toBe('running');
        expect(at(due, [], endsOn as Day).state).toBe('running');
        expect(at(due, [], addDays(endsOn as Day, 1)).state).toBe('expired');
      }),
    );
  });

  it('never ends earlier for an act, but for an early call', () => {
    fc.assert(
      fc.property(days, happened, days, (due, list, today) => {
        const all = numbered(list.filter((one) => one.kind !== 'acceleration'));
        const { endsOn } = at(due, all, today);
        if (endsOn) expect(endsOn >= (at(due, [], today).endsOn as Day)).toBe(true);
      }),
    );
  });

  it('never outlives the long-stop unless the debtor agreed to pay after it', () => {
    fc.assert(
      fc.property(happened, (list) => {
        const due = day('2003-05-12');
        const found = at(due, numbered(list), day('2026-11-20'));
        const agreed = list.some((one) => acts[one.kind].does === 'revives');
        if (found.endsOn && found.longstopOn && !agreed) expect(found.endsOn <= found.longstopOn).toBe(true);
      }),
    );
  });

  it('is moved by no act that stands alone after its end, unless it revives', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...actKinds), fc.integer({ min: 1, max: 400 }), (due, kind, after) => {
        const end = at(due, [], due).endsOn as Day;
        const act = anAct(kind, addDays(end, after));
        const { state } = at(due, [act], addDays(act.on, 1));
        expect(state).toBe(acts[kind].does === 'revives' ? 'revived' : 'expired');
      }),
    );
  });

  it('does not depend on the order in which acts were recorded on different days', () => {
    fc.assert(
      fc.property(days, happened, (due, list) => {
        const distinct = numbered(list).filter((one, n, all) => all.findIndex((other) => other.on === one.on) === n);
        const today = day('2026-11-20');
        expect(at(due, [...distinct].reverse(), today)).toEqual(at(due, distinct, today));
      }),
    );
  });
});

describe('the period of any guarantee', () => {
  it('is never moved by what happens to the claim (G4), and ends on a working day', () => {
    fc.assert(
      fc.property(days, happened, (dueOn, list) => {
        const untouched = guarantorOn(dueOn, { dueOn });
        expect(isWorkday(untouched.endsOn as Day, calendar)).toBe(true);
        const claimOnly = numbered(list.filter((one) => one.kind !== 'acceleration'));
        expect(guarantorOn(dueOn, { dueOn, acts: claimOnly }).endsOn).toBe(untouched.endsOn);
        const after = addDays(untouched.endsOn as Day, 1);
        expect(guarantorOn(after, { dueOn, acts: claimOnly }).state).toBe('lapsed');
      }),
    );
  });
});

describe('the alarms of any end', () => {
  it('open on working days before it', () => {
    fc.assert(
      fc.property(days, (end) => {
        for (const { openOn, days: before } of alarms(end, on('2019-01-02'))) {
          expect(isWorkday(openOn, calendar)).toBe(true);
          expect(openOn <= addDays(end, -before)).toBe(true);
        }
      }),
    );
  });
});
