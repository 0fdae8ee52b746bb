import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Day } from '../../ground/calendar/calendar.js';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { NONE } from '../../ground/fen/fen.js';
import { RingService } from '../../ground/ring/ring.service.js';
import { PartyService } from '../../people/party/party.service.js';
import { DebtService, type DebtView } from '../../money/debt/debt.service.js';
import { GuaranteeService } from '../../money/debt/guarantee.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { PaidService } from '../../money/ledger/paid.service.js';
import type { CaseFacts } from '../case/case.js';
import type { Watch } from '../case/watch.js';
import { risks, watchOf, type RiskOfLoss } from './alarm.js';
import { demandBar, isDemandable, type Clock } from './clock.js';
import { pressEffect, recordable, type ActFacts, type ActKind } from './limit.js';
import { LimitActRow } from './limit.entity.js';
import type { RecordAct } from './limit.input.js';
import { limitation } from './limitation.js';
import { guaranteeClock, type GuaranteeClock } from './standing.js';

/** An act as a room above reports it: to whom, which, when, and the proof it kept. */
export interface ActReport {
  debtIds: readonly string[];
  /** None, or the borrower himself: an act to or by the debtor. */
  partyId?: string | null;
  kind: ActKind;
  on: Day;
  evidenceId: string | null;
  about?: string | null;
  order: Order;
}

type Day0 = Pick<On, 'today' | 'calendar'>;

/** The clocks after which a right is lost, and the acts that move them. */
@Injectable()
export class LimitService {
  constructor(
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly guarantees: GuaranteeService,
    private readonly ledger: LedgerService,
    private readonly paid: PaidService,
    private readonly parties: PartyService,
    private readonly rings: RingService,
  ) {}

  /**
   * Records an act of a room above on each of its debts, whose locks it takes. Without one of its proofs it moves nothing and
   * the answer says what is missing: `PROOF_MISSING`; `DAY_IN_FUTURE`.
   */
  async recordAct(tx: Tx, act: ActReport): Promise<{ actIds: string[] } | Refusal> {
    await this.commands.lock(tx, { debts: act.debtIds });
    const on = await this.commands.on(tx, { unitId: act.order.unitId ?? null });
    const [kept] = act.evidenceId ? await this.evidence.byIds(tx, [act.evidenceId]) : [];
    // Whoever recorded it judged its day by the clock of his case; a demo clock may run before the installation's.
    const bar = recordable(
      { kind: act.kind, on: act.on, proof: kept?.kind as ProofKind | undefined },
      { today: act.on },
    );
    if (bar || !kept) return bar ?? refuse('PROOF_MISSING', { of: act.kind });
    const actIds: string[] = [];
    for (const debt of await this.debts.byIds(tx, act.debtIds))
      actIds.push(await this.write(tx, debt, { ...act, evidenceId: kept.id, today: on.today }));
    return { actIds };
  }

  /**
   * An act from outside the system, with its proof. Refuses `PROOF_MISSING` with the proofs that would do, `DAY_IN_FUTURE`,
   * `PRESS_WITHOUT_EFFECT`, `ACT_NOT_FOUND` for an act that it cannot be about, `NO_OBLIGOR` for who does not stand in the debt.
   */
  async record(order: Order, debtId: string, wanted: RecordAct): Promise<{ actId: string } | Refusal> {
    return this.commands.carryOut<{ actId: string }>(order, { debts: [debtId] }, async (tx, on) => {
      const { kind, onDay, partyId = null, about = null, proof, press } = wanted;
      const [debt] = await this.debts.byIds(tx, [debtId]);
      if (!debt) return refuse('NOT_FOUND');
      const bar =
        recordable({ kind, on: onDay, proof: proof?.kind }, on) ??
        (kind === 'pressDemand' ? pressEffect(press) : undefined);
      if (bar || !proof) return bar ?? refuse('PROOF_MISSING', { of: kind });
      if (partyId && !debt.obligors.some((one) => one.partyId === partyId)) return refuse('NO_OBLIGOR');
      if (about && !(await tx.exists(LimitActRow, { where: { id: about, debtId } }))) return refuse('ACT_NOT_FOUND');
      const kept = await this.evidence.keep(tx, { subjectId: debtId, proof: { ...proof, day: onDay }, by: order.by });
      const actId = await this.write(tx, debt, {
        ...{ partyId, kind, on: onDay, about, evidenceId: kept.id, order, today: on.today },
      });
      return { answer: { actId } };
    });
  }

