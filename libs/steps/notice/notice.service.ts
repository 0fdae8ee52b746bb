import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { NONE, storedFen, type Fen } from '../../ground/fen/fen.js';
import { LetterService } from '../../ground/letter/letter.service.js';
import { OutsideService } from '../../ground/outside/outside.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import {
  actOf,
  deliverable,
  isProven,
  overdueNotice,
  resendable,
  returnedTwice,
  silenced,
  termOf,
  type DemandFacts,
} from './notice.js';
import { DeliveryRow, NoticeRow, ReminderRow } from './notice.entity.js';
import type { RecordDelivery } from './notice.input.js';
import { PaperService, type Issued } from './paper.service.js';

export interface DemandView extends DemandFacts {
  caseId: string;
  letterId: string;
  addresseeId: string;
  demandedFen: Fen;
  deliveries: readonly (DemandFacts['deliveries'][number] & { evidenceId: string })[];
}

export type Delivered = { attempt: number; servedOn: string | null; termEndsOn: string | null };

/** Demands on the borrower, of all stages: one register, so that none can be doubled. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly facts: FactService,
    private readonly ledger: LedgerService,
    private readonly letters: LetterService,
    private readonly limits: LimitService,
    private readonly outside: OutsideService,
    private readonly papers: PaperService,
    private readonly tasks: TaskService,
  ) {}

  /** The collector serves the first notice himself. Refuses `WRONG_STAGE`, `NOTHING_OWED`, `CASE_PARKED`, `CONTACT_SILENCED`. */
  async serve(order: Order, caseId: string): Promise<Issued | Refusal> {
    return this.commands.carryOut<Issued>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar =
        barred(kase, ['intake']) ??
        silenced(await this.facts.effects(tx, kase, on), 'borrower') ??
        (await this.nothingOwed(tx, kase));
      if (bar) return bar;
      const { issued } = await this.papers.issue(tx, kase, { demand: overdueNotice, order, on });
      return { answer: issued };
    });
  }

  /** Records how a delivery ended, with its proof. The term runs from the first proven one. Refusals: see `deliverable`. */
  async recordDelivery(
    order: Order,
    notice: { id: string; caseId: string },
    wanted: RecordDelivery,
  ): Promise<Delivered | Refusal> {
    return this.commands.carryOut<Delivered>(order, { cases: [notice.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, notice.caseId);
      const demand = await this.byId(tx, notice.id);
      if (!demand) return refuse('NOT_FOUND');
      const { result, resultOn, proof } = wanted;
      const bar =
        (kase.parked ? refuse('CASE_PARKED', { because: kase.parked }) : undefined) ??
        deliverable(demand, { result, resultOn, proof: proof.kind }, on);
      if (bar) return bar;
      const kept = await this.evidence.keep(tx, {
        subjectId: demand.id,
        proof: { ...proof, day: resultOn },
        by: order.by,
      });
      const attempt = demand.deliveries.length + 1;
      await tx.insert(DeliveryRow, {
        id: randomUUID(),
        noticeId: demand.id,
        attempt,
        result,
        resultOn,
        evidenceId: kept.id,
        recordedBy: order.by,
      });
      const servedOn = isProven(result) ? resultOn : null;
      if (servedOn) {
        await tx.update(NoticeRow, { id: demand.id }, { servedOn });
        const debts = await this.debts.byIds(tx, kase.debtIds);
        const own = debts.filter((debt) => debt.obligors.some((one) => one.partyId === demand.addresseeId));
        await this.limits.recordAct(tx, {
          debtIds: own.map((debt) => debt.id),
          partyId: demand.addresseeId,
          kind: actOf(demand.title, result),
          on: servedOn,
          evidenceId: kept.id,
          order,
        });
      }
      const facts = { noticeId: demand.id, attempt, result, resultOn, proofHash: kept.hash };
      await this.cases.change(tx, kase, { event: servedOn ? 'DemandServed' : 'DemandReturned', facts, order, on });
      const deliveries = [...demand.deliveries, { attempt, result, resultOn }];
      if (!servedOn && returnedTwice(deliveries))
        await this.tasks.open(tx, kase, {
          kind: 'returnedTwice',
          about: demand.id,
          role: 'collector',
          dueOn: on.today,
          order,
          on,
        });
      const lastPaidOn = await this.ledger.lastPaidOn(tx, kase.debtIds);
      const term = termOf({ ...demand, servedOn }, { lastPaidOn, standing: await this.facts.of(tx, [kase.id]) }, on);
      return { answer: { attempt, servedOn, termEndsOn: term?.on ?? null } };
    });
  }

  /** A press demand was printed: the borrower's unserved demand of this stage is served by it (L9). Caller holds the case. */
  async servedByPress(tx: Tx, kase: CaseFacts, terms: { on: Day; evidenceId: string; by: string }): Promise<void> {
    const demand = (await this.of(tx, kase.id))
      .filter((one) => one.stage === kase.stage && one.title === 'borrower')
      .at(-1);
    if (!demand || demand.servedOn) return;
    await tx.insert(DeliveryRow, {
      id: randomUUID(),
      noticeId: demand.id,
      attempt: demand.deliveries.length + 1,
      result: 'published',
      resultOn: terms.on,
      evidenceId: terms.evidenceId,
      recordedBy: terms.by,
    });
    await tx.update(NoticeRow, { id: demand.id }, { servedOn: terms.on });
  }

  /** Sends the same demand once more: after it came back, was withdrawn, or got lost. Refusals: see `resendable`, `CONTACT_SILENCED`. */
  async sendAgain(order: Order, notice: { id: string; caseId: string }): Promise<Issued | Refusal> {
    return this.commands.carryOut<Issued>(order, { cases: [notice.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, notice.caseId);
      const demand = await this.byId(tx, notice.id);
      if (!demand) return refuse('NOT_FOUND');
      const bar =
        barred(kase, [demand.stage]) ??
        silenced(await this.facts.effects(tx, kase, on), demand.title) ??
        resendable(demand) ??
        (await this.nothingOwed(tx, kase));
      if (bar) return bar;
      const act = await this.outside.want(tx, {
        subjectId: kase.id,
        chapter: demand.stage,
        paperId: demand.letterId,
        by: order.by,
        on,
      });
      const [letter] = await this.letters.byIds(tx, [demand.letterId]);
      await this.cases.change(tx, kase, {
        event: 'DemandSentAgain',
        facts: { noticeId: demand.id, actId: act.id },
        order,
        on,
      });
      return {
        answer: {
          noticeId: demand.id,
          letterNumber: letter?.number ?? '',
          actId: act.id,
          notBeforeAt: act.notBefore.toISOString(),
        },
      };
    });
  }

  private async nothingOwed(tx: Tx, kase: CaseFacts): Promise<Refusal | undefined> {
    const owed = await this.ledger.owed(tx, kase.debtIds);
    return [...owed.values()].every((one) => totalOwed(one) <= NONE) ? refuse('NOTHING_OWED') : undefined;
  }

  async byId(tx: Tx, noticeId: string): Promise<DemandView | undefined> {
    return (await this.load(tx, 'n.id = $1', noticeId))[0];
  }

  /** The demand that a paper belongs to: its own letter, or the reminder of it. */
  async ofPaper(tx: Tx, letterId: string): Promise<{ demand: DemandView; reminder: boolean } | undefined> {
    const [demand] = await this.load(tx, 'n.letter_id = $1', letterId);
    if (demand) return { demand, reminder: false };
    const reminder = await tx.findOne(ReminderRow, { where: { letterId } });
    const reminded = reminder && (await this.byId(tx, reminder.noticeId));
    return reminded ? { demand: reminded, reminder: true } : undefined;
  }

  /** All demands of a case, oldest first. */
  async of(tx: Tx, caseId: string): Promise<DemandView[]> {
    return this.load(tx, 'n.case_id = $1', caseId);
  }

  private async load(tx: Tx, where: string, value: string): Promise<DemandView[]> {
    const rows = await tx.query<(Omit<DemandView, 'demandedFen'> & { demandedFen: string })[]>(
      `SELECT n.id, n.case_id AS "caseId", n.stage, n.title, n.number, n.letter_id AS "letterId", n.addressee_id AS "addresseeId", n.issued_on AS "issuedOn",
              n.term_days AS "termDays", n.served_on AS "servedOn", n.demanded_fen AS "demandedFen",
              coalesce((SELECT json_agg(json_build_object('attempt', d.attempt, 'result', d.result, 'resultOn', d.result_on, 'evidenceId', d.evidence_id) ORDER BY d.attempt)
                 FROM delivery d WHERE d.notice_id = n.id), '[]') AS deliveries,
              coalesce((SELECT json_agg(json_build_object('attempt', a.attempt, 'state', a.state) ORDER BY a.attempt)
                 FROM outside_act a WHERE a.paper_id = n.letter_id), '[]') AS acts
         FROM notice n WHERE ${where} ORDER BY n.issued_on, n.number, n.title`,
      [value],
    );
    return rows.map((row) => ({ ...row, demandedFen: storedFen(row.demandedFen) }));
  }
}
