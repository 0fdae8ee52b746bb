import { describe, expect, it } from '@jest/globals';
import { initialsOf, soughtInitials } from './initials.js';

describe('initials', () => {
  it('are the first letters of a name’s pinyin', () => {
    expect([initialsOf('张三', 'person'), initialsOf('欧阳示例', 'person')]).toEqual(['ZS', 'OYSL']);
    expect(initialsOf('青山农村信用合作联社', 'company')).toBe('QSNCXYHZLS');
  });

  it('read a surname as a surname, in people’s names only', () => {
    expect([initialsOf('单示例', 'person'), initialsOf('单示例', 'soleTrader')]).toEqual(['SSL', 'SSL']);
    expect(initialsOf('单县示例厂', 'company')).toMatch(/^[SD]XSLC$/);
  });

  it('keep letters and figures and nothing else', () => {
    expect(initialsOf('ABC贸易（示例）有限公司 2', 'company')).toBe('ABCMYSLYXGS2');
    expect(initialsOf('阿·示例', 'person')).toBe('ASL');
    expect(initialsOf('·', 'person')).toBe('');
  });

  it('are sought by letters alone', () => {
    expect(['zs', ' ZS ', 'z3', '张', '', '%'].map(soughtInitials)).toEqual(['ZS', 'ZS', null, null, null, null]);
  });
});
