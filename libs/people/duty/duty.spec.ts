import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { handable, handoverPapers, holdersOn, isWithoutGap, type Duty } from './duty.js';
import { handOverSchema } from './duty.input.js';

const direct = (staffId: string, fromDay: string, untilDay: string | null = null): Duty => ({
  ...{ post: 'direct', staffId, fromDay: day(fromDay), untilDay: untilDay === null ? null : day(untilDay) },
});
const line = [direct('wang', '2026-01-05', '2026-06-01'), direct('sun', '2026-06-01')];

describe('a duty', () => {
  const on = (today: string) => holdersOn(line, { post: 'direct', day: day(today) });

  it('has one holder on each day, and passes at the beginning of a day', () => {
    expect(['2026-01-04', '2026-01-05', '2026-05-31', '2026-06-01', '2036-01-01'].map((one) => on(one))).toEqual([
      [],
      ['wang'],
      ['wang'],
      ['sun'],
      ['sun'],
    ]);
  });

  it('has no gap and no two holders', () => {
    expect(isWithoutGap(line, 'direct')).toBe(true);
    expect(isWithoutGap([direct('wang', '2026-01-05', '2026-06-01'), direct('sun', '2026-06-02')], 'direct')).toBe(
      false,
    );
    expect(isWithoutGap([direct('wang', '2026-01-05', '2026-06-01')], 'direct')).toBe(false);
    expect(isWithoutGap([], 'first')).toBe(false);
  });

  it('for life is never over', () => {
    const life: Duty = { post: 'lifelong', staffId: 'qian', fromDay: day('2019-03-01'), untilDay: null };
    expect(holdersOn([life], { post: 'lifelong', day: day('2040-01-01') })).toEqual(['qian']);
  });
});

describe('a handover', () => {
  const handed = (
    own: Partial<Parameters<typeof handable>[1]> = {},
    open = false,
    holderId: string | undefined = 'wang',
  ) =>
    handable({ holderId, open }, { by: 'wang', bySupervisor: false, to: 'sun', papers: handoverPapers, ...own })
      ?.refused;

  it('is made by the holder or his supervisor, with every paper', () => {
    expect([handed(), handed({ by: 'lisi', bySupervisor: true })]).toEqual([undefined, undefined]);
    expect(handed({ by: 'zhao' })).toBe('NOT_YOUR_DUTY');
    expect(handed({}, false, '')).toBe('NOT_YOUR_DUTY');
  });

  it('is refused while a paper is missing, and says which', () => {
    expect(
      handable({ holderId: 'wang', open: false }, { by: 'wang', bySupervisor: false, to: 'sun', papers: ['loanFile'] }),
    ).toEqual({
      refused: 'PAPERS_MISSING',
      detail: { missing: ['ledgerStatement', 'demandsAndProofs', 'contactLog', 'openTasks'] },
    });
  });

  it('is one at a time, to somebody else', () => {
    expect([handed({}, true), handed({ to: 'wang' })]).toEqual(['HANDOVER_OPEN', 'DUTY_HELD']);
  });

  it('is asked for with post, person and papers', () => {
    const id = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
    const takes = (own: object) =>
      handOverSchema.safeParse({ post: 'direct', toStaffId: id, papers: [], ...own }).success;
    expect([takes({}), takes({ post: 'lifelong' }), takes({ papers: ['hearsay'] })]).toEqual([true, false, false]);
  });
});
