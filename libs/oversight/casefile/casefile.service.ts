import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '../../ground/calendar/calendar.js';
import type { On } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { plainFen, plus } from '../../ground/fen/fen.js';
import { LetterService } from '../../ground/letter/letter.service.js';
import { OutsideService } from '../../ground/outside/outside.service.js';
import { RecordService, type Line } from '../../ground/record/record.service.js';
import { masked, maskedAddress } from '../../people/party/party.js';
import { PartyService } from '../../people/party/party.service.js';
import type { Actor } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { parts, type Amounts } from '../../money/debt/debt.js';
import { DebtService } from '../../money/debt/debt.service.js';
import { isWrittenOff, totalOwed, type Owed } from '../../money/ledger/ledger.js';
import { LedgerService } from '../../money/ledger/ledger.service.js';
import type { CaseFacts, Deadline } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { TaskService } from '../../cases/case/task.service.js';
import { termOf } from '../../steps/notice/notice.js';
import { NoticeService, type DemandView } from '../../steps/notice/notice.service.js';
import { LitigationService } from '../../steps/litigation/litigation.service.js';
import { UrgingService } from '../../steps/urging/urging.service.js';
import { WriteoffService } from '../../steps/writeoff/writeoff.service.js';
import { clockTarget } from '../../steps/escalation/escalation.js';
import { FactsService, type LoadedFacts } from '../../steps/escalation/facts.service.js';
import { nextLook } from '../../steps/escalation/look.js';
import { deadlineView, future, offered, type Future } from './casefile.js';

type Shown = Record<string, unknown>;

/** Case 360: everything about one case, read from its rooms. It writes nothing. */
@Injectable()
export class CasefileService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly debts: DebtService,
    private readonly evidence: EvidenceService,
    private readonly ledger: LedgerService,
    private readonly letters: LetterService,
    private readonly litigation: LitigationService,
    private readonly loader: FactsService,
    private readonly notices: NoticeService,
    private readonly outside: OutsideService,
    private readonly parties: PartyService,
    private readonly records: RecordService,
    private readonly staff: StaffService,
    private readonly tasks: TaskService,
    private readonly urging: UrgingService,
    private readonly writeoffs: WriteoffService,
  ) {}

  async view(tx: Tx, caseId: string, actor: Actor): Promise<Shown> {
    const kase = await this.cases.mustHave(tx, caseId);
    const on = await this.commands.on(tx, { caseId });
    const facts = await this.loader.load(tx, { ...kase, parked: null });
    const [staffNames, people] = await this.names(tx, kase);
    const debtor = people.get(kase.debtorId);
    const look = kase.parked ? undefined : nextLook(facts, on);
    const termEndsOn = this.loader.termEnd(facts, on);
    return {
      ...{
        id: kase.id,
        number: kase.number,
        kind: kase.kind,
        stage: kase.stage,
        stageOn: kase.stageOn,
        openedOn: kase.openedOn,
      },
      ...{
        settledFrom: kase.settledFrom,
        parked: kase.parked,
        handlerName: staffNames.get(kase.handlerId) ?? '',
        asOf: on.today,
      },
      unitName: (await this.staff.unit(tx, kase.unitId))?.name ?? '',
      debtor: {
        id: kase.debtorId,
        name: debtor?.name ?? '',
        kind: debtor?.kind ?? 'person',
        idNoMasked: masked(debtor?.idNo ?? null),
        phoneMasked: masked(debtor?.phone ?? null),
        addressMasked: maskedAddress(debtor?.address ?? null),
      },
      deadline: look?.deadline && look.deadline.for !== 'nextDay' ? deadlineView(look.deadline, on) : null,
      ...(await this.money(tx, kase)),
      notices: await this.demands(tx, kase, { facts, on }),
      interviews: await this.interviews(tx, kase),
      handoff: (await this.litigation.handoff(tx, caseId)) ?? null,
      suit: shownSuit(await this.litigation.suit(tx, caseId)),
      writeOff: shownWriteOff(await this.writeoffs.of(tx, caseId)),
      tasksOpen: (await this.tasks.of(tx, caseId)).filter((task) => !task.doneOn),
      steps: offered({ ...facts, case: kase, termEndsOn }, { actor, today: on.today }),
    };
  }

  private async names(
    tx: Tx,
    kase: CaseFacts,
  ): Promise<[Map<string, string>, Awaited<ReturnType<PartyService['byIds']>>]> {
    return [await this.staff.names(tx, [kase.handlerId]), await this.parties.byIds(tx, [kase.debtorId])];
  }

  private async money(tx: Tx, kase: CaseFacts): Promise<Shown> {
    const debts = await this.debts.byIds(tx, kase.debtIds);
    const owed = await this.ledger.owed(tx, kase.debtIds);
    const all = debts.map((debt) => owed.get(debt.id)).filter((one): one is Owed => one !== undefined);
    const sums = sidesTogether(all);
    return {
      owedFen: plainFen(plus(...all.map(totalOwed))),
      principalFen: sums.principalFen,
      owed: { ...sums, totalFen: plainFen(plus(...all.map(totalOwed))) },
      debts: debts.map((debt) => {
        const one = owed.get(debt.id);
        return {
          id: debt.id,
          contractNo: debt.contractNo,
          drawnOn: debt.drawnOn,
          dueOn: debt.dueOn,
          lentFen: plainFen(debt.lentFen),
          obligors: debt.obligors,
          owed: sidesTogether(one ? [one] : []),
          writtenOff: one ? isWrittenOff(one) : false,
        };
      }),
    };
  }

  private async demands(tx: Tx, kase: CaseFacts, terms: { facts: LoadedFacts; on: On }): Promise<Shown[]> {
    const demands = await this.notices.of(tx, kase.id);
    const letters = new Map(
      (
        await this.letters.byIds(
          tx,
          demands.map((one) => one.letterId),
        )
      ).map((letter) => [letter.id, letter]),
    );
    const acts = await this.outside.ofPapers(
      tx,
      demands.map((one) => one.letterId),
    );
    const proofs = new Map(
      (
        await this.evidence.of(
          tx,
          demands.map((one) => one.id),
        )
      ).map((proof) => [proof.id, proof]),
    );
    return demands.map((demand) => {
      const letter = letters.get(demand.letterId);
      const act = acts.filter((one) => one.paperId === demand.letterId).at(-1);
      const current = terms.facts.demand?.id === demand.id;
      const { lastPaidOn, standing } = terms.facts;
      const term = termOf(demand, { lastPaidOn: current ? lastPaidOn : undefined, standing }, terms.on);
      return {
        ...{
          id: demand.id,
          stage: demand.stage,
          number: demand.number,
          issuedOn: demand.issuedOn,
          termDays: demand.termDays,
          servedOn: demand.servedOn,
        },
        ...{
          termEndsOn: term?.on ?? null,
          demandedFen: Number(demand.demandedFen),
          letterNumber: letter?.number ?? '',
          letterText: letter?.text ?? '',
        },
        deliveries: shownDeliveries(demand, proofs),
        act: act
          ? { id: act.id, state: act.state, notBeforeAt: act.notBefore.toISOString(), outcome: act.outcome }
          : null,
      };
    });
  }

  private async interviews(tx: Tx, kase: CaseFacts): Promise<Shown[]> {
    const rows = await this.urging.of(tx, kase.id);
    const names = await this.staff.names(
      tx,
      rows.map((row) => row.recordedBy),
    );
    return rows.map(({ heldOn, place, outcome, note, recordedBy }) => ({
      heldOn,
      place,
      outcome,
      note,
      byName: names.get(recordedBy) ?? '',
    }));
  }

  /** What happened, and what is to come by today's rules. */
  async timeline(tx: Tx, caseId: string, requestIds: readonly string[]): Promise<{ past: Shown[]; future: Future[] }> {
    const kase = await this.cases.mustHave(tx, caseId);
    const on = await this.commands.on(tx, { caseId });
    const lines = await this.records.lines(tx, {
      kinds: ['case', 'approval', 'debt'],
      ids: [caseId, ...requestIds, ...kase.debtIds],
    });
    const names = await this.staff.names(
      tx,
      lines.map((line) => line.by),
    );
    const facts = await this.loader.load(tx, kase);
    const deadline: Deadline | undefined = kase.parked ? undefined : nextLook(facts, on)?.deadline;
    const dayAfter: Day | undefined = deadline && addDays(deadline.on, 1);
    return {
      past: lines.map((line) => shownLine(line, names)),
      future: future(deadline, { stage: kase.stage, next: clockTarget(kase.stage)?.to, dayAfter }),
    };
  }
}

