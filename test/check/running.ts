import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type Day } from '../../libs/ground/calendar/calendar.js';
import { isRefusal, type Order } from '../../libs/ground/command/command.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { RingService } from '../../libs/ground/ring/ring.service.js';
import { StaffService } from '../../libs/people/staff/staff.service.js';
import { departments, type Actor, type Department, type Role } from '../../libs/people/staff/staff.js';
import { CaseService } from '../../libs/cases/case/case.service.js';
import { ClockService } from '../../libs/cases/case/clock.service.js';
import { TurnService } from '../../libs/steps/escalation/turn.service.js';
import { SendingService } from '../../libs/steps/notice/sending.service.js';

const roles = ['collector', 'supervisor', 'director', 'legal', 'finance'] as const satisfies readonly Role[];
type Who = (typeof roles)[number] | 'secondFinance' | 'secondDirector' | `of ${Department}`;

/** Its staff, its clock and its bells: a turn for each bell that hangs, a letter sent for each that is wanted. */
export class Running {
  protected readonly staff = new Map<Who, string>();
  protected root = '';
  protected branch = '';

  constructor(private readonly app: INestApplicationContext) {}

  close(): Promise<void> {
    return this.app.close();
  }

  get<T>(service: new (...rest: never[]) => T): T {
    return this.app.get(service, { strict: false });
  }

  order(who: Who, kind: string, body: Order['body'] = {}): Order {
    return {
      id: `${this.staff.get(who)}:${randomUUID()}`,
      kind,
      by: this.staff.get(who) ?? '',
      body,
      unitId: this.root,
    };
  }

  async found(): Promise<void> {
    const [people, database] = [this.get(StaffService), this.get(DatabaseService)];
    await database.transaction(async (tx) => {
      this.root = await people.foundRoot(tx, '青山联社');
      const branch = await people.addUnit(tx, { parentId: this.root, name: '河口分社' });
      this.branch = done(branch).id;
      for (const role of roles)
        this.staff.set(
          role,
          done(
            await people.addStaff(tx, {
              unitId: role === 'director' ? this.root : this.branch,
              name: role,
              login: role,
              roles: [role],
            }),
          ).id,
        );
      // A reversal needs another person of finance than the one who asks.
      const second = { unitId: this.branch, name: 'second', login: 'second', roles: ['finance' as const] };
      this.staff.set('secondFinance', done(await people.addStaff(tx, second)).id);
      const director = { unitId: this.root, name: 'deputy', login: 'deputy', roles: ['director' as const] };
      this.staff.set('secondDirector', done(await people.addStaff(tx, director)).id);
      // Five opinions come from five people, none of them handler or decider (X10).
      for (const one of departments) {
        const member = { unitId: this.root, name: one, login: `of-${one.toLowerCase()}`, departments: [one] };
        this.staff.set(`of ${one}`, done(await people.addStaff(tx, { ...member, roles: ['auditor'] })).id);
      }
    });
  }

  /** A person of the house as the door knows him. */
  async actor(who: Who): Promise<Actor> {
    const found = await this.get(StaffService).actor(this.get(DatabaseService).reading, this.staff.get(who) ?? '');
    if (!found) throw new Error(`nobody is ${who}`);
    return found;
  }

  async today(): Promise<Day> {
    const view = await this.get(ClockService).look(this.get(DatabaseService).reading);
    return done(view).today;
  }

  /** Days pass, from deadline to deadline, with everything done that falls due and every letter sent. */
  async live(days: number): Promise<void> {
    const until = addDays(await this.today(), days);
    for (;;) {
      await this.rest();
      await this.sendLetters();
      await this.rest();
      if ((await this.today()) >= until) return;
      await this.move(1, until);
    }
  }

  protected async move(days: number, until?: Day): Promise<void> {
    const database = this.get(DatabaseService);
    // A letter not yet sent holds up the demo clock; its ten seconds are taken off by hand.
    await database.reading.query(`UPDATE outside_act SET not_before = clock_timestamp() WHERE state = 'wanted'`);
    const moved = await this.get(ClockService).move(this.order('collector', 'clock.move', { days }), {
      by: 'day',
      ...(until ? { until } : {}),
    });
    if (isRefusal(moved) && moved.refused !== 'CLOCK_MOVING') done(moved);
  }

  private async sendLetters(): Promise<void> {
    const database = this.get(DatabaseService);
    await database.reading.query(`UPDATE outside_act SET not_before = clock_timestamp() WHERE state = 'wanted'`);
    const wanted = await database.reading.query<{ id: string }[]>(`SELECT id FROM outside_act WHERE state = 'wanted'`);
    for (const { id } of wanted) if (await this.get(SendingService).claim(id)) await this.get(SendingService).sent(id);
  }

  /** Rings every bell that hangs: a turn each, until none hangs. */
  async rest(): Promise<void> {
    const [rings, cases, turns] = [this.get(RingService), this.get(CaseService), this.get(TurnService)];
    for (;;) {
      const waiting = await rings.waiting(500);
      if (waiting.length === 0) return;
      for (const ring of waiting) {
        const caseId =
          ring.streamKind === 'case'
            ? ring.streamId
            : await cases.caseOfDebt(this.get(DatabaseService).reading, ring.streamId);
        if (caseId) await turns.turn(caseId);
      }
      await rings.takeDown(waiting);
    }
  }
}

/** What must have been allowed. */
export function done<T>(value: T): Exclude<T, { refused: string }> {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused} ${JSON.stringify(value.detail ?? {})}`);
  return value as Exclude<T, { refused: string }>;
}
