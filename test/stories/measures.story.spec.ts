import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bygone, oldRows, type BygoneMeasure } from '../../libs/ground/law/bygone.js';
import type { LawfulMeasure } from '../../libs/ground/law/measure.js';
import type { Reply } from '../world/person.js';
import { Desk } from '../world/desk.js';

interface Refused {
  detail: { measure: string; code: string; article: string; articleZh: string; instead: LawfulMeasure };
}
interface Reported {
  refused: { measure: string; code: string; article: string; unitName: string; done: boolean; times: number }[];
}

let desk: Desk;
let caseId: string;
let debtId: string;

beforeAll(async () => {
  desk = await Desk.open();
  ({ caseId, debtId } = await desk.opened());
});
afterAll(async () => desk?.close());

const ask = (body: Record<string, unknown>, of = caseId): Promise<Reply<Refused>> =>
  desk.town.collector.post<Refused>(`/cases/${of}/measures`, body);

/** Asked and refused: answers what was said, after the lawful way that came with it was asked for and allowed. */
async function refusedWithAWay(body: Record<string, unknown>, of = caseId): Promise<Refused['detail']> {
  const answer = await ask(body, of);
  expect(answer).toMatchObject({ status: 422, code: 'MEASURE_UNLAWFUL' });
  const { detail } = answer.body;
  const { addresseeId, title } = body;
  const way = await ask({ measure: detail.instead, addresseeId, title }, of);
  expect(way).toMatchObject({ status: 200, body: { article: expect.any(String) } });
  return detail;
}

const call = (of: string, own: Record<string, unknown> = {}): Promise<Reply> =>
  desk.town.collector.post(`/cases/${of}/contacts`, {
    ...{ channel: 'call', direction: 'outgoing', answered: true, outcome: 'talked' },
    ...own,
  });

const report = async (): Promise<Reported['refused']> =>
  (await desk.town.supervisor.see<Reported>('/refused-measures')).refused;

describe('what the old papers ask for', () => {
  const asked = oldRows.flat() as BygoneMeasure[];
  const onlyWarned = asked.filter((measure) => 'warnsOnly' in bygone[measure]);

  it.each(oldRows.map((row) => [bygone[row[0]].zh, row] as const))('%s: not any more', async (_, row) => {
    for (const measure of row) {
      if (onlyWarned.includes(measure)) {
        // 24% a year instead: not unlawful for a licensed lender, but worth a warning.
        expect(await ask({ measure })).toMatchObject({ status: 200, body: { mind: ['warnOnly'] } });
        expect(await ask({ measure: bygone[measure].instead[0] })).toMatchObject({ status: 200 });
        continue;
      }
      const { article, zh } = { ...bygone[measure].article, article: bygone[measure].article.code };
      const told = await refusedWithAWay({ measure });
      expect(told).toMatchObject({ measure, code: 'OLD_RULE', article, articleZh: zh });
      expect(bygone[measure].instead).toContain(told.instead);
    }
  });

  it('and each refusal stands in the report and in the life of the case', async () => {
    const refused = asked.filter((measure) => !onlyWarned.includes(measure));
    expect(onlyWarned).toEqual(['fourTimesCeiling']);
    const reported = await report();
    const lived = (await desk.past(caseId)).filter((line) => line.event === 'MeasureRefused');
    for (const measure of refused) {
      const { code: article } = bygone[measure].article;
      const row = { measure, code: 'OLD_RULE', article, unitName: '东河信用社', done: false, times: 1 };
      expect(reported).toContainEqual(expect.objectContaining(row));
      expect(lived.map((line) => line.facts)).toContainEqual(
        expect.objectContaining({ measure, article, code: 'OLD_RULE' }),
      );
    }
    expect(lived).toHaveLength(refused.length);
  });
});

