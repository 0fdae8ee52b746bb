import type { INestApplication } from '@nestjs/common';
import pg from 'pg';
import { createApi } from '../../../apps/api/app.js';
import { addDays, type Day } from '../../../libs/ground/calendar/calendar.js';
import { clockOrder, type Order } from '../../../libs/ground/command/command.js';
import { CommandService } from '../../../libs/ground/command/command.service.js';
import { orRefused } from '../../../libs/ground/command/command.service.js';
import { DatabaseService } from '../../../libs/ground/database/database.service.js';
import { DeputyService } from '../../../libs/people/staff/deputy.service.js';
import { departments, roles, type Role } from '../../../libs/people/staff/staff.js';
import { StaffService } from '../../../libs/people/staff/staff.service.js';
import type { Stage } from '../../../libs/cases/case/case.js';
import { CaseService } from '../../../libs/cases/case/case.service.js';
import type { Target } from '../../../libs/steps/escalation/escalation.js';
import { EscalationService } from '../../../libs/steps/escalation/escalation.service.js';
import { FactsService } from '../../../libs/steps/escalation/facts.service.js';
import { testKeys } from '../../builders/keys.js';
import { House } from '../../check/lived.js';
import { done } from '../../check/running.js';
import { freshDatabase } from '../../servers/database.js';
import { startPostgres, type TestPostgres } from '../../servers/postgres.js';
import { Person } from '../../world/person.js';

export const relations = ['same', 'other', 'above'] as const;
export type Relation = (typeof relations)[number];
/** Somebody with one role, in the unit of the case, in one beside it, or above both. */
export interface Hand {
  role: Role;
  at: Relation;
}
export const hands: readonly Hand[] = relations.flatMap((at) => roles.map((role) => ({ role, at })));
export const nameOf = ({ role, at }: Hand): string => `${at}-${role}`;

/** People near to a case, with more roles than they need: what bars them is their hand in it, and nothing else. */
const NEAR: Record<string, { at: Relation; roles: readonly Role[] }> = {
  asker: { at: 'above', roles: roles.filter((role) => role !== 'auditor') },
  handler: { at: 'same', roles: ['collector', 'supervisor', 'director'] },
  insider: { at: 'same', roles: ['supervisor', 'director', 'legal'] },
  deputy: { at: 'other', roles: ['collector'] },
  askersDeputy: { at: 'other', roles: ['collector'] },
};

/** The API's doors over HTTP on a real PostgreSQL; nobody's story runs, so that only people change a request. */
export class Counter extends House {
  readonly people = new Map<string, Person>();
  readonly url: string;
  owner!: pg.Pool;
  private postgres!: TestPostgres;
  private west = '';
  private serial = 0;

  private constructor(
    readonly api: INestApplication,
    port: number,
  ) {
    super(api);
    this.url = `http://127.0.0.1:${port}`;
  }

  static async open(): Promise<Counter> {
    const postgres = await startPostgres({ fsync: false });
    const { appUrl, ownerUrl } = await freshDatabase(postgres, { mode: 'demo' });
    const api = await createApi({ databaseUrl: appUrl, keys: { ...testKeys, keys: [...testKeys.keys] } });
    const server = (await api.listen(0, '127.0.0.1')) as { address(): { port: number } };
    const counter = new Counter(api, server.address().port);
    counter.postgres = postgres;
    counter.owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
    counter.owner.on('error', () => undefined);
    try {
      await counter.found();
      await counter.hire();
    } catch (fault) {
      await counter.close();
      throw fault;
    }
    return counter;
  }

  override async close(): Promise<void> {
    await this.api.close();
    await this.owner.end();
    await this.postgres.stop();
  }

  /** No story here: whatever a turn would do would be another hand on the requests. */
  override rest(): Promise<void> {
    return Promise.resolve();
  }

  who(name: string): Person {
    const found = this.people.get(name);
    if (!found) throw new Error(`nobody is ${name}`);
    return found;
  }

  get asker(): Person {
    return this.who('asker');
  }

  private unitOf(at: Relation): string {
    return { same: this.branch, other: this.west, above: this.root }[at];
  }

