import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, fen } from '../../../test/builders/day.js';
import { aGuarantee } from '../../../test/builders/limit.js';
import { addMonths, type Day } from '../../ground/calendar/calendar.js';
import { extendDebtSchema, recordGuaranteeSchema, recordPledgeSchema } from './debt.input.js';
import { boundByNewForOld, coveredFen, dueFor, modeOf, modeOfWording, periodOf, voidBy } from './guarantee.js';

const mode = (own: Parameters<typeof aGuarantee>[0]) => modeOf(aGuarantee(own));

describe('the mode of a guarantee', () => {
  it('is what the contract says', () => {
    expect([mode({ mode: 'joint' }), mode({ mode: 'general' })]).toEqual(['joint', 'general']);
  });

  it('left unsaid is general since 2021 and was joint before (G1; CC 686)', () => {
    const unsaid = (signedOn: string) => mode({ mode: 'unclear', signedOn: day(signedOn) });
    expect([unsaid('2020-12-31'), unsaid('2021-01-01')]).toEqual(['joint', 'general']);
  });

  it('is nobody’s guess without the day of signing', () => {
    expect(mode({ mode: 'unclear', signedOn: null })).toBeUndefined();
  });

  it('follows the words: "cannot repay" is general, "does not repay" is joint (G2; Guarantee Interp. 25)', () => {
    expect(['债务人不能履行债务时承担保证责任', '借款人无力偿还时由保证人偿还'].map(modeOfWording)).toEqual([
      'general',
      'general',
    ]);
    expect(
      ['债务人不履行债务时承担保证责任', '承担连带责任', '无条件承担保证责任', '到期未偿还的，由保证人偿还'].map(
        modeOfWording,
      ),
    ).toEqual([...['joint', 'joint', 'joint', 'joint']]);
    expect(['为借款提供保证', null].map(modeOfWording)).toEqual([undefined, undefined]);
    expect(mode({ mode: 'unclear', wording: '承担连带责任保证', signedOn: day('2023-03-01') })).toBe('joint');
  });

  it('is not read out of words that say both', () => {
    expect(modeOfWording('不能履行时承担连带责任')).toBeUndefined();
  });
});

describe('the period of a guarantee', () => {
  const period = (own: Parameters<typeof aGuarantee>[0]) =>
    periodOf(aGuarantee({ periodMonths: null, ...own }), day('2025-08-31'));

  it('is agreed in months or to a day (G3; CC 692)', () => {
    expect(period({ periodMonths: 24 })).toMatchObject({ lastDay: '2027-08-31', kind: 'agreed' });
    expect(period({ periodEndsOn: day('2026-12-31') })).toMatchObject({ lastDay: '2026-12-31', kind: 'agreed' });
  });

  it('is six months where nothing, nothing clear or nothing later than the due day was agreed (G3)', () => {
    for (const own of [{}, { periodText: '直至主债务本息还清时为止' }, { periodEndsOn: day('2025-08-31') }])
      expect(period(own)).toMatchObject({ lastDay: '2026-02-28', kind: 'legal' });
  });

  it('counts months to the same day or the last of a shorter month, whatever the day (CC 202)', () => {
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (dueOn, periodMonths) => {
        const { lastDay } = periodOf(aGuarantee({ periodMonths }), dueOn);
        expect(lastDay).toBe(addMonths(dueOn, periodMonths));
        const sameDay = lastDay.slice(8) === dueOn.slice(8);
        const lastOfMonth = new Date(Date.parse(lastDay) + 86_400_000).getUTCDate() === 1;
        expect(sameDay || lastOfMonth).toBe(true);
      }),
    );
    expect(periodOf(aGuarantee(), day('2023-08-29')).lastDay).toBe('2024-02-29');
  });
});

describe('what is agreed later', () => {
  const changes = [
    { id: 'a', agreedOn: day('2024-02-01'), newDueOn: day('2025-03-01'), increased: fen(30_000) },
    { id: 'b', agreedOn: day('2025-02-01'), newDueOn: day('2026-03-01'), increased: null },
  ];

  it('moves the due day of those alone who consented in writing (G4; CC 695)', () => {
    const due = (consents: string[]) => dueFor({ dueOn: day('2024-03-01'), changes }, { consents });
    expect([due([]), due(['a']), due(['a', 'b'])]).toEqual(['2024-03-01', '2025-03-01', '2026-03-01']);
  });

  it('raises no guarantor’s liability without his consent, and never above his cap (G14; CC 695)', () => {
    const covered = (consents: string[], cap: number | null = null) =>
      coveredFen({ owed: fen(100_000), changes }, { consents, cap: cap === null ? null : fen(cap) });
    expect([covered([]), covered(['a']), covered(['a'], 60_000), covered([], 90_000)]).toEqual([
      70_000n,
      100_000n,
      60_000n,
      70_000n,
    ]);
    expect(coveredFen({ owed: fen(10_000), changes }, { consents: [], cap: null })).toBe(0n);
  });
});

describe('a guarantor', () => {
  it('may not be an organ, a village, what it owns together, or an institution for the public’s good (G12)', () => {
    expect(
      ['organ', 'villageCommittee', 'collective', 'publicInstitution'].map((nature) => voidBy(nature)?.code),
    ).toEqual([
      'Civil Code 683; Guarantee Interp. 5 (2020)',
      'Guarantee Interp. 5 (2020)',
      'Guarantee Interp. 5 (2020)',
      'Civil Code 683; Guarantee Interp. 6 (2020)',
    ]);
    expect(voidBy('company')).toBeUndefined();
  });

  it('of a new loan for an old one is bound if he guaranteed the old one or knew (G11; Guarantee Interp. 16)', () => {
    const bound = (guaranteedOld: boolean, knew: boolean) => boundByNewForOld({ guaranteedOld, knew });
    expect([bound(true, false), bound(false, true), bound(false, false)]).toEqual([true, true, false]);
  });
});

describe('what a person may send', () => {
  const proof = { kind: 'contract', reference: '保字1号' };
  const party = { nature: 'farmHousehold', name: '李四' };

  it('of a guarantee are months or a day, not both', () => {
    const takes = (own: object) => recordGuaranteeSchema.safeParse({ party, mode: 'joint', proof, ...own }).success;
    expect(
      [{}, { periodMonths: 24 }, { periodEndsOn: '2026-12-31' }, { periodMonths: 24, periodEndsOn: '2026-12-31' }].map(
        takes,
      ),
    ).toEqual([...[true, true, true, false]]);
  });

  it('of a pledge are number and day of the registry together', () => {
    const form = { party, kind: 'mortgage', thing: '房屋', valueFen: 100, max: false, proof };
    const takes = (own: object) => recordPledgeSchema.safeParse({ ...form, ...own }).success;
    expect([{}, { registryNo: '1' }, { registryNo: '1', registeredOn: '2024-03-01' }].map(takes)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('of a consent names its proof', () => {
    const form = { agreedOn: '2024-02-01', newDueOn: '2025-03-01', proof };
    const takes = (consents: object[]) =>
      extendDebtSchema.safeParse({ ...form, guarantorsConsented: consents }).success;
    const guaranteeId = '0b5e0000-0000-4000-8000-000000000001';
    expect([takes([]), takes([{ guaranteeId, proof }]), takes([{ guaranteeId }])]).toEqual([true, true, false]);
  });
});
