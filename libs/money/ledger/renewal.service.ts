import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { proven } from '../../ground/evidence/evidence.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { plainFen, type Fen } from '../../ground/fen/fen.js';
import { owing } from '../debt/debt.js';
import type { RenewDebt } from '../debt/debt.input.js';
import { DebtService, type DebtView } from '../debt/debt.service.js';
import { boundByNewForOld } from '../debt/guarantee.js';
import { GuaranteeService } from '../debt/guarantee.service.js';
import { ObligorService } from '../debt/obligor.service.js';
import { LedgerService } from './ledger.service.js';
import { renewed } from './renewal.js';

export type RenewalAnswer = {
  newDebtId: string;
  amountFen: number;
  freed: string[];
  bound: string[];
  unbound: string[];
};

/** New for old: a new contract takes the place of an old one, and the old guarantors are free (G11). */
@Injectable()
export class RenewalService {
  constructor(
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly guarantees: GuaranteeService,
    private readonly ledger: LedgerService,
    private readonly obligors: ObligorService,
  ) {}

  /**
   * Records a new contract that was signed to repay an old one: the same creditor, unit and debtors; the claim moves without a
   * payment; the old guarantors are free. Who signs the new contract is bound if he guaranteed the old one or knew. Refuses
   * `PROOF_MISSING` without the signed contract, `DAY_IN_FUTURE`, `DUE_NOT_LATER`, `CONTRACT_KNOWN`, `OBLIGOR_KNOWN` for a
   * guarantor named twice or who owes himself; and as `renewed`.
   */
  async renew(order: Order, debtId: string, wanted: RenewDebt): Promise<RenewalAnswer | Refusal> {
    return this.commands.carryOut<RenewalAnswer>(order, { debts: [debtId] }, async (tx, on) => {
      const { debt, owed } = await this.ledger.facts(tx, debtId);
      const bar = await this.bar(tx, { debt, wanted, on });
      if (bar) return bar;
      const moved = renewed(owed);
      if (isRefusal(moved)) return moved;
      const guarantors = orRefused(await this.signers(tx, debt, { wanted, order, on }));
      const proof = { ...wanted.proof, day: wanted.signedOn };
      const kept = await this.evidence.keep(tx, { subjectId: debtId, proof, by: order.by });
      const newDebtId = await this.register(tx, debt, { wanted, amount: moved.amount, order, on });
      const entry = { kind: 'renewal' as const, amount: moved.amount, valueDay: on.today };
      await this.ledger.book(tx, { ...entry, debtId, postings: moved.old }, { order, on });
      await this.ledger.book(tx, { ...entry, debtId: newDebtId, postings: moved.new }, { order, on });
      const freed = await this.guarantees.release(tx, { debtId, because: 'newForOld', order, on });
      for (const { partyId, bound, terms } of guarantors) {
        const given = { ...terms, signedOn: wanted.signedOn };
        const released = bound ? undefined : ('newForOldUnknown' as const);
        await this.guarantees.enter(tx, { debtId: newDebtId, partyId, wanted: given, released, order, on });
      }
      const row = { oldDebtId: debtId, newDebtId, renewedOn: wanted.signedOn, amountFen: moved.amount };
      await this.guarantees.keepRenewal(tx, { ...row, evidenceId: kept.id, recordedBy: order.by });
      const facts = { newDebtId, signedOn: wanted.signedOn, amountFen: moved.amount.toString(), proofHash: kept.hash };
      await this.obligors.tell(tx, debtId, { event: 'DebtRenewed', facts, order, on });
      const of = (bound: boolean): string[] =>
        guarantors.filter((one) => one.bound === bound).map((one) => one.partyId);
      return { answer: { newDebtId, amountFen: plainFen(moved.amount), freed, bound: of(true), unbound: of(false) } };
    });
  }

  private async bar(tx: Tx, terms: { debt: DebtView; wanted: RenewDebt; on: On }): Promise<Refusal | undefined> {
    const { debt, wanted, on } = terms;
    const { newContractNo, signedOn, newDueOn, proof } = wanted;
    const unproven = proven(proof.kind, { of: 'renewal', needed: ['contract'] });
    if (unproven) return unproven;
    if (signedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
    if (newDueOn <= signedOn) return refuse('DUE_NOT_LATER', { dueOn: signedOn });
    const known = await this.debts.knownContracts(tx, { creditorId: debt.creditorId, contractNos: [newContractNo] });
    return known.size > 0 ? refuse('CONTRACT_KNOWN') : undefined;
  }

  private async signers(
    tx: Tx,
    debt: DebtView,
    terms: { wanted: RenewDebt; order: Order; on: On },
  ): Promise<{ partyId: string; bound: boolean; terms: RenewDebt['guarantors'][number] }[] | Refusal> {
    const { wanted, order, on } = terms;
    const old = (await this.guarantees.of(tx, [debt.id])).filter((one) => !one.releasedOn).map((one) => one.partyId);
    const signers: { partyId: string; bound: boolean; terms: RenewDebt['guarantors'][number] }[] = [];
    for (const one of wanted.guarantors) {
      const partyId = await this.obligors.party(tx, one.party, { debtId: debt.id, order, on });
      if (!partyId) return refuse('NOT_FOUND');
      const owes = debt.obligors.some((other) => other.partyId === partyId && owing(other.role));
      if (owes || signers.some((other) => other.partyId === partyId)) return refuse('OBLIGOR_KNOWN');
      const bound = boundByNewForOld({ guaranteedOld: old.includes(partyId), knew: one.knewNewForOld });
      signers.push({ partyId, bound, terms: one });
    }
    return signers;
  }

  private async register(
    tx: Tx,
    debt: DebtView,
    terms: { wanted: RenewDebt; amount: Fen; order: Order; on: On },
  ): Promise<string> {
    const { wanted, amount, order, on } = terms;
    const { id } = await this.debts.register(tx, {
      ...{ unitId: debt.unitId, creditorId: debt.creditorId },
      loan: { contractNo: wanted.newContractNo, drawnOn: wanted.signedOn, dueOn: wanted.newDueOn, lent: amount },
      obligors: debt.obligors.filter((one) => owing(one.role)),
      entry: { by: order.by, day: on.today, commandId: order.id },
    });
    return id;
  }
}
