import { describe, expect, it } from '@jest/globals';
import { day, yuan } from '../../../test/builders/day.js';
import { letterText, type LetterFacts } from './letter.js';

const aLetter = (own: Partial<LetterFacts> = {}): string[] =>
  letterText({
    ...{ number: 'QH-2026-000001-通1', kind: 'overdueNotice', creditor: '青山农村信用合作联社', addressee: '张三' },
    ...{ contracts: ['青信借2024-001'], demanded: yuan(80_952.5), asOf: day('2026-11-02'), termDays: 30 },
    ...own,
  }).split('\n');

describe('a letter', () => {
  it('claims the debt: who owes whom under which contracts how much, in figures and capitals (Limitation Rules 8)', () => {
    const text = aLetter({ contracts: ['青信借2024-001', '青信借2024-002'] }).join('\n');
    for (const part of [
      '张三',
      '青山农村信用合作联社',
      '青信借2024-001、青信借2024-002',
      '80952.50元',
      '捌万零玖佰伍拾贰元伍角整',
      '2026年11月2日',
    ])
      expect(text).toContain(part);
  });

  it('has a slip under which a signature agrees to pay, not only to receipt (Civil Code 192)', () => {
    expect(aLetter().slice(-2)[0]).toContain('确认上述债务，同意偿还');
  });

  it('counts its term from the day after it is received (Civil Code 201)', () => {
    expect(aLetter({ termDays: 45 }).join('\n')).toContain('自收到本通知之次日起45日内');
  });

  it('has its title by its kind and its number', () => {
    const titles = (['overdueNotice', 'finalDemand', 'interviewInvitation'] as const).map(
      (kind) => aLetter({ kind })[0],
    );
    expect(titles).toEqual(['逾期贷款催收通知书', '最后催告函', '约谈邀请函']);
    expect(aLetter()[1]).toBe('编号：QH-2026-000001-通1');
  });

  it('invites to talk of free will, away from the workplace', () => {
    expect(aLetter({ kind: 'interviewInvitation' }).join('\n')).toContain('面谈出于自愿，不在工作场所进行');
  });

  it('never says that a claim was written off, nor threatens with superiors, names in public or the police', () => {
    for (const kind of ['overdueNotice', 'finalDemand', 'interviewInvitation'] as const)
      expect(aLetter({ kind }).join('\n')).not.toMatch(/核销|单位领导|公示|曝光|公安|拘留/);
  });
});

describe('a letter to somebody else than the borrower', () => {
  it('asks a guarantor to answer for his debtor, and says that he may claim back', () => {
    const text = aLetter({ kind: 'guarantorDemand', addressee: '李保人', debtor: '张三' }).join('\n');
    expect(text).toContain('债务人张三在本社');
    expect(text).toContain('依法向债务人追偿');
    expect(text).not.toContain('同意偿还'); // His liability rests on his contract alone (Guarantee Interp. 34).
  });

  it('in public has no slip and no more than its term', () => {
    for (const kind of ['pressDemand', 'organisationCall'] as const) {
      const text = aLetter({ kind }).join('\n');
      expect(text).toContain('自本公告之日起30日内');
      expect(text).not.toContain('回执');
    }
  });
});

describe('a reminder', () => {
  it('names the day on which the running term ends, and begins no new one', () => {
    const text = aLetter({ kind: 'reminder', until: day('2026-12-07') }).join('\n');
    expect(text).toContain('2026年12月7日届满');
    expect(text).not.toContain('之次日起');
  });
});