  private async write(
    tx: Tx,
    debt: DebtView,
    act: Omit<ActReport, 'debtIds' | 'evidenceId'> & { evidenceId: string; today: Day },
  ): Promise<string> {
    const { kind, on: onDay, about = null, evidenceId, order, today } = act;
    const borrower = debt.obligors.find((one) => one.role === 'borrower')?.partyId;
    const partyId = act.partyId && act.partyId !== borrower ? act.partyId : null;
    const id = randomUUID();
    const row = { id, debtId: debt.id, partyId, kind, onDay, about, evidenceId };
    await tx.insert(LimitActRow, { ...row, recordedBy: order.by, commandId: order.id });
    const facts = { actId: id, limitAct: kind, onDay, partyId, ofAct: about, evidenceId };
    const event = 'LimitActRecorded';
    const entry = { event, facts, by: order.by, day: today, commandId: order.id };
    const seq = await this.debts.remember(tx, debt.id, entry);
    await this.rings.hang(tx, { streamKind: 'debt', streamId: debt.id, seq, event });
    return id;
  }

  /** Recorded acts of debts, oldest first. */
  async actsOf(tx: Tx, debtIds: readonly string[]): Promise<(ActFacts & { debtId: string; evidenceId: string })[]> {
    const rows = await tx.find(LimitActRow, {
      where: { debtId: In([...debtIds]) },
      order: { onDay: 'ASC', id: 'ASC' },
    });
    return rows.map(({ id, debtId, kind, onDay, partyId, about, evidenceId }) => ({
      ...{ id, debtId, kind, partyId, about, evidenceId },
      on: onDay as Day,
    }));
  }

  /** Every clock of these debts on a day: of the claim first, then of each guarantor. A fixed number of queries. */
  async clocks(tx: Tx, debtIds: readonly string[], on: Day0): Promise<Clock[]> {
    if (debtIds.length === 0) return [];
    const debts = await this.debts.byIds(tx, debtIds);
    const changes = await this.guarantees.changesOf(tx, debtIds);
    const guarantees = await this.guarantees.of(tx, debtIds);
    const pledges = await this.guarantees.pledgesOf(tx, debtIds);
    const recorded = await this.actsOf(tx, debtIds);
    const payments = await this.paid.byObligors(tx, debtIds);
    const people = await this.parties.byIds(
      tx,
      guarantees.map((one) => one.partyId),
    );
    return debts.flatMap((debt): Clock[] => {
      const own = { changes: changes.filter((one) => one.debtId === debt.id), joint: jointOf(debt) };
      const acts: ActFacts[] = [
        ...recorded.filter((one) => one.debtId === debt.id),
        ...payments.filter((one) => one.debtId === debt.id).map((one) => paymentAct(one, debt)),
      ];
      const pledged = pledges.some((one) => one.debtId === debt.id && !one.releasedOn);
      const facts = { ...own, acts, due: { on: debt.contractDueOn }, pledged };
      const claim: Clock = { kind: 'limitation', debtId: debt.id, ...limitation(facts, on) };
      const guarantors = guarantees
        .filter((one) => one.debtId === debt.id)
        .map((guarantee): Clock => {
          const nature = people.get(guarantee.partyId)?.nature ?? 'person';
          const bound = { ...own, acts, guarantee, nature, dueOn: debt.contractDueOn };
          return { kind: 'guarantee', debtId: debt.id, ...guaranteeClock(bound, on) };
        });
      return [claim, ...guarantors];
    });
  }

