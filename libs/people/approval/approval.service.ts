import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In, IsNull, type QueryDeepPartialEntity } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Fen } from '../../ground/fen/fen.js';
import { emptyHead, type Json } from '../../ground/record/record.js';
import { RecordService } from '../../ground/record/record.service.js';
import { firstLevel, levelEnd, type approvalEvents, type Level, type Request, type SubjectKind } from './approval.js';
import { ApprovalRow } from './approval.entity.js';
import { whatOf, type Matter } from './authority.js';
import { AuthorityService } from './authority.service.js';

export interface RequestView extends Request {
  unitId: string;
  decidedBy: string | null;
  /** The absent person from whose seat it was decided. */
  decidedFor: string | null;
  decidedOn: Day | null;
  decisionReason: string | null;
  returnedBy: string | null;
  returnedOn: Day | null;
  missing: string | null;
  completion: string | null;
}

/** What a room asks for. The chain, the voices and the level are those of the authority table on that day. */
export interface Filing {
  subjectKind: SubjectKind;
  subjectId: string;
  /** Whose authority table holds, and who sees the request. */
  unitId: string;
  matter: Matter;
  /** The row asked about, in state `proposed`; null for a step of the case itself. */
  about: string | null;
  /** The case's stage; empty for a request about something else. */
  stage: string;
  reason: string;
  ground: string | null;
  amount: Fen;
  order: Order;
  on: On;
}

/** What happens to a request: the event, its figures, and the columns that change. */
export interface Step {
  event: (typeof approvalEvents)[number];
  facts?: Record<string, Json>;
  set?: QueryDeepPartialEntity<ApprovalRow>;
  order: Order;
  on: On;
}

const viewOf = (row: ApprovalRow): RequestView => ({
  ...row,
  askedOn: row.askedOn as Day,
  levelOn: row.levelOn as Day,
  levelEndsOn: row.levelEndsOn as Day | null,
  decidedOn: row.decidedOn as Day | null,
  returnedOn: row.returnedOn as Day | null,
});

const PENDING = In(['open', 'returned']);

