import { Injectable } from '@nestjs/common';
import { refuse, type On } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { LawService } from '../../ground/law/law.service.js';
import { RingService } from '../../ground/ring/ring.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { DueService } from '../../cases/case/due.service.js';
import { FactsService } from './facts.service.js';
import { moves, sightOf, type Move } from './trial.js';
import { LawTrialMoveRow, LawTrialRow } from './trial.entity.js';

export interface TrialView {
  tried: number;
  total: number;
  done: boolean;
  asOf: string;
  moves: (Move & { caseId: string; caseNumber: string })[];
}

const SLICE = 200;
// More than this many cases may not be judged again inside the approval itself.
const MOST_LATE = 300;
const RINGS_A_SECOND = 50;

/** The dry run of a proposed value: every open case judged under the law as it is and as it would be. It changes none. */
@Injectable()
export class TrialService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly due: DueService,
    private readonly laws: LawService,
    private readonly loader: FactsService,
    private readonly rings: RingService,
  ) {}

  /** Begins a dry run, or begins it anew. */
  async begin(tx: Tx, changeId: string, terms: { unitPath: string; on: On }): Promise<void> {
    const { unitPath, on } = terms;
    const total = await this.due.countWithin(tx, unitPath);
    await tx.delete(LawTrialMoveRow, { changeId });
    await tx.query(
      `INSERT INTO law_trial (change_id, as_of, tried, total, done) VALUES ($1, $2, 0, $3, false)
       ON CONFLICT (change_id) DO UPDATE SET as_of = $2, started_at = clock_timestamp(), after = NULL, tried = 0, total = $3, done = false`,
      [changeId, on.today, total],
    );
  }

  /** Judges the next cases, in their own commit; what was broken off goes on here. */
  async goOn(tx: Tx, changeId: string, unitPath: string): Promise<void> {
    const trial = await tx.findOneOrFail(LawTrialRow, { where: { changeId } });
    if (trial.done) return;
    const ids = await this.due.within(tx, { unitPath, after: trial.after, limit: SLICE });
    for (const caseId of ids) await this.keep(tx, changeId, caseId);
    const last = ids.at(-1) ?? trial.after;
    await tx.update(
      LawTrialRow,
      { changeId },
      { after: last, tried: trial.tried + ids.length, done: ids.length < SLICE },
    );
  }

  private async keep(tx: Tx, changeId: string, caseId: string): Promise<boolean> {
    const found = await this.moved(tx, changeId, caseId);
    await tx.delete(LawTrialMoveRow, { changeId, caseId });
    if (found.length > 0)
      await tx.insert(
        LawTrialMoveRow,
        found.map((move) => ({ changeId, caseId, ...move })),
      );
    return found.length > 0;
  }

  /** What a proposed value would move in one case. */
  private async moved(tx: Tx, changeId: string, caseId: string): Promise<Move[]> {
    const kase = await this.cases.mustHave(tx, caseId);
    const change = await this.laws.withProposed(tx, changeId);
    if (!change || kase.parked) return [];
    const on = await this.commands.on(tx, { caseId });
    const then = { ...on, law: change.law({ today: on.today }) };
    return moves(
      sightOf(await this.loader.load(tx, kase, on), on),
      sightOf(await this.loader.load(tx, kase, then), then),
    );
  }

  /**
   * The change was approved: the bells of exactly the cases that it moves are hung, fifty a second. Cases that changed since
   * they were tried are judged again here. Refuses `TRIAL_UNFINISHED` while the dry run of today is not done.
   */
  async ringMoved(tx: Tx, changeId: string, terms: { unitPath: string; on: On }): Promise<number> {
    const { unitPath, on } = terms;
    const trial = await tx.findOne(LawTrialRow, { where: { changeId } });
    if (!trial?.done || trial.asOf !== on.today)
      return orRefused<number>(refuse('TRIAL_UNFINISHED', { tried: trial?.tried ?? 0, total: trial?.total ?? 0 }));
    const late = await this.due.changedSince(tx, { unitPath, since: trial.startedAt, limit: MOST_LATE + 1 });
    if (late.length > MOST_LATE) return orRefused<number>(refuse('TRIAL_UNFINISHED', { changed: late.length }));
    for (const caseId of late) await this.keep(tx, changeId, caseId);
    const rows = await tx
      .createQueryBuilder(LawTrialMoveRow, 'move')
      .select('DISTINCT move.caseId', 'caseId')
      .where('move.changeId = :changeId', { changeId })
      .getRawMany<{ caseId: string }>();
    await this.rings.hangSpread(tx, {
      caseIds: rows.map((row) => row.caseId),
      event: 'ParameterSet',
      perSecond: RINGS_A_SECOND,
    });
    return rows.length;
  }

  async view(tx: Tx, changeId: string): Promise<TrialView | undefined> {
    const trial = await tx.findOne(LawTrialRow, { where: { changeId } });
    if (!trial) return undefined;
    const rows = await tx.find(LawTrialMoveRow, {
      where: { changeId },
      order: { caseId: 'ASC', what: 'ASC' },
      take: 1000,
    });
    const briefs = await this.cases.briefs(tx, [...new Set(rows.map((row) => row.caseId))]);
    return {
      ...{ tried: trial.tried, total: trial.total, done: trial.done, asOf: trial.asOf },
      moves: rows.map(({ caseId, what, was, will }) => ({
        ...{ caseId, caseNumber: briefs.get(caseId)?.number ?? '', what, was, will },
      })),
    };
  }
}