describe('whom nobody may ask', () => {
  it('the actual user without title: only invited to join the debt, and asked once he has', async () => {
    const proof = { kind: 'record', reference: '用款情况说明' };
    const body = { role: 'actualUser', party: { nature: 'person', name: '示例用款人' }, proof };
    const { partyId } = await desk.town.collector.must<{ partyId: string }>(`/debts/${debtId}/obligors`, body);
    const told = await refusedWithAWay({ measure: 'writtenDemand', addresseeId: partyId });
    expect(told).toMatchObject({ code: 'NO_TITLE', articleZh: '民法典第465、552条', instead: 'inviteAccession' });
    expect(await call(caseId, { addresseeId: partyId })).toMatchObject({ status: 422, code: 'NO_TITLE' });
    const signed = { kind: 'contract', reference: '债务加入协议' };
    const title = { partyId, title: 'accession', titleOn: await desk.today(), proof: signed };
    await desk.town.collector.must(`/debts/${debtId}/title`, title);
    expect(await ask({ measure: 'writtenDemand', addresseeId: partyId })).toMatchObject({ status: 200 });
  });

  it('a guarantor whose period has passed, and one whose guarantee is void: legal looks at it, no letter goes out', async () => {
    const lapsed = await desk.guarantee(debtId, { mode: 'joint', periodMonths: 6 });
    const village = { nature: 'villageCommittee', name: '示例村村民委员会' };
    const invalid = await desk.guarantee(debtId, { mode: 'joint', periodMonths: 600, party: village });
    for (const [{ partyId, guaranteeId }, state] of [
      [lapsed, 'lapsed'],
      [invalid, 'void'],
    ] as const) {
      expect(await desk.guarantor(caseId, guaranteeId)).toMatchObject({ state });
      const told = await refusedWithAWay({ measure: 'writtenDemand', addresseeId: partyId });
      expect(told).toMatchObject({ code: 'GUARANTEE_NOT_STANDING', instead: 'legalCheck' });
      expect((await desk.file(caseId)).notices).toHaveLength(1); // The borrower's.
    }
  });

  it('the readers of a newspaper, while a paper is missing: a suit with the court’s publication first', async () => {
    const press = {
      ...{ whereaboutsUnknown: true, medium: 'provincial', ofDomicile: true, claimsDebt: true, leastData: true },
      ...{ legalApproved: true, assessed: false },
    };
    const told = await refusedWithAWay({ measure: 'pressDemand', press });
    expect(told).toMatchObject({ code: 'PRESS_PAPERS_MISSING', missing: ['assessed'], instead: 'suitWithPublication' });
    expect(await refusedWithAWay({ measure: 'pressDemand' })).toMatchObject({
      code: 'PRESS_PAPERS_MISSING',
      missing: ['whereaboutsUnknown', 'medium', 'claimsDebt', 'leastData', 'legalApproved', 'assessed'],
    });
    expect(await ask({ measure: 'pressDemand', press: { ...press, assessed: true } })).toMatchObject({ status: 200 });
  });
});

describe('how often and when', () => {
  it('three answered calls a day, over all cases of a person: the fourth is a letter', async () => {
    const [one = '', other = ''] = await desk.town.debtsOfOne(2);
    const first = (await desk.opened(one)).caseId;
    const second = (await desk.opened(other)).caseId;
    for (const [at, of] of [first, second, first].entries())
      expect(await call(of)).toMatchObject({ status: 200, body: { reachedToday: at + 1, breach: null } });
    expect(await call(second)).toMatchObject({
      status: 422,
      code: 'CONTACT_LIMIT',
      body: { detail: { reached: 3, most: 3, instead: 'writtenDemand' } },
    });
    expect(await refusedWithAWay({ measure: 'call' }, second)).toMatchObject({ code: 'CONTACT_LIMIT' });
    // Made all the same, it is on record, marked, and the supervisor is told.
    const happenedAt = (await desk.living.now()).toISOString();
    expect(await call(second, { happenedAt })).toMatchObject({ status: 200, body: { breach: 'CONTACT_LIMIT' } });
    expect((await desk.file(second)).tasksOpen).toMatchObject([{ kind: 'contactBreach', role: 'supervisor' }]);
    expect(await report()).toContainEqual(expect.objectContaining({ code: 'CONTACT_LIMIT', done: true, times: 1 }));
  });

  it('nobody is called at half past ten at night by the case’s clock, and anybody is at nine the next day', async () => {
    await desk.hourComes(22, 30);
    expect(await call(caseId)).toMatchObject({
      status: 422,
      code: 'QUIET_HOURS',
      body: { detail: { from: 22, until: 8 } },
    });
    expect(await refusedWithAWay({ measure: 'visit', place: 'homeByConsent' })).toMatchObject({
      code: 'QUIET_HOURS',
      instead: 'writtenDemand',
    });
    await desk.lived(1);
    expect(await call(caseId)).toMatchObject({ status: 200, body: { breach: null } });
  });
});

it('leaves everything sound', async () => desk.sound());