  /** The clock of one guarantor of one debt, the latest guarantee he gave; undefined when he guarantees nothing. */
  async standing(tx: Tx, of: { debtId: string; partyId: string }, on: Day0): Promise<GuaranteeClock | undefined> {
    const clocks = (await this.clocks(tx, [of.debtId], on)).filter((one) => one.kind === 'guarantee');
    const own = clocks.filter((one) => one.partyId === of.partyId);
    return own.find((one) => one.state !== 'released') ?? own[0];
  }

  /** Whether a guarantor of a debt may be sent a demand today (X2). */
  async demandable(tx: Tx, of: { debtId: string; partyId: string }, on: Day0): Promise<boolean> {
    const clock = await this.standing(tx, of, on);
    return clock !== undefined && isDemandable(clock);
  }

  /** Why nothing may be demanded of a party in a case, over all its debts; refusals see `demandBar`. */
  async mayDemand(tx: Tx, of: { debtIds: readonly string[]; partyId: string }, on: Day0): Promise<Refusal | undefined> {
    const { debtIds, partyId } = of;
    const debts = await this.debts.byIds(tx, debtIds);
    const clocks = await this.clocks(tx, debtIds, on);
    const bars = debts.map((debt) =>
      demandBar({
        roles: debt.obligors.filter((one) => one.partyId === partyId),
        guarantees: clocks
          .filter((one) => one.kind === 'guarantee')
          .filter((one) => one.debtId === debt.id && one.partyId === partyId),
      }),
    );
    if (bars.some((bar) => bar === undefined)) return undefined;
    return bars.find((bar) => isRefusal(bar) && bar.refused !== 'NO_OBLIGOR') ?? refuse('NO_OBLIGOR');
  }

  /** The days of a case on which a claim or a guarantor is lost, with the tasks before them; of debts that are still owed. */
  async watches(tx: Tx, kase: Pick<CaseFacts, 'debtIds'>, on: Day0): Promise<Watch[]> {
    return (await this.atLook(tx, kase, on)).watches;
  }

  /** General guarantees of a case that only a suit saves, with the day from which it is asked for (X8). */
  async rightsAtRisk(tx: Tx, kase: Pick<CaseFacts, 'debtIds'>, on: Day0): Promise<RiskOfLoss[]> {
    return (await this.atLook(tx, kase, on)).atRisk;
  }

  /** Both in one load, for a turn. */
  async atLook(
    tx: Tx,
    kase: Pick<CaseFacts, 'debtIds'>,
    on: Day0,
  ): Promise<{ watches: Watch[]; atRisk: RiskOfLoss[] }> {
    const clocks = await this.clocks(tx, await this.owedOf(tx, kase), on);
    return {
      watches: clocks.map((clock) => watchOf(clock, on)).filter((watch): watch is Watch => watch !== undefined),
      atRisk: risks(clocks, on),
    };
  }

  private async owedOf(tx: Tx, kase: Pick<CaseFacts, 'debtIds'>): Promise<string[]> {
    const owed = await this.ledger.owed(tx, kase.debtIds);
    return [...owed].filter(([, one]) => totalOwed(one) > NONE).map(([id]) => id);
  }
}

/** Who owes together with the borrower: what interrupts for one interrupts for all (L14). */
const jointOf = (debt: DebtView): string[] =>
  debt.obligors
    .filter(({ role, title }) => role === 'coObligor' || (role === 'actualUser' && title !== null && title !== 'none'))
    .map((one) => one.partyId);

/** A payment of an obligor as an act (L8, L13); the borrower's is the debtor's own. */
function paymentAct(
  paid: { entryId: string; payerId: string; valueDay: Day; channel: string | null },
  debt: DebtView,
): ActFacts {
  const borrower = debt.obligors.find((one) => one.role === 'borrower')?.partyId;
  const kind: ActKind = paid.channel === 'deduction' ? 'deduction' : 'partPayment';
  const partyId = paid.payerId === borrower ? null : paid.payerId;
  return { id: paid.entryId, kind, on: paid.valueDay, partyId, about: null };
}
