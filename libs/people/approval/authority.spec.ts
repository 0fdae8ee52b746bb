import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import {
  authorityOn,
  closureGrounds,
  expeditedGrounds,
  isStep,
  matterOf,
  matters,
  startingAuthorities,
  whatOf,
  type StoredAuthority,
} from './authority.js';
import { isSeat } from './voice.js';

const row = (own: Partial<StoredAuthority> = {}): StoredAuthority => ({
  ...{ matter: 'waiver', unitId: null, fromDay: day('2026-12-01'), chain: ['supervisor'], voices: [], byAmount: true },
  ...own,
});
const on = (stored: readonly StoredAuthority[], today: string, unitId: string | null = 'union') =>
  authorityOn(stored, { matter: 'waiver', unitId, today: day(today) });

describe('the authority table', () => {
  it('starts as the house has it: five opinions for a write-off, finance for a reversal, a second admin for the table itself', () => {
    expect(startingAuthorities.writtenOff).toMatchObject({
      chain: ['director'],
      voices: ['disposal', 'credit', 'finance', 'legal', 'internalControl'],
    });
    expect(startingAuthorities.litigation).toMatchObject({ chain: ['supervisor', 'director'], byAmount: true });
    expect(startingAuthorities.expeditedSuit).toMatchObject({ chain: ['director'], byAmount: false });
    expect([startingAuthorities.reversal.chain, startingAuthorities.parameter.chain]).toEqual([['finance'], ['admin']]);
  });

  it('has a row with an article for every matter, and only seats that somebody can hold', () => {
    for (const matter of matters) {
      const { chain, voices, article } = startingAuthorities[matter];
      expect([chain.length > 0, article.zh !== '', voices.every(isSeat)]).toEqual([true, true, true]);
    }
  });

  it('holds from its day on, not before it', () => {
    expect([on([row()], '2026-11-30').chain, on([row()], '2026-12-01').chain]).toEqual([['director'], ['supervisor']]);
  });

  it('of the organisation goes before the general one, and the latest before those that began earlier', () => {
    const own = row({ unitId: 'union', fromDay: day('2026-11-01'), chain: ['director', 'admin'] });
    const newer = row({ fromDay: day('2026-12-15'), chain: ['finance'] });
    expect(on([row(), own, newer], '2027-01-01').chain).toEqual(['director', 'admin']);
    expect(on([row(), own, newer], '2027-01-01', 'other').chain).toEqual(['finance']);
    expect(on([newer, row()], '2026-12-10').chain).toEqual(['supervisor']);
  });

  it('of another organisation is not ours', () => {
    expect(on([row({ unitId: 'other' })], '2027-01-01').chain).toEqual(['director']);
  });
});

describe('the matter of a request', () => {
  it('of a suit that cannot wait is another than that of a suit', () => {
    expect(matterOf('litigation', null)).toBe('litigation');
    for (const ground of expeditedGrounds) expect(matterOf('litigation', ground)).toBe('expeditedSuit');
  });

  it('of an end is its ground: error, assignment, or one of the cases in which a claim really ends', () => {
    expect([matterOf('ended', null), matterOf('ended', 'openedInError'), matterOf('ended', 'assigned')]).toEqual([
      'ended',
      'ended',
      'assignment',
    ]);
    for (const ground of closureGrounds) expect(matterOf('ended', ground)).toBe('closure');
  });

  it('is else what it is named by, and every matter has a name', () => {
    expect(matterOf('writtenOff', 'deathWithoutEstate')).toBe('writtenOff');
    for (const matter of matters) expect(['litigation', 'ended', matter]).toContain(whatOf(matter));
  });

  it('belongs to its stage when it is a step of the case, else not', () => {
    expect(matters.map(whatOf).filter(isStep)).not.toContain('plan');
    for (const step of ['announcement', 'pressDemand', 'urging', 'litigation', 'writtenOff', 'ended'] as const)
      expect(isStep(step)).toBe(true);
  });
});
