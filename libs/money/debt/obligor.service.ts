import { Injectable } from '@nestjs/common';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { proven, type ProofKind } from '../../ground/evidence/evidence.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import type { Json } from '../../ground/record/record.js';
import { RingService } from '../../ground/ring/ring.service.js';
import { kindOf } from '../../people/party/party.js';
import { PartyService } from '../../people/party/party.service.js';
import { debtEvents, owing, type ObligorRole, type Title } from './debt.js';
import { DebtObligorRow } from './debt.entity.js';
import type { AddObligor, PartyInput, RecordTitle } from './debt.input.js';
import { DebtService } from './debt.service.js';

// What shows a title: a court's paper a judgment, a signed paper the rest (CC 552).
const titleProofs: Record<Exclude<Title, 'none'>, readonly ProofKind[]> = {
  accession: ['contract', 'signature'],
  judgment: ['courtPaper'],
  admission: ['signature', 'record', 'courtPaper'],
};

/** Who stands beside a debt, and by what title. */
@Injectable()
export class ObligorService {
  constructor(
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly parties: PartyService,
    private readonly rings: RingService,
  ) {}

  /** Adds a co-obligor with what he signed, or an actual user without title (X1). Refuses `OBLIGOR_KNOWN`, `PROOF_MISSING`. */
  async add(order: Order, debtId: string, wanted: AddObligor): Promise<{ partyId: string } | Refusal> {
    return this.commands.carryOut<{ partyId: string }>(order, { debts: [debtId] }, async (tx, on) => {
      const { role, proof } = wanted;
      const bar =
        role === 'coObligor' && proven(proof.kind, { of: role, needed: ['contract', 'signature', 'courtPaper'] });
      if (bar) return bar;
      const known = 'partyId' in wanted.party ? await this.rolesOf(tx, debtId, wanted.party.partyId) : [];
      if (known.includes(role) || known.some(owing)) return refuse('OBLIGOR_KNOWN');
      const partyId = await this.party(tx, wanted.party, { debtId, order, on });
      if (!partyId) return refuse('NOT_FOUND');
      if ((await this.rolesOf(tx, debtId, partyId)).some((one) => one === role || owing(one)))
        return refuse('OBLIGOR_KNOWN');
      const kept = await this.evidence.keep(tx, {
        subjectId: debtId,
        proof: { ...proof, day: on.today },
        by: order.by,
      });
      await this.stand(tx, { debtId, partyId, role });
      await this.tell(tx, debtId, {
        event: 'ObligorAdded',
        facts: { partyId, obligor: role, proofHash: kept.hash },
        order,
        on,
      });
      return { answer: { partyId } };
    });
  }

  /** The title by which an actual user owes (X1). Refuses `NO_ACTUAL_USER`, `PROOF_MISSING`, `DAY_IN_FUTURE`. */
  async recordTitle(order: Order, debtId: string, wanted: RecordTitle): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { debts: [debtId] }, async (tx, on) => {
      const { partyId, title, titleOn, proof } = wanted;
      if (!(await this.rolesOf(tx, debtId, partyId)).includes('actualUser')) return refuse('NO_ACTUAL_USER');
      const bar = proven(proof.kind, { of: title, needed: titleProofs[title] });
      if (bar) return bar;
      if (titleOn > on.today) return refuse('DAY_IN_FUTURE', { today: on.today });
      const kept = await this.evidence.keep(tx, { subjectId: debtId, proof: { ...proof, day: titleOn }, by: order.by });
      const set = { title, titleOn, titleEvidenceId: kept.id };
      await tx.update(DebtObligorRow, { debtId, partyId, role: 'actualUser' }, set);
      const facts = { partyId, userTitle: title, titleOn, proofHash: kept.hash };
      await this.tell(tx, debtId, { event: 'TitleRecorded', facts, order, on });
      return { answer: null };
    });
  }

  /** Somebody whom the house knows, or somebody new; undefined for a party of another organisation. */
  async party(
    tx: Tx,
    wanted: PartyInput,
    terms: { debtId: string; order: Order; on: On },
  ): Promise<string | undefined> {
    const { debtId, order, on } = terms;
    const [root] = await tx.query<{ id: string }[]>(
      'SELECT u.root_id AS id FROM debt d JOIN unit u ON u.id = d.unit_id WHERE d.id = $1',
      [debtId],
    );
    if (!root) return undefined;
    if ('partyId' in wanted) {
      const own = await tx.query<unknown[]>('SELECT 1 FROM party WHERE id = $1 AND root_id = $2', [
        wanted.partyId,
        root.id,
      ]);
      return own.length > 0 ? wanted.partyId : undefined;
    }
    const entry = { by: order.by, day: on.today, commandId: order.id };
    const facts = { ...wanted, kind: kindOf(wanted.nature) };
    return (await this.parties.register(tx, { rootId: root.id, facts, ...entry })).id;
  }

  async rolesOf(tx: Tx, debtId: string, partyId: string): Promise<ObligorRole[]> {
    return (await tx.find(DebtObligorRow, { where: { debtId, partyId } })).map((row) => row.role);
  }

  /** Puts somebody beside a debt; nothing changes for one who stands there in that role. */
  async stand(tx: Tx, one: { debtId: string; partyId: string; role: ObligorRole }): Promise<void> {
    if ((await this.rolesOf(tx, one.debtId, one.partyId)).includes(one.role)) return;
    await tx.insert(DebtObligorRow, { ...one, title: one.role === 'actualUser' ? 'none' : null });
  }

  /** Writes what changed into the debt's own record and rings the case that works it. */
  async tell(
    tx: Tx,
    debtId: string,
    what: { event: (typeof debtEvents)[number]; facts: Record<string, Json>; order: Order; on: On },
  ): Promise<void> {
    const { event, facts, order, on } = what;
    const entry = { event, facts, by: order.by, day: on.today, commandId: order.id };
    const seq = await this.debts.remember(tx, debtId, entry);
    await this.rings.hang(tx, { streamKind: 'debt', streamId: debtId, seq, event });
  }
}