/** Requests and their decisions. Callers hold the lock of the subject, and of the request where there is one. */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly authorities: AuthorityService,
    private readonly records: RecordService,
  ) {}

  /** Files a request. Refuses `REQUEST_OPEN` while one for the same step, or about the same row, waits or is returned. */
  async file(tx: Tx, filing: Filing): Promise<RequestView | Refusal> {
    const { order, on, subjectKind, subjectId, unitId, matter, about, stage, reason, ground, amount } = filing;
    const what = whatOf(matter);
    const open = await tx.findOne(ApprovalRow, {
      where: { subjectId, what, about: about ?? IsNull(), state: PENDING },
    });
    if (open) return refuse('REQUEST_OPEN', { approvalId: open.id });
    const id = randomUUID();
    const authority = await this.authorities.on(tx, { matter, unitId, today: on.today });
    const level = firstLevel({ authority, amount, law: on.law });
    const head = await this.records.append(tx, emptyHead('approval', id), {
      event: 'RequestFiled',
      facts: { ...subjectOf({ subjectKind, subjectId }), what, stage, level, amountFen: amount.toString(), ground },
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    const chain = [...authority.chain];
    const row = {
      ...{ id, subjectKind, subjectId, unitId, what, about, reason, ground, state: 'open' as const },
      ...{ chain, level, byAmount: authority.byAmount, voices: [...authority.voices], round: 1, voicedBy: [] },
      ...{ assignedTo: null, askedBy: order.by, askedOn: on.today, amountFen: amount, stage, levelOn: on.today },
      levelEndsOn: levelEnd({ chain, level, from: on.today, law: on.law }, on.calendar),
      ...{ decidedBy: null, decidedFor: null, decidedOn: null, decisionReason: null },
      ...{ returnedBy: null, returnedOn: null, missing: null, completedBy: null, completion: null },
      ...{ recordSeq: head.seq, recordHash: head.hash },
    };
    await tx.insert(ApprovalRow, row);
    return viewOf(row);
  }

  /** Writes the decision that the rules allowed, from the decider's own seat or for an absent person. */
  async decide(
    tx: Tx,
    request: RequestView,
    terms: { order: Order; on: On; approve: boolean; reason: string; decidedFor: string | null },
  ): Promise<void> {
    const { order, on, approve, reason, decidedFor } = terms;
    await this.write(tx, request, {
      event: approve ? 'RequestApproved' : 'RequestRefused',
      facts: decidedFor ? { decidedFor } : {},
      set: {
        state: approve ? 'approved' : 'refused',
        ...{ decidedBy: order.by, decidedFor, decidedOn: on.today, decisionReason: reason },
      },
      order,
      on,
    });
  }

  /** Hands a request to the next level, whose days begin today. */
  async raise(tx: Tx, request: Request, terms: { order: Order; on: On; level: Level }): Promise<void> {
    const { order, on, level } = terms;
    const levelEndsOn = levelEnd({ chain: request.chain, level, from: on.today, law: on.law }, on.calendar);
    await this.write(tx, request, {
      event: 'RequestRaised',
      facts: { level },
      set: { level, levelOn: on.today, levelEndsOn, assignedTo: null },
      order,
      on,
    });
  }

  /** Requests of a case that has left the stage they were made in have nothing left to decide. */
  async makeStale(tx: Tx, requests: readonly RequestView[], terms: { order: Order; on: On }): Promise<void> {
    for (const request of requests)
      await this.write(tx, request, { event: 'RequestStale', set: { state: 'stale' }, ...terms });
  }

  /** Writes what happened to a request: entry of its record and row in one go. */
  async write(tx: Tx, request: Request, step: Step): Promise<void> {
    const { event, facts = {}, set = {}, order, on } = step;
    const row = await tx.findOneOrFail(ApprovalRow, {
      where: { id: request.id },
      select: { id: true, recordSeq: true, recordHash: true },
    });
    const head = { kind: 'approval' as const, id: request.id, seq: row.recordSeq, hash: row.recordHash };
    const next = await this.records.append(tx, head, {
      event,
      facts: { ...subjectOf(request), what: request.what, ...facts },
      by: order.by,
      day: on.today,
      commandId: order.id,
    });
    await tx.update(ApprovalRow, { id: request.id }, { ...set, recordSeq: next.seq, recordHash: next.hash });
  }

  async byId(tx: Tx, id: string): Promise<RequestView | undefined> {
    const row = await tx.findOne(ApprovalRow, { where: { id } });
    return row ? viewOf(row) : undefined;
  }

  async openOf(tx: Tx, subjectId: string): Promise<RequestView[]> {
    return (
      await tx.find(ApprovalRow, { where: { subjectId, state: 'open' }, order: { askedOn: 'ASC', id: 'ASC' } })
    ).map(viewOf);
  }

  /** Open requests and those returned for completion: what is not decided yet. */
  async pendingOf(tx: Tx, subjectId: string): Promise<RequestView[]> {
    return (
      await tx.find(ApprovalRow, { where: { subjectId, state: PENDING }, order: { askedOn: 'ASC', id: 'ASC' } })
    ).map(viewOf);
  }

  async of(tx: Tx, subjectIds: readonly string[]): Promise<RequestView[]> {
    return (
      await tx.find(ApprovalRow, { where: { subjectId: In([...subjectIds]) }, order: { askedOn: 'ASC', id: 'ASC' } })
    ).map(viewOf);
  }

  /** Requests within unit paths: pending ones, the longest waiting first, or the newest decided. */
  async box(tx: Tx, terms: { unitPaths: readonly string[]; state: 'open' | 'decided' }): Promise<RequestView[]> {
    const query = tx
      .createQueryBuilder(ApprovalRow, 'approval')
      .where('approval.unitId IN (SELECT id FROM unit WHERE path LIKE ANY(:below))', {
        below: terms.unitPaths.map((path) => `${path}%`),
      });
    if (terms.state === 'open')
      query.andWhere(`approval.state IN ('open', 'returned')`).orderBy('approval.askedOn').addOrderBy('approval.id');
    else
      query.andWhere(`approval.state NOT IN ('open', 'returned')`).orderBy('approval.decidedOn', 'DESC', 'NULLS LAST');
    return (await query.limit(200).getMany()).map(viewOf);
  }

  async unitPathOf(tx: Tx, unitId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ path: string }[]>('SELECT path FROM unit WHERE id = $1', [unitId]);
    return row?.path;
  }
}

const subjectOf = ({ subjectKind, subjectId }: Pick<Request, 'subjectKind' | 'subjectId'>): Record<string, Json> =>
  subjectKind === 'case' ? { caseId: subjectId } : { subjectKind, subjectId };
