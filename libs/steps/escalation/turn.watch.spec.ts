import { describe, expect, it } from '@jest/globals';
import { aCase, type CaseInTest } from '../../../test/builders/case.js';
import { day, on } from '../../../test/builders/day.js';
import { aDemand } from '../../../test/builders/demand.js';
import { aRequest } from '../../../test/builders/request.js';
import { articles } from '../../ground/law/law.js';
import type { Watch } from '../../cases/case/watch.js';
import { nextLook } from './look.js';
import { dueAct } from './turn.js';

const due = (kase: CaseInTest, today = '2026-11-20') => dueAct(kase, on(today));
const look = (kase: CaseInTest, today = '2026-11-20') => nextLook(kase, on(today));

const served = aDemand().signedOn('2026-11-03'); // Its thirty days end on 2026-12-03.
const noticed = aCase().at('notice').with(served);

describe('a watched day', () => {
  const freezeTask = { openOn: day('2027-01-04'), kind: 'enforce', about: 'freeze-1/28', role: 'legal' } as const;
  const freeze: Watch = {
    ...{ for: 'appeal', about: 'freeze-1', from: day('2026-02-02'), on: day('2027-02-01'), savesRight: true },
    article: articles.suit,
    tasks: [freezeTask],
  };
  const soft: Watch = { ...freeze, about: 'soft', savesRight: false, tasks: [{ ...freezeTask, about: 'soft/1' }] };

  it('opens its task on its day, once', () => {
    const kase = noticed.watching(freeze);
    expect(due(kase, '2027-01-03')).not.toMatchObject({ kind: 'enforce' });
    expect(due(kase, '2027-01-04')).toMatchObject({
      do: 'openTask',
      dueDay: '2027-01-04',
      kind: 'enforce',
      role: 'legal',
    });
    expect(due(kase.tasked('enforce', 'freeze-1/28'), '2027-01-04')).not.toMatchObject({ kind: 'enforce' });
  });

  it('is kept by a hold, a dispute and a plan: they silence pressure, never a right (X4)', () => {
    expect(due(noticed.silenced().watching(freeze), '2027-01-04')).toMatchObject({ kind: 'enforce' });
  });

  it('that saves a right is kept in a parked case too, another one is not', () => {
    const parked = noticed.parked('RULE_FAILED 2026-11-20').tasked('parked', 'RULE_FAILED 2026-11-20');
    expect(due(parked.watching(freeze), '2027-01-04')).toMatchObject({ kind: 'enforce' });
    expect(due(parked.watching(soft), '2027-01-04')).toBeUndefined();
  });

  it('is looked at on the days of its tasks and after its end', () => {
    expect(look(aCase().watching(freeze), '2026-12-20')?.on).toBe('2027-01-04');
    expect(look(aCase().watching(freeze), '2027-01-20')).toMatchObject({
      on: '2027-02-02',
      deadline: { on: '2027-02-01' },
    });
  });
});

describe('a day that a row makes due', () => {
  const instalment = { what: 'instalment' as const, id: 'instalment-3', on: day('2026-11-30') };

  it('is judged on the day after it, by the case’s own clock', () => {
    const kase = aCase().at('notice').with(aDemand()).due(instalment);
    expect(due(kase, '2026-11-30')).not.toMatchObject({ do: 'judge' });
    expect(due(kase, '2026-12-01')).toEqual({ do: 'judge', dueDay: '2026-12-01', due: instalment });
    expect(look(kase)?.on).toBe('2026-12-01');
  });

  it('is judged before anything else is asked', () => {
    expect(due(noticed.due(instalment), '2026-12-04')).toMatchObject({ do: 'judge' });
  });
});

describe('a case that is held, disputed or planned', () => {
  it('is asked nothing and sends nothing while it is silent', () => {
    expect(due(noticed.silenced(), '2026-12-10')).toBeUndefined();
    expect(due(aCase().wantsNotice().silenced())).toBeUndefined();
    expect(due(aCase().at('urging').silenced())).toBeUndefined();
  });

  it('still settles, and its requests still go up', () => {
    expect(due(noticed.silenced().paidInFull())).toMatchObject({ do: 'settle' });
    expect(due(noticed.silenced().asking(aRequest({ levelEndsOn: day('2026-11-23') })), '2026-11-24')).toMatchObject({
      do: 'raise',
    });
  });
});

describe('a general guarantee near its end', () => {
  const kase = noticed.guaranteeAtRisk('2026-11-20', '2027-02-18');

  it('is saved by a suit only: the clock asks for it from its day on, whatever is silenced (X8)', () => {
    for (const one of [kase, kase.silenced()]) {
      expect(due(one, '2026-11-19')).toBeUndefined();
      expect(due(one, '2026-11-20')).toMatchObject({ do: 'ask', to: 'litigation', ground: 'guaranteeEnding' });
    }
  });

  it('is asked for once: a suit that is asked for or was refused since is people’s affair', () => {
    const suit = aRequest({ what: 'litigation', askedOn: day('2026-11-20') });
    expect(due(kase.asking(suit), '2026-11-23')).toBeUndefined();
    expect(
      due(kase.asking({ ...suit, what: 'litigation', ground: 'guaranteeEnding', state: 'refused' }), '2026-11-23'),
    ).toBeUndefined();
    expect(due(kase.asking({ ...suit, askedOn: day('2026-11-10'), state: 'refused' }))).toMatchObject({ do: 'ask' });
  });

  it('in court asks for nothing more', () => {
    expect(due(aCase().at('litigation').guaranteeAtRisk('2026-11-20', '2027-02-18'))).toBeUndefined();
  });
});

describe('a value that changes', () => {
  it('is looked at on its first day: what it moves is judged anew', () => {
    const changing = { ...on('2026-11-20'), law: { ...on('2026-11-20').law, changesOn: day('2026-11-25') } };
    expect(nextLook(noticed, changing)?.on).toBe('2026-11-25');
  });
});
