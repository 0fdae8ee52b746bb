import { describe, expect, it } from '@jest/globals';
import { anActor } from '../../../test/builders/staff.js';
import { addStaffSchema, signInSchema } from './staff.input.js';
import { mayDo, rights, rightsOf, roles, sees, type Right, type Role } from './staff.js';

const holders = (right: Right): Role[] => roles.filter((role) => mayDo([role], right));

describe('a right', () => {
  it('of the auditor changes no case: he reads, and speaks where his department is asked', () => {
    expect(rightsOf(['auditor'])).toEqual(expect.arrayContaining(['case.read', 'record.read', 'voice.give']));
    for (const right of ['case.open', 'request.ask', 'request.decide', 'payment.post', 'people.manage'] as const)
      expect(mayDo(['auditor'], right)).toBe(false);
  });

  it('to post and reverse money belongs to finance alone', () => {
    expect([holders('payment.post'), holders('payment.reverse')]).toEqual([['finance'], ['finance']]);
  });

  it('to decide belongs to those whom an authority names, never to a collector or the auditor', () => {
    expect(holders('request.decide')).toEqual(['supervisor', 'director', 'legal', 'finance', 'admin']);
  });

  it('in court belongs to legal alone', () => {
    expect([holders('handoff.decide'), holders('suit.record')]).toEqual([['legal'], ['legal']]);
  });

  it('over people and parameters belongs to the admin, who reads no case', () => {
    expect(rightsOf(['admin'])).not.toContain('case.read');
    expect(holders('people.manage')).toEqual(['admin']);
  });

  it('is had by whoever has one role that has it, and by nobody without a role', () => {
    expect(mayDo(['collector', 'finance'], 'payment.post')).toBe(true);
    expect((Object.keys(rights) as Right[]).filter((right) => mayDo([], right))).toEqual([]);
  });
});

describe('a person', () => {
  it('sees his own unit and those below it, not those beside or above', () => {
    const actor = anActor('wang', 'collector');
    expect(
      ['/union/coop/', '/union/coop/branch/', '/union/', '/union/coop2/', '/other/union/coop/'].map((path) =>
        sees(actor, path),
      ),
    ).toEqual([true, true, false, false, false]);
  });

  it('signs in by role card or by name and password, not by half of one', () => {
    const takes = (value: unknown) => signInSchema.safeParse(value).success;
    expect([
      takes({ login: 'wang', password: 'x' }),
      takes({ staffId: '0b5e0000-0000-4000-8000-000000000001' }),
    ]).toEqual([true, true]);
    for (const value of [
      { login: 'wang' },
      { password: 'x' },
      {},
      { login: 'wang', password: 'x', roles: ['director'] },
    ])
      expect(takes(value)).toBe(false);
  });

  it('is given a login of plain signs, a real password and roles that exist', () => {
    const wang = {
      unitId: '0b5e0000-0000-4000-8000-000000000001',
      name: '王芳',
      login: 'wang.fang',
      roles: ['collector'],
      password: 'ten signs!',
    };
    const takes = (own: object) => addStaffSchema.safeParse({ ...wang, ...own }).success;
    expect(takes({})).toBe(true);
    for (const own of [{ login: 'Wang' }, { login: 'w' }, { password: 'short' }, { roles: [] }, { roles: ['god'] }])
      expect(takes(own)).toBe(false);
  });
});
