import { describe, expect, it } from '@jest/globals';
import { calendar, day, fen, yuan } from '../../../test/builders/day.js';
import { aLaw } from '../../../test/builders/law.js';
import { aDecision, aRequest } from '../../../test/builders/request.js';
import { aDeputy, anActor } from '../../../test/builders/staff.js';
import { decideSchema } from './approval.input.js';
import {
  bar,
  completable,
  entitled,
  firstLevel,
  isAboveLevel,
  isToBeRaised,
  levelEnd,
  topOf,
  transferable,
  type Deciding,
  type Request,
} from './approval.js';
import { startingAuthorities } from './authority.js';

const law = aLaw({ supervisorLimitFen: 50_000_000 });
const [supervisor, director] = [anActor('li', 'supervisor'), anActor('zhao', 'director')];
const judgedOn = (request: Partial<Request>, own: Partial<Deciding> = {}) =>
  bar(aRequest(request), aDecision({ law, ...own }))?.refused;
const judged = (request: Partial<Request>, actor = supervisor, amount = yuan(1000)) =>
  judgedOn(request, { actor, amount });
const TOP = topOf(aRequest());

describe('a request', () => {
  it('may be decided by the supervisor it waits with, and always by the director', () => {
    expect([judged({}), judged({}, director), judged({ level: TOP }, director)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('filed by the clock may be decided by whoever is entitled', () => {
    expect([judged({ askedBy: 'clock' }), judged({ askedBy: 'clock' }, director)]).toEqual([undefined, undefined]);
  });

  it('is never decided by the hand that asked, whatever its roles', () => {
    expect(judged({ askedBy: 'li' })).toBe('SAME_HAND');
    expect(judged({ askedBy: 'zhao' }, director)).toBe('SAME_HAND');
    expect(judged({ askedBy: 'chen' }, anActor('chen', 'collector', 'supervisor', 'director'))).toBe('SAME_HAND');
  });

  it('that was decided is decided', () => {
    expect([judged({ state: 'approved' }), judged({ state: 'refused' })]).toEqual([
      'ALREADY_DECIDED',
      'ALREADY_DECIDED',
    ]);
  });

  it('is stale once the case has left the stage it was made in', () => {
    expect([judged({ state: 'stale' }), judged({ stage: 'announcement' })]).toEqual(['REQUEST_STALE', 'REQUEST_STALE']);
  });

  it('for a plan, a hold or a waiver outlives a change of stage', () => {
    for (const what of ['plan', 'hold', 'waiver', 'inKind'] as const)
      expect(judged({ what, stage: 'announcement', level: 0 }, director)).toBeUndefined();
  });

  it('at the top is not the supervisor’s, and none is a collector’s, legal’s or finance’s', () => {
    expect(judged({ level: TOP })).toBe('NOT_YOUR_LEVEL');
    for (const role of ['collector', 'legal', 'finance', 'auditor', 'admin'] as const)
      expect(judged({}, anActor('wu', role))).toBe('NOT_YOUR_LEVEL');
  });

  it('whose amount has grown above the supervisor’s limit since it was asked goes to the director', () => {
    expect([
      judged({}, supervisor, fen(50_000_000)),
      judged({}, supervisor, fen(50_000_001)),
      judged({}, director, fen(50_000_001)),
    ]).toEqual([undefined, 'ABOVE_LIMIT', undefined]);
  });

  it('for a hold is the supervisor’s whatever the amount: it stops, it gives nothing away', () => {
    expect(judged({ what: 'hold' }, supervisor, fen(50_000_001))).toBeUndefined();
  });

  it('is decided by who the authority table names: a reversal by finance, a parameter by an admin', () => {
    const by = (what: 'reversal' | 'parameter', role: 'finance' | 'admin' | 'director') =>
      judgedOn({ what, stage: '' }, { actor: anActor('qian', role), stage: '' });
    expect([by('reversal', 'finance'), by('parameter', 'admin')]).toEqual([undefined, undefined]);
    expect([by('reversal', 'director'), by('parameter', 'finance')]).toEqual(['NOT_YOUR_LEVEL', 'NOT_YOUR_LEVEL']);
  });

  it('is decided with a reason', () => {
    const takes = (value: unknown) => decideSchema.safeParse(value).success;
    expect([
      takes({ decision: 'approve', reason: '证据齐全' }),
      takes({ decision: 'approve', reason: ' ' }),
      takes({ decision: 'skip', reason: 'x' }),
    ]).toEqual([true, false, false]);
  });

  it('in another unit is nobody’s there, not even the director’s', () => {
    const elsewhere = { unitPath: '/union/other/branch/' };
    expect([
      judgedOn({}, { ...elsewhere, actor: director }),
      judgedOn({}, { unitPath: '/union/coop/branch/', actor: director }),
    ]).toEqual(['NOT_YOUR_LEVEL', undefined]);
  });
});

describe('a person near to the case', () => {
  it('who is responsible for it decides nothing that the clock asks in it, but what others ask', () => {
    const responsible = ['li'];
    expect(judgedOn({ askedBy: 'clock' }, { responsible })).toBe('RESPONSIBLE_HAND');
    expect(judgedOn({ askedBy: 'wang' }, { responsible })).toBeUndefined();
    expect(judgedOn({ askedBy: 'clock' }, { responsible, actor: director })).toBeUndefined();
  });

  it('who introduced or accepted an insider’s loan decides nothing in it, whoever asks', () => {
    for (const askedBy of ['clock', 'wang'])
      expect(judgedOn({ askedBy }, { insiders: ['li'] })).toBe('RESPONSIBLE_HAND');
  });
});

describe('a deputy', () => {
  const collector = anActor('zhang', 'collector');
  const stands = aDeputy(collector, supervisor);

  it('decides from the seat of the absent person, and the request says for whom', () => {
    expect(entitled(aRequest(), aDecision({ law, actor: stands }))).toEqual({ decidedFor: 'li' });
    expect(entitled(aRequest(), aDecision({ law, actor: supervisor }))).toEqual({ decidedFor: null });
    expect(judgedOn({}, { actor: collector })).toBe('NOT_YOUR_LEVEL');
  });

  it('has the limits of that seat, its units and its level', () => {
    expect(judgedOn({}, { actor: stands, amount: fen(50_000_001) })).toBe('ABOVE_LIMIT');
    expect(judgedOn({ level: TOP }, { actor: stands })).toBe('NOT_YOUR_LEVEL');
    const [east, west] = ['/union/coop/east/', '/union/coop/west/'];
    const eastern = aDeputy({ ...anActor('sun', 'supervisor'), unitPath: west }, { ...supervisor, unitPath: east });
    expect(entitled(aRequest(), aDecision({ law, actor: eastern, unitPath: east }))).toEqual({ decidedFor: 'li' });
    expect(entitled(aRequest(), aDecision({ law, actor: eastern, unitPath: west }))).toEqual({ decidedFor: null });
  });

  it('never decides his own request, from no seat', () => {
    expect(judgedOn({ askedBy: 'zhang' }, { actor: stands })).toBe('SAME_HAND');
    expect(judgedOn({ completedBy: 'zhang' }, { actor: stands })).toBe('SAME_HAND');
  });

  it('of the one who asked does not decide for him, but for another superior', () => {
    expect(judgedOn({ askedBy: 'li' }, { actor: stands })).toBe('SAME_HAND');
    expect(judgedOn({ askedBy: 'li' }, { actor: aDeputy(collector, supervisor, director) })).toBeUndefined();
  });

  it('of a responsible person is as near to the case as he', () => {
    expect(judgedOn({ askedBy: 'clock' }, { actor: stands, responsible: ['li'] })).toBe('RESPONSIBLE_HAND');
  });
});

describe('a request that needs opinions', () => {
  const write = { what: 'writtenOff', stage: 'litigation', level: 0 } as const;
  const five = ['disposal', 'credit', 'finance', 'legal', 'internalControl'].map((seat) => ({
    ...{ seat, staffId: `of-${seat}`, agrees: true },
  }));
  const decided = (voices: typeof five, wanted: Deciding['wanted'] = 'approve') =>
    bar(aRequest(write), aDecision({ law, actor: director, stage: 'litigation', voices, wanted }));

  it('is approved when all five have agreed, and not before', () => {
    expect(decided(five)).toBeUndefined();
    expect(decided(five.slice(0, 3))).toEqual({
      refused: 'VOICES_MISSING',
      detail: { missing: ['legal', 'internalControl'] },
    });
  });

  it('with one against may only be refused or returned', () => {
    const opposed = five.map((voice) => ({ ...voice, agrees: voice.seat !== 'credit' }));
    expect(decided(opposed)).toEqual({ refused: 'VOICE_AGAINST', detail: { seats: ['credit'] } });
    expect([decided(opposed, 'refuse'), decided(opposed, 'return')]).toEqual([undefined, undefined]);
  });

  it('is not decided by one who spoke on it', () => {
    expect(
      decided(five.map((voice) => ({ ...voice, staffId: voice.seat === 'credit' ? 'zhao' : voice.staffId }))),
    ).toEqual({ refused: 'SAME_HAND' });
  });
});

describe('a request that is handed on (转交)', () => {
  const deputyDirector = anActor('chen', 'director');
  const handed = { level: TOP, assignedTo: 'chen' };

  it('is his alone at that level, or a higher level’s', () => {
    expect([judged(handed, director), judged(handed, deputyDirector)]).toEqual(['ASSIGNED_TO_OTHER', undefined]);
    expect(judged({ assignedTo: 'sun' }, director)).toBeUndefined();
    expect(judgedOn(handed, { actor: aDeputy(anActor('he', 'collector'), deputyDirector) })).toBeUndefined();
  });

  it('goes to another entitled person of the same level only', () => {
    const to = (person: typeof director, own: Partial<Request> = {}) =>
      transferable(aRequest({ level: TOP, ...own }), person, aDecision({ law, insiders: ['insider'] }))?.refused;
    expect(to(deputyDirector)).toBeUndefined();
    expect([
      to(supervisor),
      to(deputyDirector, { askedBy: 'chen' }),
      to(anActor('insider', 'director')),
      to(deputyDirector, { level: 0 }),
      to(aDeputy(anActor('he', 'collector'), director)),
    ]).toEqual(Array(5).fill('NOT_ENTITLED'));
  });
});

describe('a request that was returned (退回补正)', () => {
  const returned = aRequest({ state: 'returned' });
  const by = (name: string, own: Partial<Request> = {}) =>
    completable({ ...returned, ...own }, { actor: anActor(name, 'collector'), handlerId: 'wang', stage: 'notice' })
      ?.refused;

  it('waits for its asker: nobody decides it meanwhile', () => {
    expect(judged({ state: 'returned' }, director)).toBe('REQUEST_RETURNED');
  });

  it('is completed by who asked, or by his deputy; what the clock asked, by who handles the case', () => {
    expect([by('wang'), by('li'), by('wang', { askedBy: 'clock' }), by('li', { askedBy: 'clock' })]).toEqual([
      undefined,
      'NOT_YOURS_TO_COMPLETE',
      undefined,
      'NOT_YOURS_TO_COMPLETE',
    ]);
    const deputy = aDeputy(anActor('sun', 'collector'), anActor('wang', 'collector'));
    expect(completable(returned, { actor: deputy, handlerId: null, stage: 'notice' })).toBeUndefined();
  });

  it('is completed only while it is returned, and in the stage it was asked in', () => {
    expect([by('wang', { state: 'open' }), by('wang', { state: 'refused' }), by('wang', { stage: 'urging' })]).toEqual([
      'REQUEST_NOT_RETURNED',
      'ALREADY_DECIDED',
      'REQUEST_STALE',
    ]);
  });
});

describe('the level of a request', () => {
  it('is the supervisor’s up to his limit, where the matter goes by amount, else the lowest of its chain', () => {
    const first = (what: keyof typeof startingAuthorities, amount: number) =>
      firstLevel({ authority: startingAuthorities[what], amount: fen(amount), law });
    expect([first('litigation', 50_000_000), first('litigation', 50_000_001)]).toEqual([0, 1]);
    expect([first('hold', 50_000_001), first('expeditedSuit', 1), first('writtenOff', 50_000_001)]).toEqual([0, 0, 0]);
  });

  const { chain } = aRequest();

  it('has three working days to itself, counted without the day of the request', () => {
    const end = (from: string) => levelEnd({ chain, level: 0, from: day(from), law }, calendar);
    expect([end('2026-11-20'), end('2026-09-29'), end('2026-11-21')]).toEqual([
      '2026-11-25',
      '2026-10-09',
      '2026-11-25',
    ]);
  });

  it('at the top has no end: nothing follows, and nobody is skipped', () => {
    expect(levelEnd({ chain, level: TOP, from: day('2026-11-20'), law }, calendar)).toBeNull();
    expect(levelEnd({ chain: ['director'], level: 0, from: day('2026-11-20'), law }, calendar)).toBeNull();
  });

  it('rises on the day after its last day, not on it', () => {
    expect(
      ['2026-11-24', '2026-11-25', '2026-11-26', '2027-11-26'].map((today) => isToBeRaised(aRequest(), day(today))),
    ).toEqual([false, false, true, true]);
  });

  it('rises for an open request only, and never past the top', () => {
    for (const own of [
      { state: 'approved' },
      { state: 'refused' },
      { state: 'returned' },
      { state: 'stale' },
      { level: TOP },
      { levelEndsOn: null },
    ] as const)
      expect(isToBeRaised(aRequest(own), day('2027-01-01'))).toBe(false);
  });

  it('rises at once when the amount has grown past its limit, and not on the limit', () => {
    const above = (amount: number, own: Partial<Request> = {}) =>
      isAboveLevel(aRequest(own), { amount: fen(amount), law });
    expect([
      above(50_000_000),
      above(50_000_001),
      above(50_000_001, { level: TOP }),
      above(50_000_001, { state: 'approved' }),
      above(50_000_001, { what: 'hold' }),
    ]).toEqual([false, true, false, false, false]);
  });
});
