import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { LetterService } from '../../ground/letter/letter.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { isNatural } from '../../people/party/party.js';
import { PartyService, type PartyView } from '../../people/party/party.service.js';
import { barred, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import { NoticeService } from '../notice/notice.service.js';
import { PaperService } from '../notice/paper.service.js';
import { announceable, leastData, pressable, publishable, type PublicationKind } from './announcement.js';
import { PublicationRow } from './announcement.entity.js';
import type { Announce, ProposePress, RecordPublication } from './announcement.input.js';

export interface PublicationView {
  id: string;
  kind: PublicationKind;
  medium: string;
  state: string;
  proposedOn: string;
  publishedOn: string | null;
}

/** The stage of the last demand, and the few things that may be made public (L9, X5). */
@Injectable()
export class AnnouncementService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
    private readonly facts: FactService,
    private readonly letters: LetterService,
    private readonly limits: LimitService,
    private readonly notices: NoticeService,
    private readonly papers: PaperService,
    private readonly parties: PartyService,
  ) {}

  /** The supervisor approved the last demand: the story writes it at its next turn, one step a day. */
  async enter(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    return this.cases.move(tx, kase, {
      to: 'announcement',
      facts: { approvalId: granted.approvalId },
      order: granted.order,
      on: granted.on,
    });
  }

  /**
   * Drafts a press demand to a missing debtor; the caller files the request for it. Refuses `PRESS_PAPERS_MISSING` with the
   * lawful way instead, `PUBLICATION_OPEN`, `CONTACT_SILENCED`, `WRONG_STAGE`.
   */
  async draftPress(
    tx: Tx,
    kase: CaseFacts,
    terms: { wanted: ProposePress; order: Order; on: On },
  ): Promise<{ id: string } | Refusal> {
    const { wanted, order, on } = terms;
    const bar = await this.open(tx, kase, { kind: 'press', on });
    if (bar) return bar;
    const inForce = await this.facts.of(tx, [kase.id]);
    const missingOnRecord = inForce.some(
      (fact) => fact.kind === 'missing' && fact.state === 'inForce' && fact.evidenceId,
    );
    const unfit = pressable({ missingOnRecord, level: wanted.level, assessed: wanted.assessment !== undefined });
    if (unfit) return unfit;
    const id = randomUUID();
    if (wanted.assessment)
      await this.evidence.keep(tx, { subjectId: id, proof: { ...wanted.assessment, day: on.today }, by: order.by });
    await this.insert(tx, kase, { id, kind: 'press', wanted, order, on });
    return { id };
  }

  /** Announces an organisation's debt in its own name. Refuses `NOT_AN_ORGANISATION`, `PUBLICATION_OPEN`, `WRONG_STAGE`. */
  async announce(order: Order, caseId: string, wanted: Announce): Promise<{ publicationId: string } | Refusal> {
    return this.commands.carryOut<{ publicationId: string }>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const debtor = await this.debtor(tx, kase);
      const bar =
        (await this.open(tx, kase, { kind: 'organisation', on })) ??
        announceable({ natural: isNatural(debtor.nature) });
      if (bar) return bar;
      const publicationId = randomUUID();
      await this.insert(tx, kase, { id: publicationId, kind: 'organisation', wanted, order, on });
      // The stage itself was approved; for an organisation nothing more is weighed.
      await tx.update(PublicationRow, { id: publicationId }, { state: 'approved' });
      return { answer: { publicationId } };
    });
  }

  private async open(tx: Tx, kase: CaseFacts, terms: { kind: PublicationKind; on: On }): Promise<Refusal | undefined> {
    const bar = barred(kase, ['announcement']);
    if (bar) return bar;
    const effects = await this.facts.effects(tx, kase, terms.on);
    // A missing debtor cannot be reached: that very fact is what a press demand is for.
    if (!effects.contact && effects.because !== 'missing')
      return refuse('CONTACT_SILENCED', { because: effects.because });
    const before = await tx.find(PublicationRow, { where: { caseId: kase.id, kind: terms.kind } });
    return before.some((one) => one.state === 'proposed' || one.state === 'approved')
      ? refuse('PUBLICATION_OPEN')
      : undefined;
  }

  private async insert(
    tx: Tx,
    kase: CaseFacts,
    terms: { id: string; kind: PublicationKind; wanted: Announce; order: Order; on: On },
  ): Promise<void> {
    const { id, kind, wanted, order, on } = terms;
    const debtor = await this.debtor(tx, kase);
    const number = 1 + (await tx.count(PublicationRow, { where: { caseId: kase.id } }));
    const letter = await this.letters.write(tx, {
      addresseeId: kase.debtorId,
      facts: {
        ...(await this.papers.claim(tx, kase, { on })),
        number: `${kase.number}-告${number}`,
        kind: kind === 'press' ? 'pressDemand' : 'organisationCall',
        addressee: kind === 'press' ? leastData(debtor.name, debtor.idNo) : debtor.name,
        termDays: on.law.value.announcementTermDays,
      },
    });
    const { medium, level: mediumLevel } = wanted;
    await tx.insert(PublicationRow, {
      ...{ id, caseId: kase.id, kind, medium, mediumLevel, state: 'proposed' as const, letterId: letter.id },
      ...{ proposedOn: on.today, proposedBy: order.by, publishedOn: null, evidenceId: null },
    });
    const facts = { publicationId: id, kind, mediumLevel, letterHash: letter.hash };
    await this.cases.change(tx, kase, { event: 'PublicationProposed', facts, order, on });
  }

  /** Legal and supervisor agreed to a press demand. */
  async granted(tx: Tx, kase: CaseFacts, granted: Granted): Promise<void> {
    await tx.update(PublicationRow, { id: granted.about ?? '', state: 'proposed' }, { state: 'approved' });
    const facts = { publicationId: granted.about, approvalId: granted.approvalId };
    await this.cases.change(tx, kase, { event: 'PublicationApproved', facts, order: granted.order, on: granted.on });
  }

  async giveUp(tx: Tx, publicationId: string): Promise<void> {
    await tx.update(PublicationRow, { id: publicationId, state: 'proposed' }, { state: 'refused' });
  }

  /** It was printed, with proof: it interrupts the limitation and serves the last demand. Refusals: see `publishable`. */
  async published(
    order: Order,
    publication: { id: string; caseId: string },
    wanted: RecordPublication,
  ): Promise<null | Refusal> {
    return this.commands.carryOut<null>(order, { cases: [publication.caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, publication.caseId);
      const row = await tx.findOne(PublicationRow, { where: { id: publication.id } });
      if (!row) return refuse('NOT_FOUND');
      const { publishedOn, proof } = wanted;
      const bar =
        barred(kase, ['announcement']) ??
        publishable({ state: row.state, proposedOn: row.proposedOn as Day }, publishedOn, on);
      if (bar) return bar;
      const kept = await this.evidence.keep(tx, {
        subjectId: row.id,
        proof: { ...proof, day: publishedOn },
        by: order.by,
      });
      await tx.update(PublicationRow, { id: row.id }, { state: 'published', publishedOn, evidenceId: kept.id });
      if (row.kind === 'press') {
        const act = { debtIds: kase.debtIds, partyId: kase.debtorId, kind: 'pressDemand' as const };
        const moved = await this.limits.recordAct(tx, { ...act, on: publishedOn, evidenceId: kept.id, order });
        if (isRefusal(moved)) throw new BrokenInvariant(moved.refused, kase.id);
        await this.notices.servedByPress(tx, kase, { on: publishedOn, evidenceId: kept.id, by: order.by });
      }
      const facts = { publicationId: row.id, kind: row.kind, publishedOn, proofHash: kept.hash };
      await this.cases.change(tx, kase, { event: 'PublicationMade', facts, order, on });
      return { answer: null };
    });
  }

  private async debtor(tx: Tx, kase: CaseFacts): Promise<PartyView> {
    const found = (await this.parties.byIds(tx, [kase.debtorId])).get(kase.debtorId);
    if (!found) throw new BrokenInvariant('PARTY_OR_LEDGER_MISSING', kase.id);
    return found;
  }

  async caseOf(tx: Tx, publicationId: string): Promise<string | undefined> {
    return (await tx.findOne(PublicationRow, { where: { id: publicationId } }))?.caseId;
  }

  async of(tx: Tx, caseId: string): Promise<PublicationView[]> {
    return tx.find(PublicationRow, { where: { caseId }, order: { proposedOn: 'ASC', id: 'ASC' } });
  }
}
