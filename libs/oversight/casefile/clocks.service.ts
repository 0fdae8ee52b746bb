import { Injectable } from '@nestjs/common';
import { daysBetween, isProvisional, rolledBack } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { plainFen } from '../../ground/fen/fen.js';
import { PartyService } from '../../people/party/party.service.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { coveredFen, modeOf } from '../../money/debt/guarantee.js';
import { GuaranteeService } from '../../money/debt/guarantee.service.js';
import { totalOwed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { risks } from '../../cases/limit/alarm.js';
import type { Clock } from '../../cases/limit/clock.js';
import { acts } from '../../cases/limit/limit.js';
import { LimitService } from '../../cases/limit/limit.service.js';

type Shown = Record<string, unknown>;

/** The clocks of a case and what secures a debt, as people read them. It writes nothing. */
@Injectable()
export class ClocksService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly guarantees: GuaranteeService,
    private readonly ledger: LedgerService,
    private readonly limits: LimitService,
    private readonly parties: PartyService,
  ) {}

  /** Every clock of a case with start, end, article, proof and what lapses; and the acts that moved them. */
  async ofCase(tx: Tx, caseId: string): Promise<Shown> {
    const kase = await this.cases.mustHave(tx, caseId);
    const on = await this.commands.on(tx, { caseId });
    const clocks = await this.limits.clocks(tx, kase.debtIds, on);
    const contracts = new Map((await this.debts.byIds(tx, kase.debtIds)).map((debt) => [debt.id, debt.contractNo]));
    const recorded = await this.limits.actsOf(tx, kase.debtIds);
    const proofs = await this.evidence.byIds(
      tx,
      recorded.map((one) => one.evidenceId),
    );
    const names = await this.names(tx, [
      ...clocks.flatMap((one) => (one.kind === 'guarantee' ? [one.partyId] : [])),
      ...recorded.flatMap((one) => (one.partyId ? [one.partyId] : [])),
    ]);
    return {
      asOf: on.today,
      clocks: clocks.map((clock) => ({
        ...shownClock(clock, on),
        contractNo: contracts.get(clock.debtId) ?? '',
        partyName: clock.kind === 'guarantee' ? (names.get(clock.partyId) ?? '') : null,
      })),
      atRisk: risks(clocks, on).map(({ guaranteeId, endsOn, askFrom, urgent }) => ({
        guaranteeId,
        endsOn,
        askFrom,
        urgent,
      })),
      acts: recorded.map(({ id, debtId, kind, on: onDay, partyId, about, evidenceId }) => {
        const proof = proofs.find((one) => one.id === evidenceId);
        return {
          ...{ id, debtId, kind, onDay, about, articleZh: acts[kind].article.zh },
          partyName: partyId ? (names.get(partyId) ?? '') : null,
          proofKind: proof?.kind ?? '',
          proofReference: proof?.reference ?? '',
        };
      }),
    };
  }

  /** Guarantees, pledges and what was agreed about a debt later. */
  async securities(tx: Tx, debtId: string): Promise<Shown> {
    const [debt] = await this.debts.byIds(tx, [debtId]);
    const guarantees = await this.guarantees.of(tx, [debtId]);
    const pledges = await this.guarantees.pledgesOf(tx, [debtId]);
    const names = await this.names(
      tx,
      [...guarantees, ...pledges].map((one) => one.partyId),
    );
    const changes = await this.guarantees.changesOf(tx, [debtId]);
    const owed = totalOwed(await this.ledger.owedOf(tx, debtId));
    const renewals = await this.guarantees.renewalsOf(tx, [debtId]);
    return {
      contractDueOn: debt?.contractDueOn,
      changes: changes.map(({ id, agreedOn, newDueOn, increased }) => ({
        ...{ id, agreedOn, newDueOn },
        increasedFen: increased === null ? null : plainFen(increased),
      })),
      guarantees: guarantees.map((one) => ({
        ...{ id: one.id, partyId: one.partyId, partyName: names.get(one.partyId) ?? '' },
        ...{ said: one.mode, mode: modeOf(one) ?? null, wording: one.wording, periodText: one.periodText },
        ...{ periodMonths: one.periodMonths, periodEndsOn: one.periodEndsOn, signedOn: one.signedOn },
        ...{ capFen: one.cap === null ? null : plainFen(one.cap), consents: one.consents },
        coveredFen: plainFen(coveredFen({ owed, changes }, one)),
        ...{ releasedOn: one.releasedOn, releasedBecause: one.releasedBecause },
      })),
      pledges: pledges.map(({ debtId: _, valueFen, maximum, ...one }) => ({
        ...one,
        partyName: names.get(one.partyId) ?? '',
        valueFen: plainFen(valueFen),
        max: maximum,
      })),
      renewedFrom: renewals.find((one) => one.newDebtId === debtId)?.oldDebtId ?? null,
      renewedInto: renewals.find((one) => one.oldDebtId === debtId)?.newDebtId ?? null,
    };
  }

  private async names(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const people = await this.parties.byIds(tx, [...new Set(ids)]);
    return new Map([...people].map(([id, party]) => [id, party.name]));
  }
}

function shownClock(clock: Clock, on: On): Shown {
  const { kind, debtId, state, from, endsOn, article } = clock;
  const shared = {
    ...{ kind, debtId, state, from, endsOn, articleZh: article.zh, article: article.code },
    daysLeft: endsOn ? daysBetween(on.today, endsOn) : null,
    // The last working day on which it can still be done without relying on a day that rolls on.
    actBy: endsOn ? rolledBack(endsOn, on.calendar) : null,
    provisional: endsOn ? isProvisional(endsOn, on.calendar) : false,
  };
  if (clock.kind === 'limitation') {
    const { lastAct, longstopOn, whatLapses } = clock;
    return {
      ...shared,
      guaranteeId: null,
      partyId: null,
      mode: null,
      phase: null,
      saves: null,
      suableAlone: null,
      bankruptcyUnclaimed: false,
      lastAct,
      longstopOn,
      whatLapses,
    };
  }
  const { guaranteeId, partyId, mode, phase, saves, savedBy, suableAlone, bankruptcyUnclaimed } = clock;
  return {
    ...shared,
    guaranteeId,
    partyId,
    mode,
    phase,
    saves,
    suableAlone,
    bankruptcyUnclaimed,
    lastAct: savedBy,
    longstopOn: null,
    whatLapses: ['guarantee'],
  };
}
