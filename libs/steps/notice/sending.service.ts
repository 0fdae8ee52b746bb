import { Injectable } from '@nestjs/common';
import { CommandService } from '../../ground/command/command.service.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE } from '../../ground/fen/fen.js';
import { LetterService } from '../../ground/letter/letter.service.js';
import { OutsideService, type ActView } from '../../ground/outside/outside.service.js';
import { PartyService } from '../../people/party/party.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService, type Change } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { stillWanted } from './notice.js';
import { NoticeService } from './notice.service.js';

/** What goes into the envelope. The key is the act's id: the other side knows by it whether it has the letter already. */
export interface Envelope {
  key: string;
  letterNumber: string;
  addressee: string;
  address: string | null;
  text: string;
}

/** The way of one letter out of the house: claimed, sent by somebody else, ended. Each is a commit of its own. */
@Injectable()
export class SendingService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly database: DatabaseService,
    private readonly facts: FactService,
    private readonly ledger: LedgerService,
    private readonly letters: LetterService,
    private readonly notices: NoticeService,
    private readonly outside: OutsideService,
    private readonly parties: PartyService,
    private readonly tasks: TaskService,
  ) {}

  /** Claims a letter after judging again under the case's lock. Undefined: it goes out no more, or another hand has it. */
  async claim(actId: string): Promise<Envelope | undefined> {
    return this.withCase(actId, 'claim', async (tx, { act, kase, order, on }) => {
      const paper = await this.notices.ofPaper(tx, act.paperId);
      if (!paper || act.state !== 'wanted') return undefined;
      const { demand, reminder } = paper;
      const owed = [...(await this.ledger.owed(tx, kase.debtIds)).values()];
      const owes = owed.some((one) => totalOwed(one) > NONE);
      const dropped = stillWanted({
        stage: kase.stage,
        demandStage: demand.stage,
        owes,
        servedOn: reminder ? null : demand.servedOn,
        parked: kase.parked !== null,
        silenced: demand.title !== 'guarantor' && !(await this.facts.effects(tx, kase, on)).contact,
      });
      if (dropped) {
        if (await this.outside.end(tx, { id: act.id, state: 'dropped', outcome: dropped.dropped, day: on.today }))
          await this.note(tx, kase, {
            event: 'LetterDropped',
            facts: { actId: act.id, noticeId: demand.id, because: dropped.dropped },
            order,
            on,
          });
        return undefined;
      }
      return (await this.outside.claim(tx, act.id)) ? this.envelope(tx, act) : undefined;
    });
  }

  /** The other side has it. */
  async sent(actId: string): Promise<void> {
    await this.withCase(actId, 'sent', async (tx, { act, kase, order, on }) => {
      if (await this.outside.end(tx, { id: act.id, state: 'done', outcome: 'handedOver', day: on.today }))
        await this.note(tx, kase, { event: 'LetterSent', facts: { actId: act.id }, order, on });
    });
  }

  /** Nobody knows whether it went out: never again by itself, a person looks. */
  async uncertain(actId: string): Promise<void> {
    await this.withCase(actId, 'uncertain', async (tx, { act, kase, order, on }) => {
      if (!(await this.outside.end(tx, { id: act.id, state: 'uncertain', outcome: 'endUnknown', day: on.today })))
        return;
      await this.note(tx, kase, { event: 'LetterUncertain', facts: { actId: act.id }, order, on });
      await this.tasks.open(tx, kase, {
        kind: 'letterUncertain',
        about: act.id,
        role: 'collector',
        dueOn: on.today,
        order,
        on,
      });
    });
  }

  /** Undo: a letter that has not been claimed is withdrawn. Refuses `ACT_GONE`. */
  async withdraw(order: Order, act: { id: string; caseId: string }): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [act.caseId] }, async (tx, on) => {
      if (!(await this.outside.end(tx, { id: act.id, state: 'dropped', outcome: 'withdrawn', day: on.today })))
        return refuse('ACT_GONE');
      await this.cases.change(tx, await this.cases.mustHave(tx, act.caseId), {
        event: 'LetterWithdrawn',
        facts: { actId: act.id },
        order,
        on,
      });
      return { answer: null };
    });
  }

  /** An act of the clock: its order is kept like a person's, once. */
  private async note(tx: Tx, kase: CaseFacts, change: Change): Promise<void> {
    await this.commands.keepClockOrder(tx, { order: change.order, on: change.on, caseId: kase.id });
    await this.cases.change(tx, kase, change);
  }

  private async envelope(tx: Tx, act: ActView): Promise<Envelope | undefined> {
    const [letter] = await this.letters.byIds(tx, [act.paperId]);
    const addressee = letter && (await this.parties.byIds(tx, [letter.addresseeId])).get(letter.addresseeId);
    return (
      letter &&
      addressee && {
        key: act.id,
        letterNumber: letter.number,
        addressee: addressee.name,
        address: addressee.address,
        text: letter.text,
      }
    );
  }

  private async withCase<T>(
    actId: string,
    what: string,
    work: (tx: Tx, terms: { act: ActView; kase: CaseFacts; order: Order; on: On }) => Promise<T>,
  ): Promise<T | undefined> {
    const seen = await this.outside.byId(this.database.reading, actId);
    if (!seen) return undefined;
    return this.database.transaction(async (tx) => {
      await this.commands.lock(tx, { cases: [seen.subjectId] });
      const act = await this.outside.byId(tx, actId);
      const on = await this.commands.on(tx, { caseId: seen.subjectId });
      const order: Order = {
        id: `${seen.subjectId}/letter-${what}/${actId}`,
        kind: `letter.${what}`,
        by: 'clock',
        body: { actId },
      };
      const kase = await this.cases.mustHave(tx, seen.subjectId);
      if (!act) return undefined;
      return work(tx, { act, kase, order, on });
    });
  }
}
