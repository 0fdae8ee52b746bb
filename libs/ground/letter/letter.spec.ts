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
