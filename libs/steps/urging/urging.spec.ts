import { describe, expect, it } from '@jest/globals';
import { aCase } from '../../../test/builders/case.js';
import { day, on } from '../../../test/builders/day.js';
import { parameters } from '../../ground/law/law.js';
import { attendable, interviewInvitation, places, recordable } from './urging.js';
import { recordInterviewSchema, recordMediationSchema } from './urging.input.js';

describe('urging', () => {
  it('invites the debtor himself to talk, with sixty days', () => {
    expect(interviewInvitation).toMatchObject({ stage: 'urging', issued: 'InterviewInvited' });
    expect(parameters[interviewInvitation.term].default).toBe(60);
  });

  it('never meets him at his workplace, at home only with his consent (X6)', () => {
    expect(places).toEqual(['branch', 'mediation', 'homeByConsent', 'phone']);
    expect(
      recordInterviewSchema.safeParse({
        heldOn: '2026-11-20',
        place: 'workplace',
        outcome: 'promised',
        note: '同意月底还款',
      }).success,
    ).toBe(false);
  });
});

describe('an interview', () => {
  it('was held between the opening of the case and today', () => {
    const held = (heldOn: string) =>
      recordable(day(heldOn), aCase({ openedOn: day('2026-10-12') }).case, on('2026-11-20'))?.refused;
    expect(['2026-10-11', '2026-10-12', '2026-11-20', '2026-11-21'].map(held)).toEqual([
      'DAY_TOO_EARLY',
      undefined,
      undefined,
      'DAY_IN_FUTURE',
    ]);
  });

  it('has an outcome and a note', () => {
    const takes = (own: object) =>
      recordInterviewSchema.safeParse({
        heldOn: '2026-11-20',
        place: 'branch',
        outcome: 'promised',
        note: '同意月底还款',
        ...own,
      }).success;
    expect([takes({}), takes({ outcome: 'threatened' }), takes({ note: '' })]).toEqual([true, false, false]);
  });
});

describe('whom one meets where', () => {
  const met = (
    place: 'branch' | 'homeByConsent',
    attendee: 'debtor' | 'head',
    own: { consented?: boolean; natural?: boolean } = {},
  ) => attendable({ place, attendee, consented: own.consented ?? false }, { natural: own.natural ?? true })?.refused;

  it('at home only with a consent on paper (X6)', () => {
    expect([
      met('homeByConsent', 'debtor'),
      met('homeByConsent', 'debtor', { consented: true }),
      met('branch', 'debtor'),
    ]).toEqual(['CONSENT_MISSING', undefined, undefined]);
  });

  it('the head of a debtor organisation, never the head of a private person (X11)', () => {
    expect([met('branch', 'head', { natural: false }), met('branch', 'head')]).toEqual([undefined, 'NOT_THE_DEBTOR']);
  });
});

describe('a mediation', () => {
  it('has its body, its day, what came of it, and its paper', () => {
    const form = {
      body: '示例调解委员会',
      heldOn: '2026-11-20',
      outcome: 'agreed',
      proof: { kind: 'record', reference: '1' },
    };
    expect(
      [{}, { proof: undefined }, { outcome: 'forced' }].map(
        (own) => recordMediationSchema.safeParse({ ...form, ...own }).success,
      ),
    ).toEqual([true, false, false]);
  });
});
