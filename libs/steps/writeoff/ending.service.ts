import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { Refused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { fenOf, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import type { Granted } from '../../people/approval/granted.js';
import { PartyService } from '../../people/party/party.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { LeavingService } from '../../money/ledger/leaving.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { endable, endingProofs, showsEnding, type EndingProof } from './ending.js';
import { CaseEndingEvidenceRow, CaseEndingRow } from './writeoff.entity.js';
import type { AskAssignment, AskClosure } from './writeoff.input.js';

/** What is told of an end: an assignment with assignee and price, or a closure with its ground. */
export type WantedEnding = ({ ground: 'assigned' } & AskAssignment) | AskClosure;

interface Doing {
  order: Order;
  on: On;
}

/** Ends of a claim for the house although something is owed: assignment (CC 545) and the closures of W8. */
@Injectable()
export class EndingService {
  constructor(
    private readonly cases: CaseService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly leaving: LeavingService,
    private readonly ledger: LedgerService,
    private readonly parties: PartyService,
  ) {}

  /**
   * Writes what is asked for; whoever calls files the request in the same transaction and holds case and debts. Refuses as
   * `endable` does, `WRONG_PROOF`, `DAY_IN_FUTURE`, and `ASSIGNEE_UNFIT` for whoever is creditor or obligor already.
   */
  async propose(
    tx: Tx,
    kase: CaseFacts,
    terms: Doing & { wanted: WantedEnding },
  ): Promise<{ endingId: string; owed: Fen } | Refusal> {
    const { wanted, order, on } = terms;
    const { ground, proofs } = wanted;
    for (const { gate, day, proof } of proofs) {
      if (day > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
      if (!showsEnding(gate, proof.kind)) return refuse('WRONG_PROOF', { gate, kinds: endingProofs[gate] });
    }
    const owed = await this.owed(tx, kase);
    const shown = proofs.map(({ gate, day, proof }) => ({ gate, day, kind: proof.kind }));
    const bar = endable(ground, { stage: kase.stage, owed, proofs: shown }, on);
    if (bar) return bar;
    const assigned =
      ground === 'assigned' ? { to: await this.assignee(tx, wanted, { order, on }), ...wanted } : undefined;
    if (assigned && (await this.isNear(tx, kase, assigned.to))) throw new Refused(refuse('ASSIGNEE_UNFIT'));
    const endingId = randomUUID();
    await tx.insert(CaseEndingRow, {
      ...{ id: endingId, caseId: kase.id, ground, state: 'proposed', proposedBy: order.by, proposedOn: on.today },
      ...{ assigneeId: assigned?.to ?? null, priceFen: assigned ? (fenOf(assigned.priceFen) ?? NONE) : null },
      ...{ approvalId: null, leftFen: null },
    });
    const hashes: string[] = [];
    for (const { gate, day, proof } of proofs) {
      const kept = await this.evidence.keep(tx, { subjectId: endingId, proof: { ...proof, day }, by: order.by });
      await tx.insert(CaseEndingEvidenceRow, { endingId, gate, kind: proof.kind, day, evidenceId: kept.id });
      hashes.push(kept.hash);
    }
    const facts = { endingId, ground, proofHashes: hashes, priceFen: assigned?.priceFen ?? null };
    await this.cases.change(tx, kase, { event: 'EndingProposed', facts, order, on });
    return { endingId, owed };
  }

  /**
   * The end was approved: judged again, booked, and the case ends. The caller holds case, request and debts. Refuses
   * `ENDING_NOT_PROPOSED` for a request that is about no end, and as `endable` does.
   */
  async granted(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    const { order, on, approvalId, about } = granted;
    const row = about ? await tx.findOne(CaseEndingRow, { where: { id: about, state: 'proposed' } }) : null;
    if (!row) throw new Refused(refuse('ENDING_NOT_PROPOSED'));
    const proofs = await this.proofs(tx, row.id);
    const bar = endable(row.ground, { stage: kase.stage, owed: await this.owed(tx, kase), proofs }, on);
    if (bar) throw new Refused(bar);
    const left = await this.book(tx, kase, { row, proofs, order, on });
    await tx.update(CaseEndingRow, { id: row.id }, { state: 'granted', approvalId, leftFen: left });
    const facts = { approvalId, ground: row.ground, endingId: row.id, leftFen: left.toString() };
    return this.cases.move(tx, kase, { to: 'ended', facts, order, on });
  }

  /** It was refused or lapsed. */
  async givenUp(tx: Tx, granted: Granted): Promise<void> {
    if (granted.about) await tx.update(CaseEndingRow, { id: granted.about, state: 'proposed' }, { state: 'givenUp' });
  }

  async of(tx: Tx, caseId: string): Promise<(CaseEndingRow & { proofs: EndingProof[] })[]> {
    const rows = await tx.find(CaseEndingRow, { where: { caseId }, order: { proposedOn: 'ASC', id: 'ASC' } });
    return Promise.all(rows.map(async (row) => ({ ...row, proofs: await this.proofs(tx, row.id) })));
  }

  private async book(
    tx: Tx,
    kase: CaseFacts,
    terms: Doing & { row: CaseEndingRow; proofs: readonly EndingProof[] },
  ): Promise<Fen> {
    const { row, proofs, order, on } = terms;
    const entry = { reason: row.ground, order, on };
    if (!row.assigneeId) return this.leaving.close(tx, kase.debtIds, { ...entry, valueDay: on.today });
    const paidOn = proofs
      .filter((one) => one.gate === 'pricePaid')
      .map((one) => one.day)
      .sort()
      .at(-1);
    const price = row.priceFen ?? NONE;
    const sale = { ...entry, valueDay: paidOn ?? on.today, assigneeId: row.assigneeId, price };
    return this.leaving.assign(tx, kase.debtIds, sale);
  }

  private async assignee(tx: Tx, { assignee }: AskAssignment, { order, on }: Doing): Promise<string> {
    const entry = { by: order.by, day: on.today, commandId: order.id };
    const party = await this.parties.register(tx, { rootId: order.unitId ?? '', facts: assignee, ...entry });
    return party.id;
  }

  /** Creditor and obligors cannot buy the claim: it would be a payment, not an assignment. */
  private async isNear(tx: Tx, kase: CaseFacts, partyId: string): Promise<boolean> {
    const debts = await this.debts.byIds(tx, kase.debtIds);
    return debts.some((debt) => debt.creditorId === partyId || debt.obligors.some((one) => one.partyId === partyId));
  }

  private async proofs(tx: Tx, endingId: string): Promise<EndingProof[]> {
    const rows = await tx.find(CaseEndingEvidenceRow, { where: { endingId }, order: { day: 'ASC' } });
    return rows.map(({ gate, kind, day }) => ({ gate, kind, day: day as Day }));
  }

  private async owed(tx: Tx, kase: CaseFacts): Promise<Fen> {
    return plus(...[...(await this.ledger.owed(tx, kase.debtIds)).values()].map(totalOwed));
  }
}
