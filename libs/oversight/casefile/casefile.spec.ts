import { describe, expect, it } from '@jest/globals';
import { aCase, type CaseInTest } from '../../../test/builders/case.js';
import { day, on } from '../../../test/builders/day.js';
import { aDemand } from '../../../test/builders/demand.js';
import { anActor } from '../../../test/builders/staff.js';
import type { Day } from '../../ground/calendar/calendar.js';
import { termOf } from '../../steps/notice/notice.js';
import { checks, deadlineView, future, offered, type Step } from './casefile.js';

const today = '2026-11-20';
const collector = anActor('zhang', 'collector');
const supervisor = anActor('li', 'supervisor');
const legal = anActor('wang', 'legal');

const ends = (kase: CaseInTest): Day | undefined => kase.demand && termOf(kase.demand, kase, on(today))?.on;
const steps = (kase: CaseInTest, actor = collector): Step[] =>
  offered({ ...kase, termEndsOn: ends(kase) }, { actor, today: day(today) });
const acts = (kase: CaseInTest): string[] => steps(kase).map(({ act, to }) => (to ? `${act} ${to}` : act));
const first = (kase: CaseInTest, actor = collector): string | undefined =>
  steps(kase, actor).find((step) => step.primary)?.act;

const served = aDemand().signedOn('2026-11-03'); // Its thirty days end on 2026-12-03.
const waiting = aCase().at('notice').with(aDemand().posted('done'));

describe('the steps that a case offers', () => {
  it('are those of its stage, the first that the person may take in front', () => {
    expect(acts(aCase())).toEqual(['serveNotice', 'ask litigation', 'ask ended', 'postPayment']);
    expect(first(aCase())).toBe('serveNotice');
    expect(first(waiting)).toBe('recordDelivery');
  });

  it('say who may take them when the person may not', () => {
    const [serve] = steps(aCase(), legal);
    expect(serve).toMatchObject({ act: 'serveNotice', mine: false, whoRoles: ['collector', 'supervisor'] });
  });

  it('show a step that is blocked with the reason, and never as the first', () => {
    const ask = steps(waiting).find((step) => step.to === 'announcement');
    expect(ask).toMatchObject({ refused: 'NOT_SERVED', primary: false });
    const running = steps(aCase().at('notice').with(served)).find((step) => step.to === 'announcement');
    expect(running).toMatchObject({ refused: 'TERM_RUNNING', detail: { termEndsOn: '2026-12-03' } });
  });

  it('offer a suit with a reason at any time: custom is no condition of it', () => {
    for (const stage of ['intake', 'notice', 'announcement', 'urging'] as const)
      expect(steps(aCase().at(stage)).find((step) => step.to === 'litigation')?.refused).toBeUndefined();
  });

  it('let a demand go out again only when its envelope came back', () => {
    expect(acts(waiting)).not.toContain('sendAgain');
    const back = aCase().at('notice').with(aDemand().posted('done').returnedOn('2026-11-10'));
    expect(acts(back)).toContain('sendAgain');
  });

  it('follow the papers through the court', () => {
    const inCourt = aCase().at('litigation');
    expect(first(inCourt.handedOff({ state: 'offered' }), legal)).toBe('decideHandoff');
    expect(first(inCourt.handedOff({ state: 'returned' }))).toBe('offerHandoff');
    expect(first(inCourt.handedOff({ state: 'accepted' }), legal)).toBe('fileSuit');
    const sued = inCourt.handedOff({ state: 'accepted' }).sued({ judgedOn: null });
    expect(first(sued, legal)).toBe('recordJudgment');
  });

  it('are none once a case is over, and one when it is parked', () => {
    expect(steps(aCase().settledFrom('notice').paidInFull())).toEqual([]);
    const parked = aCase().parked('BALANCE_BELOW_ZERO 2026-11-20');
    expect(steps(parked, supervisor)).toMatchObject([{ act: 'resume', primary: true, mine: true }]);
  });
});

describe('a deadline as people see it', () => {
  it('counts working days to its last day and shows how much of the term is used', () => {
    const term = { from: day('2026-11-03'), on: day('2026-12-03'), for: 'noticeTerm' as const };
    const seen = deadlineView(term, on('2026-11-18'));
    expect(seen).toMatchObject({ workdaysLeft: 11, usedShare: 0.5, provisional: false, articleZh: '民法典第195条' });
  });

  it('is provisional in a year whose holidays are not announced', () => {
    const term = { from: day('2026-12-20'), on: day('2027-01-19'), for: 'urgingTerm' as const };
    expect(deadlineView(term, on('2026-12-21')).provisional).toBe(true);
  });
});

describe('what is still to come', () => {
  it('is the end of the term and, on the day after, the request in the name of the case', () => {
    const term = { from: day('2026-11-03'), on: day('2026-12-03'), for: 'noticeTerm' as const };
    const after = { stage: 'notice' as const, next: 'announcement' as const, dayAfter: day('2026-12-04') };
    expect(future(term, after)).toEqual([
      { on: '2026-12-03', what: 'termEnds', for: 'noticeTerm', conditional: false },
      { on: '2026-12-04', what: 'requestFiled', for: 'announcement', conditional: true },
    ]);
  });

  it('is nothing when nothing is waited for', () => {
    expect(future(undefined, { stage: 'settled', next: undefined, dayAfter: undefined })).toEqual([]);
  });
});

describe('what is checked before a decision', () => {
  const seen = (kase: CaseInTest, what: string, own = false): Record<string, boolean> =>
    Object.fromEntries(
      checks({ ...kase, termEndsOn: ends(kase), ground: null }, { what, today: day(today), ownRequest: own }).map(
        ({ code, ok }) => [code, ok],
      ),
    );

  it('shows service and term for a last demand, and that another hand decides', () => {
    const due = aCase()
      .at('notice')
      .with(aDemand({ issuedOn: day('2026-10-01') }).signedOn('2026-10-08'));
    expect(seen(due, 'announcement')).toEqual({ owes: true, served: true, termOver: true, otherHand: true });
    expect(seen(waiting, 'announcement', true)).toMatchObject({ served: false, termOver: false, otherHand: false });
  });

  it('wants a ground for a write-off', () => {
    expect(seen(aCase().at('litigation'), 'writtenOff')).toMatchObject({ grounded: false, judged: false });
  });
});