  private async hire(): Promise<void> {
    const [people, database] = [this.get(StaffService), this.get(DatabaseService)];
    this.west = await database.transaction(
      async (tx) => done(await people.addUnit(tx, { parentId: this.root, name: '西岭分社' })).id,
    );
    for (const hand of hands) await this.add(nameOf(hand), hand.at, [hand.role]);
    for (const [name, { at, roles: held }] of Object.entries(NEAR)) await this.add(name, at, held);
    for (const role of roles) await this.add(`absent-${role}`, 'above', [role]);
    for (const one of departments)
      this.people.set(`of ${one}`, await Person.enter(this.url, `of-${one.toLowerCase()}`));
    const today = await this.today();
    const stands = (absent: string, deputy: string): Promise<void> => this.standIn({ absent, deputy, today });
    for (const role of roles) await stands(`absent-${role}`, 'deputy');
    await stands('asker', 'askersDeputy');
  }

  private async standIn({ absent, deputy, today }: { absent: string; deputy: string; today: Day }): Promise<void> {
    const [staffId, deputyId] = [this.who(absent).id, this.who(deputy).id];
    const days = { fromDay: today, untilDay: addDays(today, 30) };
    await this.get(DatabaseService).transaction(async (tx) => {
      const actor = await this.get(StaffService).actor(tx, staffId);
      if (!actor) throw new Error('nobody');
      done(
        await this.get(DeputyService).appoint(tx, { staffId, deputyId, ...days, reason: '外出' }, { by: actor, today }),
      );
    });
  }

  /** Somebody new, signed in. */
  async add(name: string, at: Relation, held: readonly Role[]): Promise<Person> {
    const login = `at-${name.toLowerCase()}`;
    const wanted = { unitId: this.unitOf(at), name, login, roles: [...held] };
    await this.get(DatabaseService).transaction(async (tx) => done(await this.get(StaffService).addStaff(tx, wanted)));
    const person = await Person.enter(this.url, login);
    this.people.set(name, person);
    return person;
  }

  next(): number {
    return ++this.serial;
  }

  /** A case of the branch in a stage, with its handler and an insider. */
  async kase(amountFen: number, stage: Stage = 'intake'): Promise<{ caseId: string; debtId: string }> {
    const debtId = await this.debt(amountFen);
    const body = { debtIds: [debtId], noticeNow: false, handlerId: this.who('handler').id };
    const { caseId } = await this.asker.must<{ caseId: string }>('/cases', body);
    await this.asker.must(`/debts/${debtId}/insiders`, { acceptorId: this.who('insider').id });
    await this.moveTo(caseId, stage);
    return { caseId, debtId };
  }

  /** Straight along the edges of the stage table, as a story would in months. */
  async moveTo(caseId: string, stage: Stage): Promise<void> {
    const way: readonly Stage[] = ['notice', 'announcement', 'urging', 'litigation', 'writtenOff'];
    const over = stage === 'settled' || stage === 'ended';
    const steps = over ? [stage] : way.slice(0, way.indexOf(stage) + 1);
    const order = { ...this.order('collector', 'test.move'), unitId: this.root };
    await this.get(CommandService).carryOut(order, { cases: [caseId] }, async (tx, on) => {
      let kase = await this.get(CaseService).mustHave(tx, caseId);
      for (const to of steps) kase = await this.get(CaseService).move(tx, kase, { to, order, on });
      return { answer: null };
    });
  }

  /** A request for a step, filed as a person's or as the clock's: no term is waited for. */
  async filed(caseId: string, to: Target, by: 'asker' | 'clock' = 'asker'): Promise<string> {
    const own = { ...this.order('collector', 'test.file'), unitId: this.root };
    const dueDay = await this.today();
    const clock = { id: clockOrder({ caseId, what: `ask-${to}`, dueDay }), by: 'clock' };
    const { id } = this.asker;
    const order: Order = { ...own, ...(by === 'clock' ? clock : { id: `${id}:${own.id.slice(-36)}`, by: id }) };
    const answer = await this.get(CommandService).carryOut<string>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.get(CaseService).mustHave(tx, caseId);
      const facts = await this.get(FactsService).load(tx, kase);
      const terms = { to, reason: '期限届满', ground: null, order, on };
      return { answer: orRefused(await this.get(EscalationService).file(tx, facts, terms)).id };
    });
    return done(answer) as string;
  }
}
