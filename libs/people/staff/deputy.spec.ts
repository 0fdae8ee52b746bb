import { describe, expect, it } from '@jest/globals';
import { day } from '../../../test/builders/day.js';
import { aDeputy, anActor } from '../../../test/builders/staff.js';
import { appointable, type Deputyship } from './deputy.js';
import { mayCome, reaches, rightsWith, seatsOf, type Actor } from './staff.js';

const director = anActor('zhao', 'director');
const admin = anActor('zhou', 'admin');
const leave: Deputyship = {
  ...{ staffId: 'zhao', deputyId: 'chen', fromDay: day('2026-11-20'), untilDay: day('2026-11-27') },
};
const appointed = (own: Partial<Deputyship> = {}, by: Actor = director, absent: Actor = director) =>
  appointable({ ...leave, ...own }, { by, absent, today: day('2026-11-20') })?.refused;

describe('a deputy', () => {
  it('is appointed by the absent person himself or by an admin, for days to come', () => {
    expect([appointed(), appointed({}, admin)]).toEqual([undefined, undefined]);
    expect(appointed({}, anActor('li', 'supervisor'))).toBe('DEPUTY_NOT_YOURS');
    expect(appointed({}, admin, { ...director, unitPath: '/other/' })).toBe('DEPUTY_NOT_YOURS');
  });

  it('is another person, and no admin puts himself in another’s seat', () => {
    expect(appointed({ deputyId: 'zhao' })).toBe('DEPUTY_SELF');
    expect(appointed({ deputyId: 'zhou' }, admin)).toBe('SAME_HAND');
  });

  it('is not appointed for days that have been, backwards, or for ever', () => {
    expect([
      appointed({ fromDay: day('2026-11-19') }),
      appointed({ untilDay: day('2026-11-19') }),
      appointed({ untilDay: day('2027-11-22') }),
      appointed({ untilDay: day('2027-11-21') }),
    ]).toEqual(['DEPUTY_DAYS', 'DEPUTY_DAYS', 'DEPUTY_DAYS', undefined]);
  });

  const stands = aDeputy(
    { ...anActor('chen', 'collector'), unitPath: '/union/coop/east/' },
    { ...director, departments: ['credit'] },
  );

  it('holds two seats: his own, and that of the absent with its roles and departments', () => {
    expect(seatsOf(stands).map(({ staffId, departments }) => [staffId, departments])).toEqual([
      ['chen', []],
      ['zhao', ['credit']],
    ]);
  });

  it('reads, speaks and decides from it, and does nothing else with its rights', () => {
    expect([mayCome(stands, 'request.decide'), mayCome(stands, 'case.resume')]).toEqual([true, false]);
    expect(rightsWith(stands)).toContain('request.decide');
    expect(rightsWith(stands)).not.toContain('case.resume');
    expect(mayCome(anActor('chen', 'collector'), 'request.decide')).toBe(false);
  });

  it('reaches the units of that seat for this alone', () => {
    const west = '/union/coop/west/';
    expect([reaches(stands, west, 'request.decide'), reaches(stands, west, 'case.read')]).toEqual([true, true]);
    expect([reaches(stands, west, 'request.ask'), reaches(stands, west)]).toEqual([false, false]);
    expect(reaches(stands, '/union/coop/east/branch/', 'request.ask')).toBe(true);
  });

  it('does not carry the rights of his own seat into the units of the other', () => {
    const eastern = { ...anActor('sun', 'supervisor'), unitPath: '/union/coop/east/' };
    const forCollector = aDeputy(eastern, { ...anActor('wu', 'collector'), unitPath: '/union/coop/west/' });
    expect(reaches(forCollector, '/union/coop/west/', 'request.decide')).toBe(false);
    expect(reaches(forCollector, '/union/coop/west/', 'case.read')).toBe(true);
  });
});
