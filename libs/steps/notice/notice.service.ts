import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { BrokenInvariant, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { NONE, plus, storedFen, type Fen } from '../../ground/fen/fen.js';
import { LetterService } from '../../ground/letter/letter.service.js';
import { OutsideService } from '../../ground/outside/outside.service.js';
import { PartyService } from '../../people/party/party.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import {
  deliverable,
  isProven,
  overdueNotice,
  resendable,
  returnedTwice,
  termOf,
  type Demand,
  type DemandFacts,
} from './notice.js';
import { DeliveryRow, NoticeRow } from './notice.entity.js';
import type { RecordDelivery } from './notice.input.js';

export interface DemandView extends DemandFacts {
  caseId: string;
  letterId: string;
  addresseeId: string;
  demandedFen: Fen;
  deliveries: readonly (DemandFacts['deliveries'][number] & { evidenceId: string })[];
}

export type Issued = { noticeId: string; letterNumber: string; actId: string; notBeforeAt: string };
export type Delivered = { attempt: number; servedOn: string | null; termEndsOn: string | null };

/** Demands on the borrower, of all stages: one register, so that none can be doubled. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly ledger: LedgerService,
    private readonly letters: LetterService,
    private readonly outside: OutsideService,
    private readonly parties: PartyService,
    private readonly tasks: TaskService,
  ) {}

  /** The collector serves the first notice himself. Refuses `WRONG_STAGE`, `NOTHING_OWED`, `CASE_PARKED`. */
  async serve(order: Order, caseId: string): Promise<Issued | Refusal> {
    return this.commands.carryOut<Issued>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, ['intake']) ?? (await this.nothingOwed(tx, kase));
      if (bar) return bar;
      const { issued } = await this.issue(tx, kase, { demand: overdueNotice, order, on });
      return { answer: issued };
    });
  }

  /** Writes a demand, orders its letter and moves the case where the demand stands on an edge. Caller holds the case. */
  async issue(
    tx: Tx,
    kase: CaseFacts,
    terms: { demand: Demand; order: Order; on: On },
  ): Promise<{ issued: Issued; kase: CaseFacts }> {
    const { demand, order, on } = terms;
    const number = 1 + (await tx.count(NoticeRow, { where: { caseId: kase.id, stage: demand.stage } }));
    const { letterId, letterNumber, hash, demandedFen } = await this.write(tx, kase, { demand, number, on });
    const noticeId = randomUUID();
    const termDays = on.law.value[demand.term];
    await tx.insert(NoticeRow, {
      id: noticeId,
      caseId: kase.id,
      stage: demand.stage,
      number,
      addresseeId: kase.debtorId,
      letterId,
      issuedOn: on.today,
      termDays,
      demandedFen,
      servedOn: null,
    });
    const act = await this.outside.want(tx, {
      subjectId: kase.id,
      chapter: demand.stage,
      paperId: letterId,
      by: order.by,
      on,
    });
    const facts = { noticeId, number, letterNumber, letterHash: hash, demandedFen: demandedFen.toString(), termDays };
    const set = { steppedOn: on.today, noticeWanted: false };
    const issued = { noticeId, letterNumber, actId: act.id, notBeforeAt: act.notBefore.toISOString() };
    if (demand.issued === 'NoticeIssued')
      return {
        issued,
        kase: { ...(await this.cases.move(tx, kase, { to: 'notice', facts, set, order, on })), ...set },
      };
    await this.cases.change(tx, kase, { event: demand.issued, facts, set, order, on });
    return { issued, kase: { ...kase, ...set } };
  }

  private async write(
    tx: Tx,
    kase: CaseFacts,
    terms: { demand: Demand; number: number; on: On },
  ): Promise<{ letterId: string; letterNumber: string; hash: string; demandedFen: Fen }> {
    const { demand, number, on } = terms;
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const owed = await this.ledger.owed(tx, kase.debtIds);
    const owing = debts.filter((debt) => totalOwed(owed.get(debt.id) ?? missing(kase)) > NONE);
    const demanded = plus(...owing.map((debt) => totalOwed(owed.get(debt.id) ?? missing(kase))));
    const people = await this.parties.byIds(tx, [kase.debtorId, ...debts.map((debt) => debt.creditorId)]);
    const nameOf = (id: string | undefined): string => people.get(id ?? '')?.name ?? missing(kase);
    const letterNumber = `${kase.number}-${{ notice: '通', announcement: '催', urging: '约' }[demand.stage]}${number}`;
    const facts = {
      number: letterNumber,
      kind: demand.letter,
      creditor: nameOf(debts[0]?.creditorId),
      addressee: nameOf(kase.debtorId),
      contracts: owing.map((debt) => debt.contractNo),
      demanded,
      asOf: on.today,
      termDays: on.law.value[demand.term],
    };
    const letter = await this.letters.write(tx, { addresseeId: kase.debtorId, facts });
    return { letterId: letter.id, letterNumber, hash: letter.hash, demandedFen: demanded };
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
      if (servedOn) await tx.update(NoticeRow, { id: demand.id }, { servedOn });
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
      const term = termOf({ ...demand, servedOn }, await this.ledger.lastPaidOn(tx, kase.debtIds), on);
      return { answer: { attempt, servedOn, termEndsOn: term?.on ?? null } };
    });
  }

  /** Sends the same demand once more: after it came back, was withdrawn, or got lost. Refusals: see `resendable`. */
  async sendAgain(order: Order, notice: { id: string; caseId: string }): Promise<Issued | Refusal> {
    return this.commands.carryOut<Issued>(order, { cases: [notice.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, notice.caseId);
      const demand = await this.byId(tx, notice.id);
      if (!demand) return refuse('NOT_FOUND');
      const bar = barred(kase, [demand.stage]) ?? resendable(demand) ?? (await this.nothingOwed(tx, kase));
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

  async byLetter(tx: Tx, letterId: string): Promise<DemandView | undefined> {
    return (await this.load(tx, 'n.letter_id = $1', letterId))[0];
  }

  /** All demands of a case, oldest first. */
  async of(tx: Tx, caseId: string): Promise<DemandView[]> {
    return this.load(tx, 'n.case_id = $1', caseId);
  }

  private async load(tx: Tx, where: string, value: string): Promise<DemandView[]> {
    const rows = await tx.query<(Omit<DemandView, 'demandedFen'> & { demandedFen: string })[]>(
      `SELECT n.id, n.case_id AS "caseId", n.stage, n.number, n.letter_id AS "letterId", n.addressee_id AS "addresseeId", n.issued_on AS "issuedOn",
              n.term_days AS "termDays", n.served_on AS "servedOn", n.demanded_fen AS "demandedFen",
              coalesce((SELECT json_agg(json_build_object('attempt', d.attempt, 'result', d.result, 'resultOn', d.result_on, 'evidenceId', d.evidence_id) ORDER BY d.attempt)
                 FROM delivery d WHERE d.notice_id = n.id), '[]') AS deliveries,
              coalesce((SELECT json_agg(json_build_object('attempt', a.attempt, 'state', a.state) ORDER BY a.attempt)
                 FROM outside_act a WHERE a.paper_id = n.letter_id), '[]') AS acts
         FROM notice n WHERE ${where} ORDER BY n.issued_on, n.number`,
      [value],
    );
    return rows.map((row) => ({ ...row, demandedFen: storedFen(row.demandedFen) }));
  }
}

function missing(kase: CaseFacts): never {
  throw new BrokenInvariant('PARTY_OR_LEDGER_MISSING', kase.id);
}
