import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { BrokenInvariant, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { orRefused, Refused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { ApprovalService } from '../../people/approval/approval.service.js';
import type { Granted } from '../../people/approval/granted.js';
import { VoiceService } from '../../people/approval/voice.service.js';
import { departments } from '../../people/staff/staff.js';
import { sumOf } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import type { Watch } from '../../cases/case/watch.js';
import { CourtService } from '../litigation/court.service.js';
import { afterCheckEnd, afterWatches, seatRoles } from './aftercheck.js';
import { fileBar } from './file.js';
import { WriteOffFileService } from './file.service.js';
import { isGround, testOf, writable, type GroundFacts } from './ground.js';
import { aboveAuthority, opinionsApart, type Opinion } from './opinion.js';
import { AfterCheckRow, WriteOffRow } from './writeoff.entity.js';

export interface WriteOffView {
  ground: string;
  amountFen: Fen;
  writtenOffOn: Day;
}

/** On what an account is judged: by its own file, or as a row of a list. */
export interface Judging {
  ground: string | null;
  on: On;
  listId?: string;
}

/** What others in court call a title: a judgment, an order or a confirmation that can be enforced. */
const titles = ['judged', 'effective', 'confirmationGranted', 'realisationGranted'];

@Injectable()
export class WriteoffService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly courts: CourtService,
    private readonly files: WriteOffFileService,
    private readonly ledger: LedgerService,
    private readonly tasks: TaskService,
    private readonly voices: VoiceService,
  ) {}

  /**
   * Why a case may not be written off; undefined when it may be asked for. Refusals: `writable` (ground and gates), `fileBar`
   * (`FILE_INCOMPLETE`; a row of a list needs no file of its own, W3), `ABOVE_AUTHORITY`.
   */
  async bar(tx: Tx, kase: CaseFacts, judging: Judging): Promise<Refusal | undefined> {
    const { ground, on, listId } = judging;
    const facts = await this.facts(tx, kase, listId);
    const file = async (): Promise<Refusal | undefined> =>
      listId
        ? undefined
        : fileBar(await this.files.of(tx, kase.id), { ground, guarantors: await this.files.guarantors(tx, kase) });
    return writable(ground, facts, on) ?? (await file()) ?? aboveAuthority(facts.inBooks, on.law);
  }

  async facts(tx: Tx, kase: CaseFacts, listId?: string): Promise<GroundFacts> {
    const owed = [...(await this.ledger.owed(tx, kase.debtIds)).values()];
    const told = (await this.courts.tracks(tx, kase.id)).flatMap((track) => track.facts);
    return {
      inBooks: plus(...owed.map((one) => sumOf(one.claim))),
      principal: plus(...owed.flatMap((one) => [one.claim.principal, one.memo.principal])),
      judgedOn:
        told
          .filter((fact) => titles.includes(fact.kind))
          .map((fact) => fact.onDay)
          .sort()[0] ?? null,
      proofs: await this.files.proofs(tx, kase.id, listId),
    };
  }

  /**
   * Write the account off, keep the case (账销案存). Judged again as on the day it was asked for, and by the amount of today. The
   * caller holds the locks of case, request and debts. Refuses as `bar` does, and `OPINIONS_NOT_APART`.
   */
  async enter(tx: Tx, kase: CaseFacts, granted: Granted): Promise<CaseFacts> {
    const bar = await this.bar(tx, kase, granted);
    if (bar) throw new Refused(bar);
    return orRefused(await this.carryOut(tx, kase, { granted }));
  }

  /** Five opinions of a request and the hands that may have no part in them, for one case (X10). */
  async opinions(tx: Tx, approvalId: string): Promise<{ opinions: Opinion[]; makerId: string }> {
    const request = await this.approvals.byId(tx, approvalId);
    if (!request) throw new BrokenInvariant('ROW_MISSING', approvalId);
    const given = (await this.voices.given(tx, request)).filter((one) => one.agrees);
    return {
      makerId: request.askedBy,
      opinions: departments.flatMap((department) =>
        given.filter((one) => one.seat === department).map((one) => ({ department, by: one.staffId })),
      ),
    };
  }

  /** Writes what was judged: five opinions, ledger, row, tasks of the after-check, stage. Refuses before it writes anything. */
  async carryOut(tx: Tx, kase: CaseFacts, terms: { granted: Granted; listId?: string }): Promise<CaseFacts | Refusal> {
    const { granted, listId } = terms;
    const { order, on, approvalId, ground } = granted;
    if (!isGround(ground)) return refuse('GROUND_MISSING');
    const { opinions, makerId } = await this.opinions(tx, approvalId);
    const signer = listId ? null : ((await this.files.of(tx, kase.id))?.signers.handlerId ?? null);
    const handlerId = signer ?? kase.handlerId;
    const hands = { makerId, handlerIds: [kase.handlerId, handlerId], deciderId: order.by };
    const mixed = opinionsApart(opinions, hands);
    if (mixed) return mixed;
    const amount = await this.ledger.writeOff(tx, kase.debtIds, { order, on, reason: ground });
    if (amount <= NONE) throw new BrokenInvariant('NOTHING_WRITTEN_OFF', kase.id); // Judged a moment ago under these locks.
    const by = Object.fromEntries(opinions.map((one) => [one.department, one.by])) as Record<string, string>;
    await tx.insert(WriteOffRow, {
      ...{ caseId: kase.id, approvalId, ground, amountFen: amount, writtenOffOn: on.today },
      ...{ test: testOf(ground, on.law), listId: listId ?? null },
      ...{ makerId, caseHandlerId: kase.handlerId, handlerId, deciderId: order.by },
      ...{ disposalBy: by.disposal ?? '', creditBy: by.credit ?? '', financeBy: by.finance ?? '' },
      ...{ legalBy: by.legal ?? '', internalControlBy: by.internalControl ?? '' },
    });
    const moved = await this.cases.move(tx, kase, {
      to: 'writtenOff',
      facts: { approvalId, amountFen: amount.toString(), ground, ...(listId ? { listId } : {}) },
      order,
      on,
    });
    await this.afterTasks(tx, moved, { order, on });
    return moved;
  }

  private async afterTasks(tx: Tx, kase: CaseFacts, terms: { order: Order; on: On }): Promise<void> {
    const dueOn = afterCheckEnd(terms.on.today, terms.on.law);
    for (const seat of ['finance', 'internalControl'] as const)
      await this.tasks.open(tx, kase, { kind: 'afterCheck', about: seat, role: seatRoles[seat], dueOn, ...terms });
  }

  async of(tx: Tx, caseId: string): Promise<WriteOffView | undefined> {
    const row = await this.row(tx, caseId);
    return row && { ground: row.ground, amountFen: row.amountFen, writtenOffOn: row.writtenOffOn as Day };
  }

  /** All that is kept of a write-off, with whose opinions it rests on. */
  async row(tx: Tx, caseId: string): Promise<WriteOffRow | undefined> {
    return (await tx.findOne(WriteOffRow, { where: { caseId } })) ?? undefined;
  }

  async checks(tx: Tx, caseId: string): Promise<AfterCheckRow[]> {
    return tx.find(AfterCheckRow, { where: { caseId }, order: { checkedOn: 'ASC', seat: 'ASC' } });
  }

  /** Days that a written-off case must not miss: the after-checks and the liability finding. */
  async watches(tx: Tx, kase: CaseFacts, on: Pick<On, 'law'>): Promise<Watch[]> {
    if (kase.stage !== 'writtenOff') return [];
    const row = await this.row(tx, kase.id);
    if (!row) return [];
    const done = (await this.checks(tx, kase.id)).map((one) => one.seat);
    return afterWatches({ caseId: kase.id, writtenOffOn: row.writtenOffOn as Day, done }, on);
  }
}
