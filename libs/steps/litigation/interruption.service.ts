import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { DebtService } from '../../money/debt/debt.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import type { ActKind } from '../../cases/limit/limit.js';
import { LimitService } from '../../cases/limit/limit.service.js';
import { onEnd, onFact, onFiling } from './interruption.js';
import type { Track, WantedFact } from './track.js';

export interface Defendant {
  partyId: string;
  debtIds: readonly string[];
}

interface Told {
  evidenceId: string | null;
  order: Order;
}

/** Tells the clocks of a case's debts what a court's paper proves. */
@Injectable()
export class InterruptionService {
  constructor(
    private readonly debts: DebtService,
    private readonly limits: LimitService,
  ) {}

  /** A track was filed. Refuses `PROOF_MISSING` for anything but a paper of the court. */
  async filed(
    tx: Tx,
    kase: CaseFacts,
    terms: Told & { track: Pick<Track, 'kind' | 'filedOn'>; defendants: readonly Defendant[] },
  ): Promise<void> {
    const { track, defendants, ...told } = terms;
    const kind = onFiling[track.kind];
    if (!kind) return;
    await this.report(tx, { ...told, debtIds: kase.debtIds, kind, on: track.filedOn });
    for (const { partyId, debtIds } of defendants)
      await this.report(tx, { ...told, debtIds, partyId, kind, on: track.filedOn });
  }

  /** Who is sued beside the borrower, for which debts. Refuses `NO_OBLIGOR` for somebody who stands in none of them. */
  async defendants(tx: Tx, kase: CaseFacts, partyIds: readonly string[]): Promise<Defendant[] | Refusal> {
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const found = [...new Set(partyIds)]
      .filter((partyId) => partyId !== kase.debtorId)
      .map((partyId) => {
        const own = debts.filter((debt) => debt.obligors.some((one) => one.partyId === partyId));
        return { partyId, debtIds: own.map((debt) => debt.id) };
      });
    return found.some((one) => one.debtIds.length === 0) ? refuse('NO_OBLIGOR') : found;
  }

  /** A fact was told of a track, or ended it. Refuses as `filed` does. */
  async told(tx: Tx, kase: CaseFacts, terms: Told & { track: Track; fact: WantedFact; ends: boolean }): Promise<void> {
    const { track, fact, ends, ...told } = terms;
    const kind = onFact[fact.kind];
    if (kind) await this.report(tx, { ...told, debtIds: kase.debtIds, kind, on: fact.onDay });
    const [end, begun] = [ends ? onEnd(track.kind, fact.kind) : undefined, onFiling[track.kind]];
    if (!end || !begun) return;
    const acts = await this.limits.actsOf(tx, kase.debtIds);
    for (const act of acts.filter((one) => one.kind === begun && one.on === track.filedOn))
      await this.report(tx, { ...told, debtIds: [act.debtId], kind: end, on: fact.onDay, about: act.id });
  }

  private async report(
    tx: Tx,
    act: Told & { debtIds: readonly string[]; partyId?: string; kind: ActKind; on: Day; about?: string },
  ): Promise<void> {
    orRefused(await this.limits.recordAct(tx, act));
  }
}
