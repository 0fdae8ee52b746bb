import { describe, expect, it } from '@jest/globals';
import { aCase } from '../../../test/builders/case.js';
import { day, fen } from '../../../test/builders/day.js';
import { isRefusal } from '../../ground/command/command.js';
import { barred, caseNumber, edges, isOver, openable, stages, step, type Stage } from './case.js';
import { finishTaskSchema, moveClockSchema, openCaseSchema, resumeSchema } from './case.input.js';

const move = (from: Stage, to: Stage, settledFrom: Stage | null = null) => step('loan', { from, to, settledFrom });

describe('the stages of a loan', () => {
  it('follow one another from notice to write-off', () => {
    const line: Stage[] = ['intake', 'notice', 'announcement', 'urging', 'litigation', 'writtenOff'];
    expect(line.slice(1).map((to, at) => move(line[at] ?? 'ended', to))).toEqual([
      'NoticeIssued',
      'FinalDemandApproved',
      'UrgingApproved',
      'SuitApproved',
      'WriteOffApproved',
    ]);
  });

  it('settle from every one that is not over', () => {
    expect(stages.filter((from) => move(from, 'settled') === 'DebtSettled')).toEqual([
      'intake',
      'notice',
      'announcement',
      'urging',
      'litigation',
      'writtenOff',
    ]);
  });

  it('skip nothing but to court: a suit from each stage before it, and nothing else out of order', () => {
    expect(stages.filter((from) => move(from, 'litigation') === 'SuitApproved')).toEqual([
      'intake',
      'notice',
      'announcement',
      'urging',
    ]);
    const skips: [Stage, Stage][] = [
      ['intake', 'announcement'],
      ['intake', 'urging'],
      ['notice', 'urging'],
      ['intake', 'writtenOff'],
      ['announcement', 'notice'],
      ['settled', 'ended'],
      ['writtenOff', 'litigation'],
      ['ended', 'intake'],
    ];
    for (const [from, to] of skips) expect(move(from, to)).toEqual({ refused: 'NO_SUCH_STEP', detail: { from, to } });
  });

  it('reopen where a payment was reversed, to the stage they were settled from and to no other', () => {
    expect(move('settled', 'urging', 'urging')).toBe('DebtReopened');
    for (const to of stages.filter((one) => one !== 'urging'))
      expect(isRefusal(move('settled', to, 'urging'))).toBe(true);
    expect(isRefusal(move('settled', 'urging', null))).toBe(true);
  });

  it('may be written off from every stage of demands without a suit, where a ground has its evidence (X9)', () => {
    expect(stages.filter((from) => move(from, 'writtenOff') === 'WriteOffApproved')).toEqual([
      'notice',
      'announcement',
      'urging',
      'litigation',
    ]);
  });

  it('end by assignment or closure from any open stage, and then for good', () => {
    expect(stages.filter((from) => move(from, 'ended') === 'CaseEnded')).toEqual([
      'intake',
      'notice',
      'announcement',
      'urging',
      'litigation',
      'writtenOff',
    ]);
    expect(edges.loan.ended).toEqual({});
  });

  it('are over when settled or ended; written off lives on (账销案存)', () => {
    expect(stages.filter(isOver)).toEqual(['settled', 'ended']);
  });

  it('never lead from a stage to itself, and every stage can be reached', () => {
    const reached = new Set(stages.flatMap((from) => Object.keys(edges.loan[from])));
    expect(stages.filter((stage) => stage in edges.loan[stage])).toEqual([]);
    expect(stages.filter((stage) => !reached.has(stage))).toEqual([]);
  });
});

describe('a case is opened', () => {
  const debt = { debtorId: 'zhang', unitId: 'coop', owed: fen(100), held: false };

  it('on one or several debts of one debtor that are still owed', () => {
    expect([openable([debt]), openable([debt, { ...debt, owed: fen(1) }])]).toEqual([undefined, undefined]);
  });

  it('not on none, not on one that another open case holds, not on two debtors, not on a paid debt', () => {
    const refused = [
      openable([]),
      openable([debt, { ...debt, held: true }]),
      openable([debt, { ...debt, debtorId: 'li' }]),
      openable([debt, { ...debt, unitId: 'west' }]),
      openable([debt, { ...debt, owed: fen(0) }]),
    ].map((one) => one?.refused);
    expect(refused).toEqual(['DEBTS_NEEDED', 'DEBT_HELD', 'DIFFERENT_DEBTOR', 'DIFFERENT_UNIT', 'NOTHING_OWED']);
  });

  it('under a number of its year', () => {
    expect([caseNumber('7', day('2026-11-20')), caseNumber(1_234_567n, day('2027-01-04'))]).toEqual([
      'QH-2026-000007',
      'QH-2027-1234567',
    ]);
  });

  it('by a form that names debts, fifty at most', () => {
    const id = '0b5e0000-0000-4000-8000-000000000001';
    const takes = (own: object) => openCaseSchema.safeParse({ debtIds: [id], noticeNow: true, ...own }).success;
    expect([
      takes({}),
      takes({ handlerId: id }),
      takes({ debtIds: [] }),
      takes({ debtIds: Array(51).fill(id) }),
      takes({ stage: 'litigation' }),
    ]).toEqual([true, true, false, false, false]);
  });
});

describe('a person’s act on a case', () => {
  it('is allowed at its stage', () => {
    expect(barred(aCase().at('urging').case, ['urging', 'litigation'])).toBeUndefined();
  });

  it('is refused in a parked case, in one that is over, and at another stage', () => {
    const refused = [
      aCase().at('urging').parked('BALANCE_BELOW_ZERO 2026-11-20'),
      aCase().settledFrom('urging'),
      aCase().at('ended'),
      aCase().at('notice'),
    ].map((one) => barred(one.case, ['urging'])?.refused);
    expect(refused).toEqual(['CASE_PARKED', 'CASE_SETTLED', 'CASE_SETTLED', 'WRONG_STAGE']);
  });

  it('that lets a parked case go on or finishes a task says why', () => {
    expect([
      resumeSchema.safeParse({ reason: '已核对' }).success,
      resumeSchema.safeParse({}).success,
      finishTaskSchema.safeParse({ note: '' }).success,
    ]).toEqual([true, false, false]);
  });

  it('moves the demo clock by a day, a week, or to the next deadline', () => {
    expect(['day', 'week', 'nextDeadline', 'year'].map((by) => moveClockSchema.safeParse({ by }).success)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
