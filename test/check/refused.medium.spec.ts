import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../libs/ground/calendar/calendar.js';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { LawService } from '../../libs/ground/law/law.service.js';
import { SessionService } from '../../libs/people/staff/session.service.js';
import { StaffService } from '../../libs/people/staff/staff.service.js';
import { LedgerService } from '../../libs/money/ledger/ledger.service.js';
import { CaseService } from '../../libs/cases/case/case.service.js';
import { ClockService } from '../../libs/cases/case/clock.service.js';
import { TaskService } from '../../libs/cases/case/task.service.js';
import { LitigationService } from '../../libs/steps/litigation/litigation.service.js';
import { SendingService } from '../../libs/steps/notice/sending.service.js';
import { mediumDatabase } from '../servers/medium.js';
import { House } from './lived.js';

let house: House;
beforeAll(async () => {
  house = await House.on((await mediumDatabase({ mode: 'demo' })).appUrl);
});
afterAll(() => house.close());

const reading = () => house.get(DatabaseService).reading;
const refusal = (value: unknown): unknown => (value as { refused?: string } | null)?.refused;
const idOf = async (text: string, values: unknown[] = []): Promise<string> =>
  (await reading().query<{ id: string }[]>(text, values))[0]?.id ?? '';

describe('an order', () => {
  it('under a key that stands for another body is refused; the same again is answered as before', async () => {
    const commands = house.get(CommandService);
    const order = house.order('collector', 'test.once', { n: 1 });
    const once = (body: { n: number }) =>
      commands.carryOut<number>({ ...order, body }, {}, () => Promise.resolve({ answer: body.n }));
    expect([await once({ n: 1 }), await once({ n: 1 }), refusal(await once({ n: 2 }))]).toEqual([1, 1, 'KEY_REUSED']);
  });

  it('that is still being carried out is told so', async () => {
    const commands = house.get(CommandService);
    const order = house.order('collector', 'test.slow');
    const again = (): Promise<unknown> => commands.carryOut<number>(order, {}, () => Promise.resolve({ answer: 2 }));
    const first = await commands.carryOut<string>(order, {}, async () => ({ answer: String(refusal(await again())) }));
    expect([first, await again()]).toEqual(['KEY_RUNNING', 'KEY_RUNNING']);
  });
});

describe('a case', () => {
  it('is not opened on a debt that another holds, nor for a handler who is not of the unit', async () => {
    const debtId = await house.debt(1000);
    const open = async (handlerId: string) =>
      refusal(
        await house.get(CaseService).open(house.order('collector', 'case.open'), randomUUID(), {
          debtIds: [debtId],
          noticeNow: false,
          handlerId,
        }),
      );
    expect(await open(await idOf(`SELECT id FROM staff WHERE login = 'finance'`))).toBe('STAFF_UNKNOWN');
    await house.open([debtId], false);
    expect(await open(await idOf(`SELECT id FROM staff WHERE login = 'collector'`))).toBe('DEBT_HELD');
  });

  it('that is not parked is not let go on', async () => {
    const caseId = await house.open([await house.debt(1000)], false);
    expect(
      refusal(await house.get(CaseService).resume(house.order('supervisor', 'case.resume'), caseId, '已核对')),
    ).toBe('NOT_PARKED');
  });

  it('is asked for the same step once at a time, and its papers are offered once at a time', async () => {
    const caseId = await house.open([await house.debt(1000)], false);
    await house.ask(caseId, 'litigation');
    await expect(house.ask(caseId, 'litigation')).rejects.toThrow('REQUEST_OPEN');
    await house.decide(caseId, 'director');
    expect(
      refusal(await house.get(LitigationService).offerAgain(house.order('collector', 'handoff.offer'), caseId)),
    ).toBe('HANDOFF_OPEN');
  });

  it('has tasks that are finished once', async () => {
    const caseId = await house.open([await house.debt(1000)], false);
    await house.ask(caseId, 'litigation');
    await house.decide(caseId, 'director', 'refuse');
    const task = { id: await idOf('SELECT id FROM case_task WHERE case_id = $1', [caseId]), caseId };
    const finish = async () =>
      refusal(await house.get(TaskService).finish(house.order('collector', 'task.finish'), task, '已处理'));
    expect([await finish(), await finish()]).toEqual([undefined, 'TASK_DONE']);
  });

  it('has letters that are withdrawn only before they go out', async () => {
    const caseId = await house.open([await house.debt(1000)]);
    const act = { id: await idOf('SELECT id FROM outside_act WHERE subject_id = $1', [caseId]), caseId };
    const withdraw = async () =>
      refusal(await house.get(SendingService).withdraw(house.order('collector', 'letter.withdraw'), act));
    expect([await withdraw(), await withdraw()]).toEqual([undefined, 'ACT_GONE']);
  });
});

describe('money', () => {
  it('paid by a party who owes nothing here is refused until he is named as who he is', async () => {
    const debtId = await house.debt(1000);
    const payment = {
      amountFen: 100,
      valueDay: await house.today(),
      channel: 'cash' as const,
      payer: { partyId: randomUUID() },
    };
    expect(
      refusal(await house.get(LedgerService).postPayment(house.order('finance', 'payment.post'), debtId, payment)),
    ).toBe('PAYER_UNKNOWN');
  });
});

describe('staff', () => {
  const add = (own: object) =>
    house.get(DatabaseService).transaction(async (tx) =>
      refusal(
        await house.get(StaffService).addStaff(tx, {
          unitId: await idOf('SELECT id FROM unit LIMIT 1'),
          name: '王芳',
          login: 'collector',
          roles: ['collector'],
          ...own,
        }),
      ),
    );

  it('have a login of their own and a unit that is there', async () => {
    expect([await add({}), await add({ login: 'new', unitId: randomUUID() })]).toEqual(['LOGIN_TAKEN', 'UNIT_UNKNOWN']);
  });

  it('do not sign in by a wrong password, and whether the name exists is not told', async () => {
    const open = async (login: string) =>
      refusal(await house.get(SessionService).open(reading(), { login, password: 'guessed it?' }));
    expect([await open('collector'), await open('nobody')]).toEqual(['WRONG_PASSWORD', 'WRONG_PASSWORD']);
  });
});

describe('law and clock', () => {
  it('a parameter holds from a later day: what was decided stays decided', async () => {
    const on = await house.get(CommandService).on(reading(), { unitId: null });
    const set = (from: typeof on.today) =>
      house.get(DatabaseService).transaction(async (tx) =>
        refusal(
          await house.get(LawService).propose(tx, {
            order: house.order('director', 'parameter.set'),
            on,
            wanted: {
              key: 'noticeTermDays',
              unitId: await idOf('SELECT id FROM unit LIMIT 1'),
              from,
              value: 45,
              reason: '试点',
            },
          }),
        ),
      );
    const tomorrow = addDays(on.today, 1);
    expect([await set(on.today), await set(tomorrow), await set(tomorrow)]).toEqual([
      'FROM_TOO_EARLY',
      undefined,
      'FROM_TOO_EARLY',
    ]);
  });

  it('nobody moves the clock of a real installation', async () => {
    const real = await House.on((await mediumDatabase({ mode: 'real' })).appUrl);
    expect(refusal(await real.get(ClockService).move(real.order('collector', 'clock.move'), { by: 'day' }))).toBe(
      'CLOCK_FIXED',
    );
    await real.close();
  });
});
