import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cooperative, type Cooperative } from '../../../test/builders/cooperative.js';
import { good, Portfolio, refusedBy, tomorrow } from '../../../test/builders/portfolio.js';
import { isRefusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { TaskService } from '../../cases/case/task.service.js';
import type { AskMeasure, RecordContact } from './measure.input.js';
import { MeasureModule } from './measure.module.js';
import { MeasureService } from './measure.service.js';

let bank: Cooperative;
let cases: Portfolio;
let measures: MeasureService;
let other: Actor;

beforeAll(async () => {
  bank = await cooperative(MeasureModule);
  cases = new Portfolio(bank);
  measures = bank.get(MeasureService);
  other = await bank.person('collector');
});
afterAll(() => bank.stop());

const reading = () => bank.get(DatabaseService).reading;
const contact = (caseId: string, own: Partial<RecordContact> = {}, who: Actor = bank.collector) =>
  measures.recordContact(cases.order(who, 'contact.record'), caseId, {
    ...{ channel: 'call', direction: 'outgoing', answered: true, outcome: 'talked' },
    ...own,
  });
const failed = (caseId: string, own: Partial<RecordContact> = {}) =>
  contact(caseId, { answered: false, outcome: 'noAnswer', ...own });
const ask = (caseId: string, wanted: AskMeasure, who: Actor = bank.collector) =>
  measures.ask(cases.order(who, 'measure.ask'), caseId, wanted);
const refusedRows = (caseId: string) =>
  bank.sql<{ measure: string; code: string; instead: string; done: boolean }>(
    'SELECT measure, code, instead, done FROM measure_refused WHERE case_id = $1 ORDER BY measure',
    [caseId],
  );

describe('contacts with one person', () => {
  it('are three a day over all cases and channels, also when two collectors call at once', async () => {
    const zhang = await cases.party({ name: '张三', phone: '13800138001', role: 'borrower' });
    const [one, two] = [await cases.caseOf([zhang]), await cases.caseOf([zhang])];
    good(await contact(one));
    good(await contact(two, { channel: 'visit', place: 'homeByConsent' }, other));
    const both = await Promise.all([contact(one), contact(two, {}, other)]);
    expect(both.map(refusedBy).sort()).toEqual(['CONTACT_LIMIT', undefined]);
    const fourth = await contact(two, { channel: 'message', answered: false, outcome: 'messageLeft' }, other);
    expect(fourth).toMatchObject({
      refused: 'CONTACT_LIMIT',
      detail: { reached: 3, most: 3, instead: 'writtenDemand' },
    });
    expect(
      (await measures.contactsOf(reading(), one)).length + (await measures.contactsOf(reading(), two)).length,
    ).toBe(3);
    await bank.sql('UPDATE collection_case SET clock_offset_s = clock_offset_s + 86400 WHERE id = $1', [one]);
    good(await contact(one)); // The next day is another.
  });

  it('that were allowed and not recorded yet count, and become one contact each', async () => {
    const caseId = await cases.aCase();
    const asked = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => ask(caseId, { measure: 'call' }, n % 2 ? other : bank.collector)),
    );
    const cleared = asked.filter((one) => !isRefusal(one)).map(good);
    expect(cleared).toHaveLength(3);
    const [first] = cleared;
    const clearingId = first?.clearedId ?? '';
    expect(first).toMatchObject({ validOn: tomorrow(), mind: ['withinHours', 'sayWhoYouAre'] });
    expect(refusedBy(await contact(caseId))).toBe('CONTACT_LIMIT');
    expect(good(await failed(caseId, { clearingId }))).toMatchObject({ breach: null });
    expect(refusedBy(await failed(caseId, { clearingId }))).toBe('CLEARING_GONE');
    good(await contact(caseId)); // The try was not answered: one is left again.
  });

  it('are six unanswered tries a day at one number, whoever is called at it', async () => {
    const number = '13700000000';
    const [one, two] = [await cases.aCase(), await cases.aCase()];
    for (let times = 0; times < 3; times++) {
      good(await failed(one, { number }));
      good(await failed(two, { number: '137 0000 0000' }));
    }
    expect(await failed(one, { number })).toMatchObject({ refused: 'CONTACT_LIMIT', detail: { tries: 6, most: 6 } });
    good(await failed(one, { number: '13700000001' }));
  });

  it('keep quiet hours by the case’s own clock; an incoming call is never refused', async () => {
    const caseId = await cases.aCase(23);
    expect(await contact(caseId)).toMatchObject({ refused: 'QUIET_HOURS', detail: { from: 22, until: 8 } });
    expect(good(await contact(caseId, { direction: 'incoming' }))).toMatchObject({ breach: null, reachedToday: 0 });
    good(await contact(caseId, { hoursAgreed: { kind: 'record', reference: '录音1' } }));
    expect(await refusedRows(caseId)).toEqual([
      { measure: 'call', code: 'QUIET_HOURS', instead: 'writtenDemand', done: false },
    ]);
    expect(await cases.told(caseId, 'ContactRecorded')).toHaveLength(2);
  });

  it('that have been are kept whatever they were: marked, and told to the supervisor', async () => {
    const caseId = await cases.aCase();
    const happenedAt = `${tomorrow()}T06:30:00+08:00`;
    const late = good(await contact(caseId, { happenedAt, note: '清晨去电' }));
    expect(late.breach).toBe('QUIET_HOURS');
    expect(await bank.get(TaskService).of(reading(), caseId)).toMatchObject([
      { kind: 'contactBreach', about: late.contactId, role: 'supervisor' },
    ]);
    expect(await cases.told(caseId, 'ContactRecorded')).toMatchObject([
      { facts: { breach: 'QUIET_HOURS', contactOn: tomorrow() } },
    ]);
    expect(await refusedRows(caseId)).toMatchObject([{ code: 'QUIET_HOURS', done: true }]);
    expect(await measures.contactsOf(reading(), caseId)).toMatchObject([{ note: '清晨去电', breach: 'QUIET_HOURS' }]);
    const [row] = await bank.sql<{ note: string; number: string }>(
      'SELECT note, number_index AS number FROM contact WHERE case_id = $1',
      [caseId],
    );
    expect([row?.note, row?.number].join()).not.toMatch(/清晨|138/);
    expect(refusedBy(await contact(caseId, { happenedAt: `${tomorrow()}T11:00:00+08:00` }))).toBe('DAY_IN_FUTURE');
    expect(refusedBy(await contact(caseId, { happenedAt: '2020-01-01T10:00:00+08:00' }))).toBe('DAY_TOO_EARLY');
    expect(refusedBy(await contact(caseId, { outcome: 'noAnswer' }))).toBe('OUTCOME_UNFIT');
  });
});

describe('a third person', () => {
  const aunt: Partial<RecordContact> = { channel: 'thirdPersonCall', number: '13912345678', outcome: 'newContact' };

  it('is called only after three tries in a row failed, and never again once he refused', async () => {
    const caseId = await cases.aCase();
    for (const tries of [0, 1, 2]) {
      expect(await contact(caseId, aunt)).toMatchObject({
        refused: 'THIRD_PERSON',
        detail: { failed: tries, needed: 3 },
      });
      good(await failed(caseId));
    }
    good(await contact(caseId, { ...aunt, outcome: 'refused' }));
    expect(await contact(caseId, aunt)).toMatchObject({ refused: 'THIRD_PERSON', detail: { because: 'refused' } });
    good(await contact(caseId, { ...aunt, number: '13987654321' }));
    expect(await contact(caseId, { ...aunt, number: '13900001111', third: 'employer' })).toMatchObject({
      refused: 'THIRD_PERSON',
      detail: { instead: 'enforceByCourt' },
    });
  });
});