const shownLine = (line: Line, names: Map<string, string>): Shown => ({
  at: line.at.toISOString(),
  day: line.day,
  event: line.event,
  by: line.by === 'clock' ? 'clock' : 'person',
  byName: names.get(line.by) ?? null,
  facts: line.facts,
  stream: line.streamKind,
});

function shownDeliveries(demand: DemandView, proofs: Map<string, { kind: string; reference: string }>): Shown[] {
  return demand.deliveries.map(({ attempt, result, resultOn, evidenceId }) => ({
    attempt,
    result,
    resultOn,
    proofKind: proofs.get(evidenceId)?.kind ?? '',
    proofReference: proofs.get(evidenceId)?.reference ?? '',
  }));
}

const shownSuit = (suit: Awaited<ReturnType<LitigationService['suit']>>): Shown | null =>
  suit
    ? {
        ...suit,
        caseId: undefined,
        claimedFen: Number(suit.claimedFen),
        judgedFen: suit.judgedFen === null ? null : Number(suit.judgedFen),
      }
    : null;

const shownWriteOff = (writeOff: Awaited<ReturnType<WriteoffService['of']>>): Shown | null =>
  writeOff
    ? { ground: writeOff.ground, amountFen: Number(writeOff.amountFen), writtenOffOn: writeOff.writtenOffOn }
    : null;

/** Parts in the books and written off together: what the debtor still owes of each. */
export function sidesTogether(all: readonly Owed[]): {
  costFen: number;
  interestFen: number;
  penaltyFen: number;
  principalFen: number;
} {
  const sum = (part: keyof Amounts): number =>
    plainFen(plus(...all.flatMap((one) => [one.claim[part], one.memo[part]])));
  const [costFen, interestFen, penaltyFen, principalFen] = parts.map(sum) as [number, number, number, number];
  return { costFen, interestFen, penaltyFen, principalFen };
}
