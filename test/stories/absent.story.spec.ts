import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, type Day } from '../../libs/ground/calendar/calendar.js';
import { Desk, type RequestView } from '../world/desk.js';
import type { Person, Reply } from '../world/person.js';

const ABOVE_THE_SUPERVISOR = 600_000; // Yuan: his limit is half a million.
const LONGEST_HOLIDAY = 9;

let desk: Desk;
let caseId: string;
let otherId: string;
let askedOn: Day;
let lastDay: Day;

/** Who stands for the director: a supervisor of the branch, who could not decide this from his own seat. */
const deputy = (): Person => desk.town.supervisor;

const decide = (who: Person, id: string, decision = 'approve'): Promise<Reply<{ state: string }>> =>
  who.post(`/approvals/${id}/decision`, { decision, reason: '依授权办理' });

async function large(): Promise<string> {
  const [debtId = ''] = await desk.town.debts(1, ABOVE_THE_SUPERVISOR);
  return (await desk.opened(debtId)).caseId;
}

async function mineOf(who: Person): Promise<RequestView[]> {
  return (await who.see<{ approvals: RequestView[] }>('/approvals?box=mine')).approvals;
}

const open = async (of: string): Promise<RequestView> => {
  const found = await desk.openRequest(of);
  if (!found) throw new Error('no request is open');
  return found;
};

beforeAll(async () => {
  desk = await Desk.open();
  [caseId, otherId] = [await large(), await large()];
});
afterAll(async () => desk?.close());

describe('a director who is away', () => {
  it('has the request before him every day; no time that passes decides it', async () => {
    const servedOn = await desk.served(caseId);
    await desk.livedTo(addDays(servedOn, 30 + LONGEST_HOLIDAY));
    const request = await open(caseId);
    expect(request).toMatchObject({
      what: 'announcement',
      askedByClock: true,
      level: 1,
      levelRole: 'director',
      atTop: true,
    });
    askedOn = request.askedOn;
    await desk.lived(70);
    const today = await desk.today();
    const later = await open(caseId);
    expect(later).toMatchObject({ id: request.id, state: 'open', level: 1, waitedDays: daysBetween(askedOn, today) });
    expect((await mineOf(desk.town.director)).map((one) => one.id)).toContain(request.id);
    expect((await desk.file(caseId)).stage).toBe('notice');
    expect(await decide(deputy(), request.id)).toMatchObject({ status: 422, code: 'NOT_YOUR_LEVEL' });
    expect((await mineOf(deputy())).map((one) => one.id)).not.toContain(request.id);
  });

  it('is stood for by nobody who says so himself, only by whom he or the admin appoints', async () => {
    const [today, { director, admin }] = [await desk.today(), desk.town];
    lastDay = addDays(today, 10);
    const absence = {
      staffId: director.id,
      deputyId: deputy().id,
      fromDay: today,
      untilDay: lastDay,
      reason: '外出培训',
    };
    expect(await deputy().post('/deputies', absence)).toMatchObject({ status: 422, code: 'DEPUTY_NOT_YOURS' });
    const asked = { to: 'litigation', reason: '转移财产' };
    await deputy().must(`/cases/${otherId}/requests`, asked);
    await admin.must('/deputies', absence);
    const { deputies } = await deputy().see<{ deputies: { staffId: string; deputyId: string }[] }>('/deputies');
    expect(deputies).toMatchObject([{ staffId: director.id, deputyId: deputy().id }]);
  });

  it('is stood for by his deputy, whose decision says for whom; what the deputy asked himself is not his to decide', async () => {
    const request = await open(caseId);
    expect((await mineOf(deputy())).map((one) => one.id)).toContain(request.id);
    const own = await open(otherId);
    expect(await decide(deputy(), own.id)).toMatchObject({ status: 422, code: 'SAME_HAND' });
    expect(await decide(deputy(), own.id, 'refuse')).toMatchObject({ status: 422, code: 'SAME_HAND' });
    expect(await decide(deputy(), request.id)).toMatchObject({ status: 200, body: { state: 'approved' } });
    await desk.living.quiet();
    const file = await desk.file(caseId);
    expect(file.stage).toBe('announcement');
    expect(file.requests.find((one) => one.id === request.id)).toMatchObject({
      ...{ state: 'approved', decidedByName: '李四', decidedForName: '赵六' },
    });
    const approved = (await desk.past(caseId)).find((line) => line.event === 'RequestApproved');
    expect(approved?.facts).toMatchObject({ decidedFor: desk.town.director.id });
  });

  it('who is back decides himself: the deputy can no longer', async () => {
    const own = await open(otherId);
    expect(own).toMatchObject({ state: 'open', atTop: true });
    const thirdId = await large();
    await desk.town.collector.must(`/cases/${thirdId}/requests`, { to: 'litigation', reason: '转移财产' });
    const asked = await open(thirdId);
    expect(asked).toMatchObject({ level: 1, levelRole: 'director' });
    expect((await mineOf(deputy())).map((one) => one.id)).toContain(asked.id);
    await desk.livedTo(addDays(lastDay, 1));
    expect((await mineOf(deputy())).map((one) => one.id)).not.toContain(asked.id);
    expect(await decide(deputy(), asked.id)).toMatchObject({ status: 422, code: 'NOT_YOUR_LEVEL' });
    for (const id of [asked.id, own.id])
      expect(await decide(desk.town.director, id)).toMatchObject({ status: 200, body: { state: 'approved' } });
    const { requests } = await desk.file(thirdId);
    expect(requests).toMatchObject([{ state: 'approved', decidedByName: '赵六', decidedForName: null }]);
  });
});

it('leaves everything sound', async () => desk.sound());
