import { describe, expect, it } from '@jest/globals';
import { aCase, type CaseInTest } from '../../../test/builders/case.js';
import { day, on } from '../../../test/builders/day.js';
import { aDemand } from '../../../test/builders/demand.js';
import { aRequest } from '../../../test/builders/request.js';
import { vector } from '../../../test/builders/vector.js';
import type { Stage } from '../../cases/case/case.js';
import { nextLook, words } from './look.js';
import { demandOf, dueAct, taskDue } from './turn.js';

const due = (kase: CaseInTest, today = '2026-11-20') => dueAct(kase, on(today));
const look = (kase: CaseInTest, today = '2026-11-20') => nextLook(kase, on(today));

const served = aDemand().signedOn('2026-11-03'); // Its thirty days end on 2026-12-03.
const noticed = aCase().at('notice').with(served);
const open: Stage[] = ['intake', 'notice', 'announcement', 'urging', 'litigation', 'writtenOff'];

describe('a case that is paid in full', () => {
  it('settles from every stage, before anything else that is due', () => {
    for (const stage of open)
      expect(due(aCase().at(stage).paidInFull().asking(aRequest()), '2027-11-20')).toEqual({
        do: 'settle',
        dueDay: '2027-11-20',
      });
  });

  it('does so after a write-off too: the claim lived on until then', () => {
    expect(due(aCase().writtenOff().paidInFull())).toMatchObject({ do: 'settle' });
  });

  it('has nothing more to do and no next look once it is settled', () => {
    const kase = aCase().settledFrom('notice').paidInFull();
    expect([due(kase), look(kase)]).toEqual([undefined, undefined]);
  });
});

describe('a settled case whose payment was reversed', () => {
  it('goes back to the stage it was settled from', () => {
    for (const stage of open)
      expect(due(aCase().settledFrom(stage))).toEqual({ do: 'reopen', dueDay: '2026-11-20', to: stage });
  });

  it('stays settled when another open case holds the debt: that one takes the entry', () => {
    expect(due(aCase().settledFrom('urging').heldByAnother())).toBeUndefined();
  });
});

