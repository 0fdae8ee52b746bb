import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { fenOf, NONE, type Fen } from '../../ground/fen/fen.js';
import { owing } from './debt.js';
import type { ExtendDebt, RecordGuarantee, RecordPledge } from './debt.input.js';
import { DebtService } from './debt.service.js';
import { DebtChangeRow, DebtRenewalRow, GuaranteeConsentRow, GuaranteeRow, PledgeRow } from './guarantee.entity.js';
import type { ChangeFacts, GuaranteeFacts, ReleasedBecause } from './guarantee.js';
import { ObligorService } from './obligor.service.js';

export interface GuaranteeView extends GuaranteeFacts {
  debtId: string;
  evidenceId: string;
}

export interface PledgeView {
  id: string;
  debtId: string;
  partyId: string;
  kind: 'mortgage' | 'pledge';
  thing: string;
  registryNo: string | null;
  registeredOn: Day | null;
  valueFen: Fen;
  maximum: boolean;
  releasedOn: Day | null;
  releasedBecause: string | null;
}

/** What secures debts besides the debtor: guarantees and pledges, with what was agreed about a debt later. */
@Injectable()
export class GuaranteeService {
  constructor(
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly obligors: ObligorService,
  ) {}

  /** Records a guarantee as the contract has it. Refuses `OBLIGOR_KNOWN` for who owes or guarantees already, `DAY_IN_FUTURE`. */
  async record(
    order: Order,
    debtId: string,
    wanted: RecordGuarantee,
  ): Promise<{ guaranteeId: string; partyId: string } | Refusal> {
    return this.commands.carryOut<{ guaranteeId: string; partyId: string }>(
      order,
      { debts: [debtId] },
      async (tx, on) => {
        if (wanted.signedOn && wanted.signedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
        const partyId = await this.obligors.party(tx, wanted.party, { debtId, order, on });
        if (!partyId) return refuse('NOT_FOUND');
        const known = (await this.obligors.rolesOf(tx, debtId, partyId)).some(owing);
        if (known || (await tx.exists(GuaranteeRow, { where: { debtId, partyId, releasedOn: IsNull() } })))
          return refuse('OBLIGOR_KNOWN');
        const guaranteeId = await this.enter(tx, { debtId, partyId, wanted, order, on });
        return { answer: { guaranteeId, partyId } };
      },
    );
  }

  /** Enters a guarantee; the caller holds the debt and has judged it. `released`: why it binds nobody from the first day. */
  async enter(
    tx: Tx,
    terms: {
      debtId: string;
      partyId: string;
      wanted: Omit<RecordGuarantee, 'party'>;
      released?: ReleasedBecause | undefined;
      order: Order;
      on: On;
    },
  ): Promise<string> {
    const { debtId, partyId, wanted, released, order, on } = terms;
    const id = randomUUID();
    const day = wanted.signedOn ?? on.today;
    const kept = await this.evidence.keep(tx, { subjectId: id, proof: { ...wanted.proof, day }, by: order.by });
    await this.obligors.stand(tx, { debtId, partyId, role: 'guarantor' });
    await tx.insert(GuaranteeRow, {
      ...{ id, debtId, partyId, mode: wanted.mode, evidenceId: kept.id, recordedBy: order.by },
      wording: wanted.wording ?? null,
      periodText: wanted.periodText ?? null,
      periodMonths: wanted.periodMonths ?? null,
      periodEndsOn: wanted.periodEndsOn ?? null,
      signedOn: wanted.signedOn ?? null,
      capFen: wanted.capFen === undefined ? null : (fenOf(wanted.capFen) ?? NONE),
      releasedOn: released ? on.today : null,
      releasedBecause: released ?? null,
    });
    const facts = {
      guaranteeId: id,
      partyId,
      guaranteeMode: wanted.mode,
      signedOn: wanted.signedOn ?? null,
      proofHash: kept.hash,
    };
    await this.obligors.tell(tx, debtId, { event: 'GuaranteeRecorded', facts, order, on });
    return id;
  }

  /** Records a mortgage or pledge. Refuses `DAY_IN_FUTURE`. */
  async recordPledge(
    order: Order,
    debtId: string,
    wanted: RecordPledge,
  ): Promise<{ pledgeId: string; partyId: string } | Refusal> {
    return this.commands.carryOut<{ pledgeId: string; partyId: string }>(order, { debts: [debtId] }, async (tx, on) => {
      const { kind, thing, registryNo = null, registeredOn = null, valueFen, max, proof } = wanted;
      if (registeredOn && registeredOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
      const partyId = await this.obligors.party(tx, wanted.party, { debtId, order, on });
      if (!partyId) return refuse('NOT_FOUND');
      const id = randomUUID();
      const day = registeredOn ?? on.today;
      const kept = await this.evidence.keep(tx, { subjectId: id, proof: { ...proof, day }, by: order.by });
      const owes = (await this.obligors.rolesOf(tx, debtId, partyId)).some(owing);
      if (!owes) await this.obligors.stand(tx, { debtId, partyId, role: 'pledgor' });
      await tx.insert(PledgeRow, {
        ...{ id, debtId, partyId, kind, thing, registryNo, registeredOn, maximum: max, evidenceId: kept.id },
        ...{ valueFen: fenOf(valueFen) ?? NONE, releasedOn: null, releasedBecause: null, recordedBy: order.by },
      });
      const facts = { pledgeId: id, partyId, pledgeKind: kind, valueFen: String(valueFen), max, proofHash: kept.hash };
      await this.obligors.tell(tx, debtId, { event: 'PledgeRecorded', facts, order, on });
      return { answer: { pledgeId: id, partyId } };
    });
  }

  /**
   * Records that creditor and debtor agreed on a later due day, an increase with it or none. Only guarantors with a written
   * consent are bound by it (G4, G14). Refuses `DUE_NOT_LATER`, `DAY_IN_FUTURE`, `NOT_ITS_GUARANTEE`.
   */
  async extend(order: Order, debtId: string, wanted: ExtendDebt): Promise<{ changeId: string } | Refusal> {
    return this.commands.carryOut<{ changeId: string }>(order, { debts: [debtId] }, async (tx, on) => {
      const { agreedOn, newDueOn, increasedFen, proof, guarantorsConsented: consents } = wanted;
      const [debt] = await this.debts.byIds(tx, [debtId]);
      if (!debt) return refuse('NOT_FOUND');
      if (agreedOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
      if (newDueOn <= debt.dueOn || newDueOn <= agreedOn) return refuse('DUE_NOT_LATER', { dueOn: debt.dueOn });
      const own = await tx.find(GuaranteeRow, { where: { debtId } });
      const ids = [...new Set(consents.map((one) => one.guaranteeId))];
      if (ids.length !== consents.length || ids.some((id) => !own.some((row) => row.id === id)))
        return refuse('NOT_ITS_GUARANTEE');
      const kept = await this.evidence.keep(tx, {
        subjectId: debtId,
        proof: { ...proof, day: agreedOn },
        by: order.by,
      });
      const changeId = randomUUID();
      const increased = increasedFen === undefined ? null : (fenOf(increasedFen) ?? NONE);
      const row = { id: changeId, debtId, agreedOn, newDueOn, increasedFen: increased, evidenceId: kept.id };
      await tx.insert(DebtChangeRow, { ...row, recordedBy: order.by });
      for (const { guaranteeId, proof: consent } of consents) {
        const paper = { subjectId: guaranteeId, proof: { ...consent, day: agreedOn }, by: order.by };
        const { id } = await this.evidence.keep(tx, paper);
        await tx.insert(GuaranteeConsentRow, { guaranteeId, changeId, evidenceId: id });
      }
      const facts = { changeId, agreedOn, newDueOn, increasedFen: increased?.toString() ?? null, consented: ids };
      await this.obligors.tell(tx, debtId, {
        event: 'DebtExtended',
        facts: { ...facts, proofHash: kept.hash },
        order,
        on,
      });
      return { answer: { changeId } };
    });
  }

  /** Frees the guarantors of a debt and what was pledged for it; the caller holds the debt. */
  async release(tx: Tx, terms: { debtId: string; because: ReleasedBecause; order: Order; on: On }): Promise<string[]> {
    const { debtId, because, order, on } = terms;
    const standing = await tx.find(GuaranteeRow, { where: { debtId, releasedOn: IsNull() } });
    const set = { releasedOn: on.today, releasedBecause: because };
    await tx.update(GuaranteeRow, { debtId, releasedOn: IsNull() }, set);
    await tx.update(PledgeRow, { debtId, releasedOn: IsNull() }, set);
    for (const { id } of standing)
      await this.obligors.tell(tx, debtId, {
        event: 'GuaranteeReleased',
        facts: { guaranteeId: id, released: because },
        order,
        on,
      });
    return standing.map((row) => row.partyId);
  }

  /** That a new contract took the place of an old one; the caller holds both. */
  async keepRenewal(tx: Tx, row: DebtRenewalRow): Promise<void> {
    await tx.insert(DebtRenewalRow, row);
  }

  /** Which debts came from which by renewal, asked by either. */
  async renewalsOf(
    tx: Tx,
    debtIds: readonly string[],
  ): Promise<{ oldDebtId: string; newDebtId: string; renewedOn: Day }[]> {
    const ids = In([...debtIds]);
    const rows = await tx.find(DebtRenewalRow, { where: [{ oldDebtId: ids }, { newDebtId: ids }] });
    return rows.map(({ oldDebtId, newDebtId, renewedOn }) => ({ oldDebtId, newDebtId, renewedOn: renewedOn as Day }));
  }

  /** Guarantees of debts with their consents, in two queries for any number of debts. */
  async of(tx: Tx, debtIds: readonly string[]): Promise<GuaranteeView[]> {
    const rows = await tx.find(GuaranteeRow, {
      where: { debtId: In([...debtIds]) },
      order: { signedOn: 'ASC', id: 'ASC' },
    });
    if (rows.length === 0) return [];
    const consents = await tx.find(GuaranteeConsentRow, { where: { guaranteeId: In(rows.map((row) => row.id)) } });
    return rows.map(({ capFen, recordedBy: _, ...row }) => ({
      ...row,
      periodEndsOn: row.periodEndsOn as Day | null,
      signedOn: row.signedOn as Day | null,
      releasedOn: row.releasedOn as Day | null,
      cap: capFen,
      consents: consents.filter((one) => one.guaranteeId === row.id).map((one) => one.changeId),
    }));
  }

  async pledgesOf(tx: Tx, debtIds: readonly string[]): Promise<PledgeView[]> {
    const rows = await tx.find(PledgeRow, { where: { debtId: In([...debtIds]) }, order: { id: 'ASC' } });
    return rows.map(({ evidenceId: _, recordedBy: __, ...row }) => ({
      ...row,
      registeredOn: row.registeredOn as Day | null,
      releasedOn: row.releasedOn as Day | null,
    }));
  }

  /** What was agreed about debts after they were made, oldest first. */
  async changesOf(tx: Tx, debtIds: readonly string[]): Promise<(ChangeFacts & { debtId: string })[]> {
    const rows = await tx.find(DebtChangeRow, {
      where: { debtId: In([...debtIds]) },
      order: { agreedOn: 'ASC', id: 'ASC' },
    });
    return rows.map(({ id, debtId, agreedOn, newDueOn, increasedFen }) => ({
      ...{ id, debtId, increased: increasedFen },
      agreedOn: agreedOn as Day,
      newDueOn: newDueOn as Day,
    }));
  }
}
