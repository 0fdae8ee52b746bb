import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { CalendarService } from '../../libs/ground/calendar/calendar.service.js';
import { dayOf } from '../../libs/ground/calendar/calendar.js';
import { CommandService, type Done } from '../../libs/ground/command/command.service.js';
import { isRefusal, refuse, type Order, type Refusal } from '../../libs/ground/command/command.js';
import { rightsWith, sees, type Actor } from '../../libs/people/staff/staff.js';
import {
  addStaffSchema,
  addUnitSchema,
  signInSchema,
  type AddStaff,
  type AddUnit,
  type SignIn,
} from '../../libs/people/staff/staff.input.js';
import { SessionService } from '../../libs/people/staff/session.service.js';
import { StaffService } from '../../libs/people/staff/staff.service.js';
import * as answer from './door/answers.js';
import { Door, ForAll, Needs, OPEN, Ordered, Reads, SIGNED_IN, Who, type Entered } from './door/door.js';
import { COOKIE, sessionTokenOf } from './door/guard.js';
import { SignInBrake } from './door/sign-in-brake.js';

const sessionAnswer = z.object({
  staff: z.object({
    id: answer.id,
    name: z.string(),
    roles: z.array(answer.role),
    departments: z.array(answer.department),
    /** Absent persons for whom he decides and speaks today. */
    standsFor: z.array(answer.id),
    unitId: answer.id,
    unitName: z.string(),
  }),
  rights: z.array(z.string()),
  csrf: z.string(),
  mode: z.enum(['demo', 'real']),
  today: answer.day,
});
const whoAnswer = z.object({ session: sessionAnswer.nullable() });
const installationAnswer = z.object({
  mode: z.enum(['demo', 'real']),
  name: z.string(),
  today: answer.day,
  nowAt: z.string(),
  clockOffsetS: z.int(),
});
const cardsAnswer = z.object({
  cards: z.array(
    z.object({
      staffId: answer.id,
      login: z.string(),
      name: z.string(),
      roles: z.array(answer.role),
      departments: z.array(answer.department),
      unitName: z.string(),
    }),
  ),
});
const unitsAnswer = z.object({
  units: z.array(z.object({ id: answer.id, parentId: answer.id.nullable(), name: z.string() })),
});
const staffAnswer = z.object({
  staff: z.array(
    z.object({
      id: answer.id,
      name: z.string(),
      login: z.string(),
      roles: z.array(answer.role),
      departments: z.array(answer.department),
      unitId: answer.id,
      unitName: z.string(),
      active: z.boolean(),
    }),
  ),
});
const colleaguesAnswer = z.object({
  colleagues: z.array(
    z.object({
      id: answer.id,
      name: z.string(),
      roles: z.array(answer.role),
      departments: z.array(answer.department),
      unitName: z.string(),
    }),
  ),
});
const idAnswer = z.object({ id: answer.id });

@Controller()
export class StaffController {
  constructor(
    private readonly brake: SignInBrake,
    private readonly calendars: CalendarService,
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly sessions: SessionService,
    private readonly people: StaffService,
  ) {}

  @ForAll(OPEN)
  @Get('installation')
  @Door({ id: 'installation', says: 'Mode, name and day of this installation', answer: installationAnswer })
  async installation(): Promise<z.infer<typeof installationAnswer> | Refusal> {
    const found = await this.calendars.installation(this.database.reading);
    if (!found) return refuse('UNAVAILABLE');
    const now = new Date(Date.now() + found.clockOffsetS * 1_000);
    return { ...found, today: dayOf(now), nowAt: now.toISOString() };
  }

  @ForAll(OPEN)
  @Get('cards')
  @Door({ id: 'roleCards', says: 'Role cards to enter without a password: demo only', answer: cardsAnswer })
  async cards(): Promise<z.infer<typeof cardsAnswer> | Refusal> {
    if (!(await this.isDemo())) return refuse('NOT_FOUND');
    const staff = await this.people.staff(this.database.reading, '/');
    return {
      cards: staff
        .filter((one) => one.active)
        .map(({ id, login, name, roles, departments, unitName }) => ({
          ...{ staffId: id, login, name, roles, departments, unitName },
        })),
    };
  }

