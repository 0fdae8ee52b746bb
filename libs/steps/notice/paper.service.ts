import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, type On, type Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { LetterService } from '../../ground/letter/letter.service.js';
import { OutsideService } from '../../ground/outside/outside.service.js';
import type { Json } from '../../ground/record/record.js';
import { PartyService } from '../../people/party/party.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { coveredFen } from '../../money/debt/guarantee.js';
import { GuaranteeService } from '../../money/debt/guarantee.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import { alsoAsked, type Addressee, type Asked, type Demand } from './notice.js';
import { NoticeRow } from './notice.entity.js';

export type Issued = { noticeId: string; letterNumber: string; actId: string; notBeforeAt: string };

/** The papers of a demand: to whom, with which number, saying what; frozen when written. */
@Injectable()
export class PaperService {
  constructor(
    private readonly cases: CaseService,
    private readonly debts: DebtService,
    private readonly guarantees: GuaranteeService,
    private readonly ledger: LedgerService,
    private readonly letters: LetterService,
    private readonly limits: LimitService,
    private readonly outside: OutsideService,
    private readonly parties: PartyService,
  ) {}

  /**
   * Writes a stage's demand to everybody who is asked, orders the letters and moves the case where the demand stands on an
   * edge. The borrower's is the one whose term runs. Caller holds the case.
   */
  async issue(
    tx: Tx,
    kase: CaseFacts,
    terms: { demand: Demand; order: Order; on: On },
  ): Promise<{ issued: Issued; kase: CaseFacts }> {
    const { demand, order, on } = terms;
    const { issued, facts } = await this.paper(tx, kase, {
      ...terms,
      to: { partyId: kase.debtorId, title: 'borrower', asks: await this.whole(tx, kase) },
    });
    const set = { steppedOn: on.today, noticeWanted: false };
    let moved = { ...kase, ...set };
    if (demand.issued === 'NoticeIssued')
      moved = { ...(await this.cases.move(tx, kase, { to: 'notice', facts, set, order, on })), ...set };
    else await this.cases.change(tx, kase, { event: demand.issued, facts, set, order, on });
    for (const to of await this.alsoAsked(tx, kase, on)) {
      const other = await this.paper(tx, kase, { ...terms, to });
      await this.cases.change(tx, moved, { event: 'ObligorAsked', facts: other.facts, order, on });
    }
    return { issued, kase: moved };
  }

  private async alsoAsked(tx: Tx, kase: CaseFacts, on: On): Promise<Addressee[]> {
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const owed = await this.ledger.owed(tx, kase.debtIds);
    const guarantees = await this.guarantees.of(tx, kase.debtIds);
    const changes = guarantees.length > 0 ? await this.guarantees.changesOf(tx, kase.debtIds) : [];
    const obligors: Asked[] = [];
    for (const debt of debts)
      for (const { partyId, role } of debt.obligors) {
        const whole = totalOwed(owed.get(debt.id) ?? missing(kase));
        const own = guarantees.find((one) => one.debtId === debt.id && one.partyId === partyId);
        const facts = { owed: whole, changes: changes.filter((one) => one.debtId === debt.id) };
        const amount = role === 'guarantor' && own ? coveredFen(facts, own) : whole;
        const demandable = role === 'guarantor' && (await this.limits.demandable(tx, { debtId: debt.id, partyId }, on));
        obligors.push({ debtId: debt.id, partyId, role, demandable, amount });
      }
    return alsoAsked(obligors, kase.debtorId);
  }

  /** One paper to one person: written, frozen, ordered out. */
  private async paper(
    tx: Tx,
    kase: CaseFacts,
    terms: { demand: Demand; to: Addressee; order: Order; on: On },
  ): Promise<{ issued: Issued; facts: Record<string, Json> }> {
    const { demand, to, order, on } = terms;
    const papers = await tx.find(NoticeRow, { where: { caseId: kase.id, stage: demand.stage } });
    const number = 1 + papers.filter((one) => one.addresseeId === to.partyId).length;
    const letter = await this.write(tx, kase, { demand, to, serial: papers.length + 1, on });
    const noticeId = randomUUID();
    const termDays = on.law.value[demand.term];
    await tx.insert(NoticeRow, {
      id: noticeId,
      caseId: kase.id,
      stage: demand.stage,
      number,
      addresseeId: to.partyId,
      title: to.title,
      letterId: letter.letterId,
      issuedOn: on.today,
      termDays,
      demandedFen: letter.demandedFen,
      servedOn: null,
    });
    const { letterId, letterNumber, hash, demandedFen } = letter;
    const act = await this.outside.want(tx, {
      subjectId: kase.id,
      chapter: demand.stage,
      paperId: letterId,
      by: order.by,
      on,
    });
    return {
      issued: { noticeId, letterNumber, actId: act.id, notBeforeAt: act.notBefore.toISOString() },
      facts: {
        ...{ noticeId, number, title: to.title, letterNumber, letterHash: hash },
        ...{ demandedFen: demandedFen.toString(), termDays },
      },
    };
  }

  private async write(
    tx: Tx,
    kase: CaseFacts,
    terms: { demand: Demand; to: Addressee; serial: number; on: On },
  ): Promise<{ letterId: string; letterNumber: string; hash: string; demandedFen: Fen }> {
    const { demand, to, serial, on } = terms;
    const letterNumber = `${kase.number}-${{ notice: '通', announcement: '催', urging: '约' }[demand.stage]}${serial}`;
    const claim = await this.claim(tx, kase, { asks: to.asks, on });
    const kind = to.title === 'guarantor' ? 'guarantorDemand' : demand.letter;
    const facts = { ...claim, number: letterNumber, kind, termDays: on.law.value[demand.term] };
    const addressee = to.partyId === kase.debtorId ? claim.debtor : await this.nameOf(tx, kase, to.partyId);
    const letter = await this.letters.write(tx, { addresseeId: to.partyId, facts: { ...facts, addressee } });
    return { letterId: letter.id, letterNumber, hash: letter.hash, demandedFen: claim.demanded };
  }

  /** All that the borrower owes in the case. */
  private async whole(tx: Tx, kase: CaseFacts): Promise<Addressee['asks']> {
    const owed = await this.ledger.owed(tx, kase.debtIds);
    return [...owed].map(([debtId, one]) => ({ debtId, amount: totalOwed(one) }));
  }

  /** What a paper says: who claims how much of whom under which contracts; told nothing else, the whole of the borrower. */
  async claim(
    tx: Tx,
    kase: CaseFacts,
    terms: { asks?: Addressee['asks']; on: Pick<On, 'today'> },
  ): Promise<{ creditor: string; debtor: string; contracts: string[]; demanded: Fen; asOf: Day }> {
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const asks = (terms.asks ?? (await this.whole(tx, kase))).filter((one) => one.amount > NONE);
    const asked = new Set(asks.map((one) => one.debtId));
    return {
      creditor: await this.nameOf(tx, kase, debts[0]?.creditorId ?? ''),
      debtor: await this.nameOf(tx, kase, kase.debtorId),
      contracts: debts.filter((debt) => asked.has(debt.id)).map((debt) => debt.contractNo),
      demanded: plus(...asks.map((one) => one.amount)),
      asOf: terms.on.today,
    };
  }

  private async nameOf(tx: Tx, kase: CaseFacts, partyId: string): Promise<string> {
    return (await this.parties.byIds(tx, [partyId])).get(partyId)?.name ?? missing(kase);
  }
}

function missing(kase: CaseFacts): never {
  throw new BrokenInvariant('PARTY_OR_LEDGER_MISSING', kase.id);
}
