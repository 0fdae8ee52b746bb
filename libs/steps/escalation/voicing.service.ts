import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, type Done } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Json } from '../../ground/record/record.js';
import { bar, completable, missing, transferable, type Level } from '../../people/approval/approval.js';
import type { Complete, Consult, GiveVoice, Return, Transfer } from '../../people/approval/approval.input.js';
import { consultable, speaks } from '../../people/approval/voice.js';
import { VoiceService } from '../../people/approval/voice.service.js';
import { DeputyService } from '../../people/staff/deputy.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { JudgingService, type Judged } from './judging.service.js';
import { taskDue } from './turn.js';

export type Spoken = { missing: string[] };
export type Completed = { level: Level; round: number };

interface Acting extends Judged {
  tx: Tx;
  on: On;
  actor: Actor;
}

/** Opinions, 加签, 转交, 退回 and 补正: what happens to a request between its filing and its decision. */
@Injectable()
export class VoicingService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly deputies: DeputyService,
    private readonly judging: JudgingService,
    private readonly staff: StaffService,
    private readonly tasks: TaskService,
    private readonly voices: VoiceService,
  ) {}

  /** An opinion for a seat. Refuses `NOT_YOUR_SEAT`, `VOICE_TWICE`, `SAME_HAND`, `RESPONSIBLE_HAND`, and for a closed request as `bar`. */
  async voice(order: Order, id: string, wanted: GiveVoice): Promise<Spoken | Refusal> {
    return this.act<Spoken>(order, id, async ({ tx, on, actor, request, ...judged }) => {
      const found = speaks(request, { ...judged, actor, seat: wanted.seat });
      if (isRefusal(found)) return found;
      await this.voices.give(tx, request, { ...wanted, spokenFor: found.spokenFor, order, on });
      const now = [...judged.voices, { seat: wanted.seat, staffId: actor.id, agrees: wanted.agrees }];
      return { answer: { missing: missing(request, now) } };
    });
  }

  /** 加签: who decides asks a person by name. Refuses as `bar`, and `NOT_ENTITLED`, `VOICE_TWICE`, `SAME_HAND`. */
  async consult(order: Order, id: string, wanted: Consult): Promise<Spoken | Refusal> {
    return this.act<Spoken>(order, id, async ({ tx, on, actor, request, ...judged }) => {
      const barred = bar(request, { ...judged, actor, law: on.law, wanted: 'transfer' });
      if (barred) return barred;
      const person = await this.staff.actor(tx, wanted.staffId);
      if (!person) return refuse('STAFF_UNKNOWN');
      const unasked = consultable(request, person, { ...judged, decider: actor.id });
      if (unasked) return unasked;
      await this.voices.consult(tx, request, { staffId: person.id, order, on });
      return { answer: { missing: [...missing(request, judged.voices), `staff:${person.id}`] } };
    });
  }

  /** 转交: another entitled person of the same level decides it. Refuses as `bar`, and `NOT_ENTITLED`. */
  async transfer(order: Order, id: string, wanted: Transfer): Promise<null | Refusal> {
    return this.act<null>(order, id, async ({ tx, on, actor, request, ...judged }) => {
      const barred = bar(request, { ...judged, actor, law: on.law, wanted: 'transfer' });
      if (barred) return barred;
      const to = await this.staff.actor(tx, wanted.staffId);
      if (!to) return refuse('STAFF_UNKNOWN');
      const unfit = transferable(request, to, { ...judged, law: on.law });
      if (unfit) return unfit;
      await this.voices.transfer(tx, request, { staffId: to.id, order, on });
      return { answer: null };
    });
  }

  /** 退回: back to its asker with what is missing; who handles the case gets a task. Refuses as `bar`. */
  async giveBack(order: Order, id: string, wanted: Return): Promise<null | Refusal> {
    return this.act<null>(order, id, async ({ tx, on, actor, request, facts, ...judged }) => {
      const barred = bar(request, { ...judged, actor, law: on.law, wanted: 'return' });
      if (barred) return barred;
      await this.voices.giveBack(tx, request, { missing: wanted.missing, order, on });
      if (facts)
        await this.tasks.open(tx, facts.case, {
          ...{ kind: 'requestReturned', about: `${request.id}/${request.round}`, role: 'collector' },
          dueOn: taskDue(on),
          order,
          on,
        });
      return { answer: null };
    });
  }

  /** 补正: the asker says what was added; open again, in a new round. Refuses `REQUEST_NOT_RETURNED`, `NOT_YOURS_TO_COMPLETE`. */
  async complete(order: Order, id: string, wanted: Complete): Promise<Completed | Refusal> {
    return this.act<Completed>(order, id, async ({ tx, on, actor, request, ...judged }) => {
      const barred = completable(request, { ...judged, actor });
      if (barred) return barred;
      const { completion } = wanted;
      const opened = await this.voices.complete(tx, request, { completion, amount: judged.amount, order, on });
      return { answer: opened };
    });
  }

  /** Locks, loads and lets the rules judge the person as he stands under the lock; the story hears of it. */
  private async act<A extends Json>(
    order: Order,
    id: string,
    write: (acting: Acting) => Promise<Done<A> | Refusal>,
  ): Promise<A | Refusal> {
    return this.commands.carryOut<A>(order, await this.judging.locks(id), async (tx, on) => {
      const judged = await this.judging.load(tx, id);
      if (isRefusal(judged)) return judged;
      const actor = await this.deputies.asOf(tx, order.by, on.today);
      if (!actor) return refuse('NO_RIGHT');
      const outcome = await write({ ...judged, tx, on, actor });
      if (!isRefusal(outcome) && judged.facts) await this.cases.ring(tx, judged.facts.case, order.kind);
      return outcome;
    });
  }
}
