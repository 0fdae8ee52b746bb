import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowed, judged } from '../../../test/builders/guard.js';
import { aLaw } from '../../../test/builders/law.js';
import { bygone } from './bygone.js';
import { isForbidden, judge, measures, meetingPlaces, owes, type Act, type Measure } from './guard.js';
import { channels, lawful, natures, titles, type Lawful, type LawfulMeasure } from './measure.js';
import { missingPapers } from './press.js';

const acts: fc.Arbitrary<Act> = fc.record({
  measure: fc.constantFrom(...measures),
  addressee: fc.record({ nature: fc.constantFrom(...natures), title: fc.constantFrom(...titles) }),
  channel: fc.option(fc.constantFrom(...channels)),
  hour: fc.integer({ min: 0, max: 23 }),
  hoursAgreed: fc.boolean(),
  reachedToday: fc.integer({ min: 0, max: 5 }),
  triesToday: fc.integer({ min: 0, max: 8 }),
  place: fc.option(fc.constantFrom(...meetingPlaces)),
  lost: fc.record({ numberInvalid: fc.boolean(), failedInARow: fc.integer({ min: 0, max: 5 }) }),
  thirdPersonRefused: fc.boolean(),
  press: fc.option(
    fc.record({
      ...{ whereaboutsUnknown: fc.boolean(), ofDomicile: fc.boolean(), claimsDebt: fc.boolean() },
      ...{ leastData: fc.boolean(), legalApproved: fc.boolean(), assessed: fc.boolean() },
      medium: fc.constantFrom('national', 'provincial', 'local'),
    }),
  ),
  silenced: fc.option(fc.constant({ because: 'hold' })),
});

const termsOf = (measure: Measure): Lawful | undefined => (lawful as Partial<Record<Measure, Lawful>>)[measure];

describe('whatever is asked', () => {
  it('nothing reaches a third person, a private person in public, or somebody without title', () => {
    fc.assert(
      fc.property(acts, (act) => {
        if (isForbidden(judge(act, aLaw()))) return;
        const { title, nature } = act.addressee;
        const reaches = termsOf(act.measure)?.reaches ?? 'nobody';
        if (reaches === 'addressee' && !owes(title)) {
          const contactOnly = act.measure === 'askForContact' && title === 'thirdPerson' && !act.thirdPersonRefused;
          expect([contactOnly, act.measure === 'inviteAccession' && title === 'actualUser']).toContain(true);
          if (contactOnly) expect(act.lost.numberInvalid || act.lost.failedInARow >= 3).toBe(true);
        }
        if (reaches === 'public') {
          expect(owes(title)).toBe(true);
          if (nature === 'natural') expect([act.measure, missingPapers(act.press)]).toEqual(['pressDemand', []]);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('a refusal has an article and an alternative that is itself allowed for the same addressee at the same hour', () => {
    fc.assert(
      fc.property(acts, (act) => {
        const found = judge(act, aLaw());
        if (!isForbidden(found)) return;
        expect(found.article.zh.length).toBeGreaterThan(3);
        const instead: Act = { ...act, measure: found.instead.measure, channel: null, place: 'branch', press: null };
        expect(judge(instead, aLaw())).toMatchObject({ allowed: true });
      }),
      { numRuns: 20_000 },
    );
  });

  it('each refused measure has, for every addressee, its article and its alternative', () => {
    for (const measure of measures)
      for (const title of titles)
        for (const nature of natures) {
          const found = judged(measure, { title, nature });
          if (!isForbidden(found)) continue;
          expect(found.article).toMatchObject({
            code: expect.any(String) as unknown,
            zh: expect.any(String) as unknown,
          });
          expect([measure, title, allowed(found.instead.measure, { title, nature })]).toEqual([measure, title, true]);
        }
  });

  it('every measure has a name, an article and, if it is of yesterday, what holds today', () => {
    for (const [name, one] of Object.entries(lawful)) expect([name, one.zh.length > 3]).toEqual([name, true]);
    for (const [name, one] of Object.entries(bygone))
      expect([name, one.zh.length > 3 && one.today.length > 5 && one.instead.length > 0]).toEqual([name, true]);
    const instead = Object.values(bygone).flatMap((one): readonly LawfulMeasure[] => one.instead);
    expect(instead.filter((measure) => !(measure in lawful))).toEqual([]);
  });
});