  @ForAll(OPEN)
  @Post('session')
  @Door({ id: 'signIn', says: 'Signs in; the session is a cookie', body: signInSchema, answer: sessionAnswer })
  async signIn(
    @Body(new Reads(signInSchema)) wanted: SignIn,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof sessionAnswer> | Refusal> {
    if ('staffId' in wanted && !(await this.isDemo())) return refuse('NOT_FOUND');
    if ('login' in wanted && !this.brake.mayTry(wanted.login)) return refuse('TOO_MANY');
    const opened = await this.sessions.open(this.database.reading, wanted);
    if (isRefusal(opened)) return opened;
    if ('login' in wanted) this.brake.forget(wanted.login);
    response.cookie(COOKIE, opened.token, { httpOnly: true, sameSite: 'strict', path: '/', maxAge: 12 * 3_600_000 });
    const found = await this.sessions.who(this.database.reading, opened.token);
    return found
      ? this.sessionView(found.actor, { csrf: found.csrf, unitName: found.unitName })
      : refuse('NOT_SIGNED_IN');
  }

  // Open, and a plain answer for nobody: a page that asks who is signed in does not ask for anything it may not have.
  @ForAll(OPEN)
  @Get('session')
  @Door({ id: 'session', says: 'Who is signed in, and what he may do; null for nobody', answer: whoAnswer })
  async session(@Req() request: Entered): Promise<z.infer<typeof whoAnswer> | Refusal> {
    const token = sessionTokenOf(request);
    const found = token ? await this.sessions.who(this.database.reading, token) : undefined;
    if (!found) return { session: null };
    const session = await this.sessionView(found.actor, { csrf: found.csrf, unitName: found.unitName });
    return isRefusal(session) ? session : { session };
  }

  @ForAll(SIGNED_IN)
  @Post('session/end')
  @Door({ id: 'signOut', says: 'Ends the session', answer: answer.nothing })
  async signOut(@Req() request: Entered, @Res({ passthrough: true }) response: Response): Promise<object> {
    await this.sessions.end(this.database.reading, request.sessionToken ?? '');
    response.clearCookie(COOKIE, { httpOnly: true, sameSite: 'strict', path: '/' });
    return {};
  }

  @ForAll(SIGNED_IN)
  @Get('units')
  @Door({ id: 'units', says: "The caller's unit and those below it", answer: unitsAnswer })
  async units(@Who() actor: Actor): Promise<z.infer<typeof unitsAnswer>> {
    const units = await this.people.units(this.database.reading, actor.unitPath);
    return { units: units.map(({ id, parentId, name }) => ({ id, parentId, name })) };
  }

  @Needs('people.manage')
  @Post('units')
  @Door({ id: 'addUnit', says: 'Adds a unit below another', body: addUnitSchema, answer: idAnswer, writes: true })
  async addUnit(
    @Who() actor: Actor,
    @Ordered('unit.add') order: Order,
    @Body(new Reads(addUnitSchema)) wanted: AddUnit,
  ): Promise<{ id: string } | Refusal> {
    return this.commands.carryOut<{ id: string }>(order, {}, async (tx) => {
      const parent = await this.people.unit(tx, wanted.parentId);
      if (!parent || !sees(actor, parent.path)) return refuse('UNIT_UNKNOWN');
      return done(await this.people.addUnit(tx, wanted));
    });
  }

  @ForAll(SIGNED_IN)
  @Get('staff')
  @Door({ id: 'staffList', says: 'People of the units one sees', answer: staffAnswer })
  async staff(@Who() actor: Actor): Promise<z.infer<typeof staffAnswer>> {
    return { staff: await this.people.staff(this.database.reading, actor.unitPath) };
  }

  @ForAll(SIGNED_IN)
  @Get('colleagues')
  @Door({
    id: 'colleagues',
    says: 'Everybody of the organisation whom a form may name: who signs, takes over, is asked',
    answer: colleaguesAnswer,
  })
  async colleagues(@Who() actor: Actor): Promise<z.infer<typeof colleaguesAnswer>> {
    const staff = await this.people.staff(this.database.reading, `/${actor.rootId}/`);
    return {
      colleagues: staff
        .filter((one) => one.active)
        .map(({ id, name, roles, departments, unitName }) => ({ id, name, roles, departments, unitName })),
    };
  }

  @Needs('people.manage')
  @Post('staff')
  @Door({
    id: 'addStaff',
    says: 'Adds a person with roles in a unit',
    body: addStaffSchema,
    answer: idAnswer,
    writes: true,
  })
  async addStaff(
    @Who() actor: Actor,
    @Ordered('staff.add') order: Order,
    @Body(new Reads(addStaffSchema)) wanted: AddStaff,
  ): Promise<{ id: string } | Refusal> {
    // The order is kept for ever: it keeps that a password was set, never the password.
    const kept: Order = { ...order, body: { ...(order.body as object), body: { ...wanted, password: 'set' } } };
    return this.commands.carryOut<{ id: string }>(kept, {}, async (tx) => {
      const unit = await this.people.unit(tx, wanted.unitId);
      if (!unit || !sees(actor, unit.path)) return refuse('UNIT_UNKNOWN');
      return done(await this.people.addStaff(tx, wanted));
    });
  }

  private async isDemo(): Promise<boolean> {
    return (await this.calendars.installation(this.database.reading))?.mode === 'demo';
  }

  private async sessionView(
    actor: Actor,
    more: { csrf: string; unitName: string },
  ): Promise<z.infer<typeof sessionAnswer> | Refusal> {
    const { id, name, roles, departments, standsFor, unitId } = actor;
    const installation = await this.installation();
    if (isRefusal(installation)) return installation;
    return {
      staff: {
        ...{ id, name, roles: [...roles], departments: [...departments], unitId, unitName: more.unitName },
        standsFor: standsFor.map((seat) => seat.staffId),
      },
      rights: rightsWith(actor),
      csrf: more.csrf,
      mode: installation.mode,
      today: installation.today,
    };
  }
}

const done = (outcome: { id: string } | Refusal): Done<{ id: string }> | Refusal =>
  isRefusal(outcome) ? outcome : { answer: outcome };
