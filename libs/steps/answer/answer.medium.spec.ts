import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { House } from '../../../test/check/lived.js';
import { done } from '../../../test/check/running.js';
import { anActor } from '../../../test/builders/staff.js';
import { mediumDatabase } from '../../../test/servers/medium.js';
import { addDays, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { PromiseService } from '../../cases/fact/promise.service.js';
import { NoticeService } from '../notice/notice.service.js';
import type { Choice } from './answer.js';
import type { RecordAnswer } from './answer.input.js';
import { AnswerService } from './answer.service.js';

let house: House;
let owner: pg.Pool;
let today: Day;

beforeAll(async () => {
  const { appUrl, ownerUrl } = await mediumDatabase({ mode: 'demo' });
  house = await House.on(appUrl);
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  today = await house.today();
});
afterAll(async () => {
  await house.close();
  await owner.end();
});

const reading = () => house.get(DatabaseService).reading;
const say = (caseId: string, wanted: RecordAnswer) =>
  house
    .get(AnswerService)
    .record(house.order('collector', 'answer.record'), caseId, { wanted, actor: anActor('wang', 'collector') });
const choose = (caseId: string, answerId: string, choice: Choice) =>
  house
    .get(AnswerService)
    .choose(house.order('legal', 'answer.choose'), { id: answerId, caseId }, { choice, reason: '时效仍在，确认即可' });
const tasksOf = async (caseId: string) => (await house.get(TaskService).of(reading(), caseId)).map((task) => task.kind);
const paper = { kind: 'record' as const, reference: '异议书' };

describe('an answer to a demand', () => {
  it('that he pays is a promise, about the very notice it answers', async () => {
    const caseId = await house.open([await house.debt(10_000)]);
    const [notice] = await house.get(NoticeService).of(reading(), caseId);
    const said = { kind: 'pays' as const, saidOn: today, amountFen: 4_000, onDay: addDays(today, 3) };
    const answered = done(await say(caseId, { ...said, noticeId: notice?.id ?? '' }));
    expect(await house.get(PromiseService).openOf(reading(), caseId)).toMatchObject({ id: answered.promiseId });
    expect(await house.get(AnswerService).of(reading(), caseId)).toMatchObject([
      { kind: 'pays', noticeId: notice?.id },
    ]);
    const other = await house.open([await house.debt(10_000)]);
    expect(await say(other, { ...said, noticeId: notice?.id ?? '' })).toEqual({ refused: 'NOT_FOUND' });
  });

  it('that he disputes is a fact that silences the case until legal has answered', async () => {
    const caseId = await house.open([await house.debt(10_000)]);
    const wanted: RecordAnswer = { kind: 'disputes', saidOn: today, proof: paper, reason: '利息算错' };
    const { factId } = done(await say(caseId, wanted));
    const kase = await house.get(CaseService).mustHave(reading(), caseId);
    const [fact] = await house.get(FactService).of(reading(), [caseId]);
    expect(fact).toMatchObject({ id: factId, kind: 'dispute', state: 'inForce', caseId: kase.id });
    expect(await say(caseId, wanted)).toMatchObject({ refused: 'FACT_IN_FORCE' });
    // What was refused left nothing behind.
    expect(await house.get(AnswerService).of(reading(), caseId)).toHaveLength(1);
  });

  it('that he wants instalments or to give a thing is a task', async () => {
    const caseId = await house.open([await house.debt(10_000)]);
    done(await say(caseId, { kind: 'plan', saidOn: today }));
    done(await say(caseId, { kind: 'inKind', saidOn: today }));
    expect(await tasksOf(caseId)).toEqual(expect.arrayContaining(['drawUpPlan', 'offerInKind']));
  });

  it('of a stranger is refused', async () => {
    const caseId = await house.open([await house.debt(10_000)]);
    const stranger = '11111111-1111-4111-8111-111111111111';
    expect(await say(caseId, { kind: 'plan', saidOn: today, partyId: stranger })).toEqual({
      refused: 'FACT_PARTY_UNKNOWN',
    });
  });
});

describe('papers to be signed anew', () => {
  it('wait for legal with three ways and what each does; legal chooses once, with a reason that is sealed', async () => {
    const caseId = await house.open([await house.debt(10_000)]);
    const { answerId } = done(await say(caseId, { kind: 'resign', saidOn: today }));
    expect(await tasksOf(caseId)).toContain('chooseResign');
    const [waiting] = await house.get(AnswerService).of(reading(), caseId);
    expect(waiting?.options.map((one) => [one.choice, one.debt])).toEqual([
      ['confirmation', 'renewed'],
      ['newContract', 'replaced'],
      ['nothing', 'unchanged'],
    ]);
    const both = await Promise.all([choose(caseId, answerId, 'confirmation'), choose(caseId, answerId, 'newContract')]);
    expect(both.filter(isRefusal)).toMatchObject([{ refused: 'ANSWER_NOT_OPEN' }]);
    const [chosen] = await house.get(AnswerService).of(reading(), caseId);
    expect(chosen).toMatchObject({ options: [], choiceReason: '时效仍在，确认即可', chosenOn: today });
    expect(await tasksOf(caseId)).toContain('carryOutChoice');
    const stored = await owner.query<{ reason: string }>('SELECT choice_reason AS reason FROM answer WHERE id = $1', [
      answerId,
    ]);
    expect(stored.rows[0]?.reason).not.toContain('时效');
  });

  it('from which nothing is made leave no task behind', async () => {
    const caseId = await house.open([await house.debt(10_000)]);
    const { answerId } = done(await say(caseId, { kind: 'resign', saidOn: today }));
    expect(await choose(caseId, answerId, 'nothing')).toBeNull();
    expect(await tasksOf(caseId)).not.toContain('carryOutChoice');
  });

  it('cannot be chosen on by the hand that brought them, not even in the database', async () => {
    const caseId = await house.open([await house.debt(10_000)]);
    const { answerId } = done(await say(caseId, { kind: 'resign', saidOn: today }));
    const own = house
      .get(AnswerService)
      .choose(
        house.order('collector', 'answer.choose'),
        { id: answerId, caseId },
        { choice: 'nothing', reason: '不办' },
      );
    expect(await own).toEqual({ refused: 'SAME_HAND' });
    const forced = `UPDATE answer SET choice = 'nothing', chosen_on = said_on, chosen_by = recorded_by WHERE id = $1`;
    await expect(owner.query(forced, [answerId])).rejects.toMatchObject({ code: '23514' });
  });
});