describe('a case ended in error', () => {
  it('is never woken again', () => {
    const kase = aCase().at('ended');
    expect([due(kase), due(kase.paidInFull()), look(kase)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a parked case', () => {
  const parked = noticed.parked('BALANCE_BELOW_ZERO 2026-11-20');

  it('gets one task for a supervisor and nothing else, whatever is due', () => {
    expect(due(parked, '2027-06-01')).toMatchObject({ do: 'openTask', kind: 'parked', role: 'supervisor' });
    expect(due(parked.tasked('parked', 'BALANCE_BELOW_ZERO 2026-11-20').paidInFull(), '2027-06-01')).toBeUndefined();
  });

  it('parked again later gets another', () => {
    expect(
      due(noticed.parked('RULE_FAILED 2027-01-04').tasked('parked', 'BALANCE_BELOW_ZERO 2026-11-20')),
    ).toMatchObject({ about: 'RULE_FAILED 2027-01-04' });
  });

  it('is looked at every day', () => {
    expect(look(parked)).toEqual({ on: '2026-11-21', deadline: undefined });
  });
});

describe('the first notice', () => {
  it('goes out by itself when that was ordered at the opening', () => {
    expect(due(aCase().wantsNotice())).toMatchObject({ do: 'issue', demand: { letter: 'overdueNotice' } });
    expect(due(aCase())).toBeUndefined();
  });

  it('comes first also a year late: nothing is skipped after an outage (V051)', () => {
    const { expected } = vector<unknown, { reminders_on_invoice: number }>('V051');
    const late = aCase().wantsNotice();
    expect(due(late, '2027-11-20')).toMatchObject({
      do: 'issue',
      demand: { stage: 'notice', letter: 'overdueNotice' },
    });
    const after = late
      .at('notice', '2027-11-20')
      .steppedOn('2027-11-20')
      .with(aDemand({ issuedOn: day('2027-11-20') }));
    expect(due(after, '2027-11-20')).toBeUndefined();
    expect(expected.reminders_on_invoice).toBe(1);
  });
});

describe('a demand', () => {
  it('of a stage just entered is issued at the next turn, one step a day', () => {
    for (const stage of ['announcement', 'urging'] as const) {
      expect(due(aCase().at(stage, '2026-11-20'))).toEqual({
        do: 'issue',
        dueDay: '2026-11-20',
        demand: demandOf(stage),
      });
      expect(due(aCase().at(stage, '2026-11-20').steppedOn('2026-11-20'))).toBeUndefined();
      expect(due(aCase().at(stage, '2026-11-20').steppedOn('2026-11-20'), '2026-11-21')).toMatchObject({ do: 'issue' });
    }
    expect(look(aCase().at('urging', '2026-11-20').steppedOn('2026-11-20'))).toEqual({
      on: '2026-11-21',
      deadline: { from: '2026-11-20', on: '2026-11-20', for: 'nextDay' },
    });
  });

  it('without proof of service starts no term; after fifteen days a person is asked for the proof, once', () => {
    const unserved = aCase().at('notice').with(aDemand().posted('done'));
    expect([due(unserved, '2026-11-17'), look(unserved)?.deadline]).toEqual([undefined, undefined]);
    expect(look(unserved, '2026-11-10')).toEqual({
      on: '2026-11-18',
      deadline: { from: '2026-11-02', on: '2026-11-17', for: 'service' },
    });
    expect(due(unserved, '2026-11-18')).toMatchObject({ do: 'openTask', kind: 'serviceMissing', role: 'collector' });
    expect(due(unserved.tasked('serviceMissing', 'demand-1'), '2027-11-18')).toBeUndefined();
  });

  it('belongs to the three stages of demands only', () => {
    expect(
      (['intake', 'notice', 'announcement', 'urging', 'litigation', 'writtenOff', 'settled', 'ended'] as const).map(
        (stage) => demandOf(stage)?.letter,
      ),
    ).toEqual([
      undefined,
      'overdueNotice',
      'finalDemand',
      'interviewInvitation',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the end of a term', () => {
  it('files the request on the day after the last day, never on it', () => {
    expect(due(noticed, '2026-12-03')).toBeUndefined();
    expect(due(noticed, '2026-12-04')).toEqual({
      do: 'ask',
      dueDay: '2026-12-04',
      to: 'announcement',
      ground: null,
      number: 1,
    });
  });

  it('found late, after an outage, is filed as of the day it was due', () => {
    expect(due(noticed, '2027-03-01')).toMatchObject({ do: 'ask', dueDay: '2026-12-04', to: 'announcement' });
  });

  it('asks for urging after the last demand, and for the suit after urging, which is the director’s', () => {
    expect(due(aCase().at('announcement').with(served), '2026-12-04')).toMatchObject({ to: 'urging' });
    expect(due(aCase().at('urging').with(served), '2026-12-04')).toMatchObject({ to: 'litigation' });
  });

  it('is waited for and shown', () => {
    expect(look(noticed)).toEqual({
      on: '2026-12-04',
      deadline: { from: '2026-11-03', on: '2026-12-03', for: 'noticeTerm' },
    });
    expect(look(noticed, '2026-12-03')?.on).toBe('2026-12-04');
  });

  it('is put off by a part payment and skips nothing', () => {
    const paid = noticed.partPaidOn('2026-11-20').owing(40_000);
    expect(look(paid)?.deadline).toEqual({ from: '2026-11-20', on: '2026-12-21', for: 'noticeTerm' });
    expect([due(paid, '2026-12-04'), due(paid, '2026-12-21')]).toEqual([undefined, undefined]);
    expect(due(paid, '2026-12-22')).toMatchObject({ do: 'ask', to: 'announcement' });
  });

  it('asks nothing while a request waits', () => {
    expect(
      due(noticed.asking(aRequest({ askedOn: day('2026-12-04'), levelEndsOn: day('2026-12-09') })), '2026-12-07'),
    ).toBeUndefined();
  });

  it('asks nothing again after a refusal: that is for people', () => {
    expect(
      due(noticed.asking(aRequest({ state: 'refused', askedOn: day('2026-12-04') })), '2027-02-01'),
    ).toBeUndefined();
  });

  it('asks by itself when people had asked, and were refused, before the term was over', () => {
    const early = aCase()
      .at('urging')
      .with(served)
      .asking(aRequest({ what: 'litigation', stage: 'urging', state: 'refused', askedOn: day('2026-11-10') }));
    expect(due(early, '2026-12-04')).toMatchObject({ do: 'ask', to: 'litigation', number: 2 });
  });

  it('asks again when the request went stale because the debt was settled, and the payment was reversed', () => {
    expect(due(noticed.asking(aRequest({ state: 'stale', askedOn: day('2026-12-04') })), '2026-12-10')).toMatchObject({
      do: 'ask',
      number: 2,
    });
  });
});

describe('a request that waits too long', () => {
  const waiting = noticed.asking(
    aRequest({ askedOn: day('2026-12-04'), levelOn: day('2026-12-04'), levelEndsOn: day('2026-12-09') }),
  );

  it('goes up a level on the day after its three working days', () => {
    expect([due(waiting, '2026-12-09'), due(waiting, '2026-12-10')]).toEqual([
      undefined,
      expect.objectContaining({ do: 'raise', dueDay: '2026-12-10', level: 1 }),
    ]);
    expect(look(waiting, '2026-12-07')).toEqual({
      on: '2026-12-10',
      deadline: { from: '2026-12-04', on: '2026-12-09', for: 'request' },
    });
  });

  it('goes up at once when the debt has grown past the limit of its level', () => {
    expect(due(waiting.owing(50_000_001), '2026-12-07')).toMatchObject({ do: 'raise', dueDay: '2026-12-07', level: 1 });
    expect(due(waiting.owing(50_000_000), '2026-12-07')).toBeUndefined();
  });

  it('at the top is never decided by time', () => {
    const top = noticed.asking(aRequest({ askedOn: day('2026-12-04'), level: 1, levelEndsOn: null }));
    for (const today of ['2026-12-10', '2027-06-01', '2036-01-01']) expect(due(top, today)).toBeUndefined();
    expect(look(top, '2027-06-01')).toEqual({ on: '2027-07-01', deadline: undefined });
  });
});

describe('an idle case', () => {
  it('is looked at once a month all the same', () => {
    expect(look(aCase())).toEqual({ on: '2026-12-20', deadline: undefined });
  });

  it('is never looked at on a day that has been, nor today', () => {
    for (const stage of open)
      for (const kase of [
        aCase().at(stage),
        aCase().at(stage).with(served),
        aCase().at(stage).with(aDemand()),
        aCase().at(stage).wantsNotice(),
        aCase().at(stage).asking(aRequest()),
      ])
        for (const today of ['2026-11-20', '2027-11-20']) expect((look(kase, today)?.on ?? '') > today).toBe(true);
  });
});

describe('one line for an operator', () => {
  it('says stage, next deadline and what waits, in codes and days only', () => {
    const kase = noticed.asking(aRequest());
    expect(words(kase, look(kase))).toBe(
      'QH-2026-000001 · notice since 2026-11-02 · request until 2026-11-25 · asks for announcement, level 1',
    );
    expect(words(noticed.parked('RULE_FAILED 2026-11-20'), undefined)).toContain('PARKED: RULE_FAILED 2026-11-20');
  });

  it('a task that the clock opens is due in two working days', () => {
    expect(taskDue(on('2026-11-20'))).toBe('2026-11-24');
  });
});
