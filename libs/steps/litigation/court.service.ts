import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { daysBetween, type Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { fenOf, NONE, plus, type Fen } from '../../ground/fen/fen.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { barred, isOver, type CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import type { Watch } from '../../cases/case/watch.js';
import { holdsOn } from '../../cases/fact/fact.js';
import { FactService } from '../../cases/fact/fact.service.js';
import { UrgingService } from '../urging/urging.service.js';
import { courtWatches } from './courtwatch.js';
import { lastOf } from './enforcement.js';
import { courtFee, doubledInterest } from './fee.js';
import { freezesOf, type Freeze } from './freeze.js';
import { InterruptionService } from './interruption.service.js';
import { onFact } from './interruption.js';
import { CourtFactRow, CourtTrackRow, HandoffRow } from './litigation.entity.js';
import type { OpenTrack, TellFact } from './litigation.input.js';
import { nextFacts, openable, openedAt, tellable } from './telling.js';
import type { CourtFact, CourtFactKind, Track, WantedFact } from './track.js';

export interface TrackView extends Track {
  caseId: string;
  court: string;
  docketNo: string;
  facts: readonly (CourtFact & { evidenceId: string | null })[];
}

/** The courts of a case as the screens show them. Money in fen. */
export interface CourtView {
  tracks: (Omit<TrackView, 'caseId' | 'facts'> & {
    facts: (CourtFact & { reference: string | null })[];
    feeFen: Fen | null;
    freezes: Freeze[];
    next: CourtFactKind[];
  })[];
  watches: Watch[];
  doubled: { from: Day; days: number; unpaidFen: Fen; amountFen: Fen } | null;
}

interface Doing {
  order: Order;
  on: On;
}

/** Tracks before a court and what happened on them. The facts of a track are only added to. */
@Injectable()
export class CourtService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
    private readonly facts: FactService,
    private readonly interruptions: InterruptionService,
    private readonly ledger: LedgerService,
    private readonly urging: UrgingService,
  ) {}

  /** Legal opens a track. Refuses `WRONG_STAGE`, `CASE_PARKED`, and as `openable` does. */
  async openTrack(order: Order, caseId: string, wanted: OpenTrack): Promise<{ trackId: string } | Refusal> {
    const locks = await this.locks(caseId);
    return this.commands.carryOut<{ trackId: string }>(order, locks, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const bar = barred(kase, openedAt(wanted.kind));
      if (bar) return bar;
      const opened = await this.open(tx, kase, { wanted, order, on });
      return isRefusal(opened) ? opened : { answer: opened };
    });
  }

  /** Opens a track; the caller holds the case. Refusals: see `openable`. */
  async open(tx: Tx, kase: CaseFacts, terms: Doing & { wanted: OpenTrack }): Promise<{ trackId: string } | Refusal> {
    const { wanted, order, on } = terms;
    const { kind, court, docketNo, filedOn } = wanted;
    const facts = {
      tracks: await this.tracks(tx, kase.id),
      papers: await this.papers(tx, kase.id),
      debtorMissing: await this.debtorMissing(tx, kase, on),
    };
    const bar = openable(facts, { kind, filedOn }, on);
    if (bar) return bar;
    const defendants = await this.interruptions.defendants(tx, kase, wanted.defendants ?? []);
    if (isRefusal(defendants)) return defendants;
    const trackId = randomUUID();
    const claimedFen = fenOf(wanted.claimedFen) ?? NONE;
    const row = { id: trackId, caseId: kase.id, kind, court, docketNo, filedOn, claimedFen };
    await tx.insert(CourtTrackRow, { ...row, state: 'open', endedBecause: null, endedOn: null, openedBy: order.by });
    const paper = wanted.proof ?? docketOf(wanted);
    const kept = await this.evidence.keep(tx, { subjectId: trackId, proof: { ...paper, day: filedOn }, by: order.by });
    await this.interruptions.filed(tx, kase, { track: { kind, filedOn }, defendants, evidenceId: kept.id, order });
    const named = defendants.map((one) => one.partyId);
    const told = {
      trackId,
      filedOn,
      claimedFen: wanted.claimedFen,
      ...(named.length > 0 ? { defendants: named } : {}),
    };
    await this.cases.change(
      tx,
      kase,
      kind === 'suit'
        ? { event: 'SuitFiled', facts: told, order, on }
        : { event: 'CourtTrackOpened', facts: { ...told, track: kind }, order, on },
    );
    return { trackId };
  }

  /**
   * Legal tells a dated fact of a track; in litigation, and in a written-off case too, where enforcement may be revived.
   * Refuses `WRONG_STAGE`, `CASE_PARKED` but for a renewal, and as `tellable` does.
   */
  async tell(
    order: Order,
    track: { id: string; caseId: string },
    wanted: TellFact,
  ): Promise<{ factId: string; state: string } | Refusal> {
    const locks = await this.locks(track.caseId);
    return this.commands.carryOut<{ factId: string; state: string }>(order, locks, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, track.caseId);
      const found = (await this.tracks(tx, kase.id)).find((one) => one.id === track.id);
      if (!found) return refuse('NOT_FOUND');
      // What saves a right is told in a parked case too (X4): the court has renewed the freeze whatever broke here.
      const saves = wanted.kind === 'preservationRenewed';
      const bar = barred(saves ? { ...kase, parked: null } : kase, openedAt(found.kind));
      if (bar) return bar;
      const put = await this.put(tx, kase, { track: found, wanted, order, on });
      return isRefusal(put) ? put : { answer: put };
    });
  }

  /** Adds a fact to a track; the caller holds the case. Refusals: see `tellable`. */
  async put(
    tx: Tx,
    kase: CaseFacts,
    terms: Doing & { track: TrackView; wanted: TellFact },
  ): Promise<{ factId: string; state: string } | Refusal> {
    const { track, wanted, order, on } = terms;
    const fact: WantedFact = {
      ...{ kind: wanted.kind, onDay: wanted.onDay, untilDay: wanted.untilDay ?? null, about: wanted.about ?? null },
      ...{ amountFen: fenOf(wanted.amountFen ?? '') ?? null, detail: wanted.detail ?? null },
    };
    const told = tellable(track, fact, on);
    if (isRefusal(told)) return told;
    const factId = randomUUID();
    // What moves a clock needs its proof: where no paper was named it is the court's own file.
    const paper = wanted.proof ?? (told.ends || onFact[fact.kind] ? docketOf(track) : undefined);
    const proof = paper && { ...paper, day: wanted.onDay };
    const evidenceId = proof ? (await this.evidence.keep(tx, { subjectId: factId, proof, by: order.by })).id : null;
    const number = track.facts.length + 1;
    const row = { ...fact, id: factId, trackId: track.id, caseId: kase.id, number, about: told.about, evidenceId };
    await tx.insert(CourtFactRow, { ...row, recordedBy: order.by });
    if (told.ends)
      await tx.update(
        CourtTrackRow,
        { id: track.id },
        { state: 'ended', endedBecause: fact.kind, endedOn: fact.onDay },
      );
    await this.interruptions.told(tx, kase, { track, fact, ends: told.ends, evidenceId, order });
    await this.remember(tx, kase, { track, fact, factId, order, on });
    return { factId, state: told.ends ? 'ended' : track.state };
  }

  private async remember(
    tx: Tx,
    kase: CaseFacts,
    terms: Doing & { track: TrackView; fact: WantedFact; factId: string },
  ): Promise<void> {
    const { track, fact, factId, order, on } = terms;
    const { onDay, untilDay, detail } = fact;
    const amount = fact.amountFen === null ? null : fact.amountFen.toString();
    const told = { trackId: track.id, factId, untilDay, detail };
    await this.cases.change(
      tx,
      kase,
      track.kind === 'suit' && fact.kind === 'judged'
        ? { event: 'JudgmentGiven', facts: { ...told, judgedOn: onDay, judgedFen: amount }, order, on }
        : {
            event: 'CourtFactRecorded',
            facts: { ...told, track: track.kind, courtFact: fact.kind, onDay, judgedFen: amount },
            order,
            on,
          },
    );
  }

  /** All tracks of a case, oldest first, with their facts as they were told. */
  async tracks(tx: Tx, caseId: string): Promise<TrackView[]> {
    const rows = await tx.find(CourtTrackRow, { where: { caseId }, order: { filedOn: 'ASC', id: 'ASC' } });
    if (rows.length === 0) return [];
    const facts = await tx.find(CourtFactRow, { where: { caseId }, order: { number: 'ASC' } });
    return rows.map((row) => ({
      ...{ id: row.id, caseId, kind: row.kind, court: row.court, docketNo: row.docketNo, claimedFen: row.claimedFen },
      ...{ filedOn: row.filedOn as Day, state: row.state, endedBecause: row.endedBecause },
      facts: facts.filter((fact) => fact.trackId === row.id).map(factOf),
    }));
  }

  /** The suit that runs: the open one; undefined when none was filed or the last was withdrawn or rejected. */
  async suitTrack(tx: Tx, caseId: string): Promise<TrackView | undefined> {
    return (await this.tracks(tx, caseId)).find((track) => track.kind === 'suit' && track.state === 'open');
  }

  /** Days of the courts that the case must not miss; also while it is held, planned, or written off (X4). */
  async watches(tx: Tx, kase: CaseFacts, on: On): Promise<Watch[]> {
    if (isOver(kase.stage)) return [];
    const agreed = (await this.urging.mediations(tx, kase.id)).filter((one) => one.outcome === 'agreed');
    const days = agreed.map((one) => one.heldOn as Day);
    return courtWatches(await this.tracks(tx, kase.id), on, days);
  }

  /**
   * The courts of a case for the screens: its tracks with what may be told next and the fee asked for, its days, and the
   * doubled part of the interest so far, on the principal and costs that are left.
   */
  async view(tx: Tx, caseId: string): Promise<CourtView> {
    const kase = await this.cases.mustHave(tx, caseId);
    const on = await this.commands.on(tx, { caseId });
    const tracks = await this.tracks(tx, caseId);
    const proofs = await this.evidence.of(
      tx,
      tracks.flatMap((track) => track.facts.map((fact) => fact.id)),
    );
    const referenceOf = new Map(proofs.map((proof) => [proof.id, proof.reference]));
    return {
      tracks: tracks.map(({ caseId: _, facts, ...track }) => ({
        ...track,
        facts: facts.map(({ evidenceId, ...fact }) => ({
          ...fact,
          reference: referenceOf.get(evidenceId ?? '') ?? null,
        })),
        feeFen: courtFee(track.claimedFen, track.kind) ?? null,
        freezes: freezesOf({ facts }),
        next: nextFacts({ ...track, facts }),
      })),
      watches: (await this.watches(tx, kase, on)).sort((a, b) => (a.on < b.on ? -1 : 1)),
      doubled: await this.doubled(tx, kase, { tracks, on }),
    };
  }

  private async doubled(
    tx: Tx,
    kase: CaseFacts,
    terms: { tracks: readonly TrackView[]; on: On },
  ): Promise<CourtView['doubled']> {
    const { tracks, on } = terms;
    const [last] = tracks.flatMap((track) => lastOf(track, 'performBy') ?? []).slice(-1);
    if (!last?.untilDay || last.untilDay >= on.today) return null;
    const owed = [...(await this.ledger.owed(tx, kase.debtIds)).values()];
    const unpaidFen = plus(
      ...owed.flatMap((one) => [one.claim.principal, one.claim.cost, one.memo.principal, one.memo.cost]),
    );
    const days = daysBetween(last.untilDay, on.today);
    return { from: last.untilDay, days, unpaidFen, amountFen: doubledInterest(unpaidFen, days) };
  }

  async caseOf(tx: Tx, trackId: string): Promise<string | undefined> {
    return (await tx.findOne(CourtTrackRow, { where: { id: trackId } }))?.caseId;
  }

  private async papers(tx: Tx, caseId: string): Promise<{ accepted: boolean; offeredOn: Day } | undefined> {
    const [last] = await tx.find(HandoffRow, { where: { caseId }, order: { number: 'DESC' }, take: 1 });
    return last && { accepted: last.state === 'accepted', offeredOn: last.offeredOn as Day };
  }

  /** A missing debtor cannot be served with an order; whoever stands beside him does not matter here. */
  private async debtorMissing(tx: Tx, kase: CaseFacts, on: On): Promise<boolean> {
    const facts = await this.facts.of(tx, [kase.id]);
    return facts.some((fact) => fact.kind === 'missing' && fact.partyId === kase.debtorId && holdsOn(fact, on.today));
  }

  private async locks(caseId: string): Promise<{ cases: string[]; debts: readonly string[] }> {
    const kase = await this.cases.facts(this.commands.reading, caseId);
    return { cases: [caseId], debts: kase?.debtIds ?? [] };
  }
}

/** The docket says where the court's paper is found. */
const docketOf = (track: { court: string; docketNo: string }): { kind: 'courtPaper'; reference: string } => ({
  kind: 'courtPaper',
  reference: `${track.court} ${track.docketNo}`,
});

const factOf = (row: CourtFactRow): TrackView['facts'][number] => ({
  ...{ id: row.id, kind: row.kind, onDay: row.onDay as Day, untilDay: row.untilDay as Day | null },
  ...{ amountFen: row.amountFen as Fen | null, detail: row.detail, about: row.about, evidenceId: row.evidenceId },
});
