import { Injectable } from '@nestjs/common';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { EvidenceService } from '../../ground/evidence/evidence.service.js';
import { plainFen } from '../../ground/fen/fen.js';
import { daysBetween, later } from '../../ground/calendar/calendar.js';
import { isRefusal, type On } from '../../ground/command/command.js';
import { bar, completable, isPending, topOf, type Deciding } from '../../people/approval/approval.js';
import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import { matterOf } from '../../people/approval/authority.js';
import { personOfSeat, speaks } from '../../people/approval/voice.js';
import { VoiceService, type VoiceView } from '../../people/approval/voice.service.js';
import { PartyService } from '../../people/party/party.service.js';
import { mayCome, seatsOf, type Actor } from '../../people/staff/staff.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { ReadinessService } from '../../steps/litigation/readiness.service.js';
import { NoticeService } from '../../steps/notice/notice.service.js';
import { FactsService } from '../../steps/escalation/facts.service.js';
import { JudgingService, NOBODY_NEAR, type Near } from '../../steps/escalation/judging.service.js';
import { checks } from './casefile.js';
import { SubjectService } from './subject.service.js';

export type Box = 'mine' | 'waiting' | 'done';
type Shown = Record<string, unknown>;

/** 审批箱: requests as the person who looks at them sees them. It decides nothing. */
@Injectable()
export class InboxService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly evidence: EvidenceService,
    private readonly judging: JudgingService,
    private readonly loader: FactsService,
    private readonly notices: NoticeService,
    private readonly parties: PartyService,
    private readonly readiness: ReadinessService,
    private readonly staff: StaffService,
    private readonly subjects: SubjectService,
    private readonly voices: VoiceService,
  ) {}

  async box(tx: Tx, terms: { actor: Actor; box: Box }): Promise<Shown[]> {
    const { actor, box } = terms;
    const state = box === 'done' ? ('decided' as const) : ('open' as const);
    const unitPaths = [...new Set(seatsOf(actor).map((seat) => seat.unitPath))];
    const all = (await this.approvals.box(tx, { unitPaths, state })).filter((one) => mayRead(one, actor));
    const rows = await this.rows(tx, all, actor);
    if (box === 'done') return rows;
    return rows.filter((row) => waitsForMe(row) === (box === 'mine'));
  }

  async ofCase(tx: Tx, caseId: string, actor: Actor): Promise<Shown[]> {
    return this.rows(tx, await this.approvals.of(tx, [caseId]), actor);
  }

  async requestIds(tx: Tx, caseId: string): Promise<string[]> {
    return (await this.approvals.of(tx, [caseId])).map((request) => request.id);
  }

  async card(tx: Tx, id: string, actor: Actor): Promise<Shown | undefined> {
    const request = await this.approvals.byId(tx, id);
    if (!request || !mayRead(request, actor)) return undefined;
    if (request.subjectKind !== 'case') {
      const [row] = await this.rows(tx, [request], actor);
      const on = await this.commands.on(tx, { unitId: actor.rootId });
      const proposal = await this.subjects.proposal(tx, request, on);
      return { ...row, before: null, after: null, checks: [], evidence: [], earlier: [], proposal };
    }
    const kase = await this.cases.mustHave(tx, request.subjectId);
    const on = await this.commands.on(tx, { caseId: kase.id });
    const facts = await this.loader.load(tx, { ...kase, parked: null });
    const [row] = await this.rows(tx, [request], actor);
    const demands = await this.notices.of(tx, kase.id);
    // Of the demands, of the case itself (a write-off's gates), and of what is asked for: plan, fact, waiver, thing.
    const about = request.about === null ? [] : [request.about];
    const proofs = await this.evidence.of(tx, [...demands.map((demand) => demand.id), kase.id, ...about]);
    const earlier = (await this.approvals.of(tx, [kase.id])).filter((one) => one.id !== id);
    const toCourt = request.what === 'litigation';
    const book = toCourt ? { missingPapers: (await this.readiness.view(tx, kase.id)).missing } : {};
    const offer = { ...facts, termEndsOn: this.loader.termEnd(facts, on), ground: request.ground };
    return {
      ...row,
      before: { stage: kase.stage, owedFen: plainFen(facts.owed) },
      after: { stage: request.what, owedFen: plainFen(facts.owed) },
      checks: checks(offer, { what: request.what, today: on.today, ownRequest: request.askedBy === actor.id, ...book }),
      evidence: proofs.map(({ kind, day, reference, hash }) => ({ kind, day, reference, hash })),
      earlier: await this.rows(tx, earlier, actor),
      proposal: null,
    };
  }

  /** Tasks with number and debtor of their cases. */
  async withCases<T extends { caseId: string }>(
    tx: Tx,
    tasks: readonly T[],
  ): Promise<(T & { caseNumber: string; debtorName: string })[]> {
    const subjects = await this.cases.briefs(tx, [...new Set(tasks.map((task) => task.caseId))]);
    const debtors = await this.parties.byIds(
      tx,
      [...subjects.values()].map((one) => one.debtorId),
    );
    return tasks.map((task) => {
      const subject = subjects.get(task.caseId);
      return {
        ...task,
        caseNumber: subject?.number ?? '',
        debtorName: debtors.get(subject?.debtorId ?? '')?.name ?? '',
      };
    });
  }

  private async rows(tx: Tx, requests: readonly RequestView[], actor: Actor): Promise<Shown[]> {
    const caseIds = requests.filter((one) => one.subjectKind === 'case').map((one) => one.subjectId);
    const subjects = await this.cases.briefs(tx, [...new Set(caseIds)]);
    const debtors = await this.parties.byIds(
      tx,
      [...subjects.values()].map((one) => one.debtorId),
    );
    const near = await this.judging.hands(
      tx,
      [...subjects].map(([id, { handlerId }]) => ({ id, handlerId })),
    );
    const voices = await this.voices.of(
      tx,
      requests.map((one) => one.id),
    );
    const units = await this.staff.unitsByIds(
      tx,
      requests.map((one) => one.unitId),
    );
    const titles = await this.subjects.names(tx, requests);
    const paths = new Map(units.map((unit) => [unit.id, unit.path]));
    const names = await this.staff.names(
      tx,
      requests.flatMap((one) => [...handsOf(one), ...(voices.get(one.id) ?? []).flatMap(speakersOf)]),
    );
    const on = await this.commands.on(tx, { unitId: actor.rootId });
    return requests.map((one) => {
      const subject = subjects.get(one.subjectId);
      const given = voices.get(one.id) ?? [];
      const eyes: Eyes = {
        ...{ actor, on, names, given, stage: subject?.stage ?? '', unitPath: paths.get(one.unitId) },
        ...(near.get(one.subjectId) ?? NOBODY_NEAR),
      };
      return {
        ...{ caseId: one.subjectKind === 'case' ? one.subjectId : null, caseNumber: subject?.number ?? '' },
        debtorName: debtors.get(subject?.debtorId ?? '')?.name ?? '',
        subjectName: titles.get(one.subjectId) ?? '',
        ...shown(one, eyes),
        ...may(one, eyes),
      };
    });
  }
}

/** A request as one person sees it. */
interface Eyes extends Near {
  actor: Actor;
  on: On;
  names: ReadonlyMap<string, string>;
  given: readonly VoiceView[];
  stage: string;
  unitPath: string | undefined;
}

/** What is about no case may be seen by whoever decides it; a case's requests only by who may read cases. */
const mayRead = (request: RequestView, actor: Actor): boolean =>
  (request.subjectKind !== 'case' && request.subjectKind !== 'debt') || mayCome(actor, 'case.read');

const waitsForMe = (row: Shown): boolean => row.mayDecide === true || row.mayVoice === true || row.mayComplete === true;

const handsOf = (one: RequestView): string[] =>
  [
    ...[one.askedBy, one.decidedBy, one.decidedFor, one.returnedBy, one.completedBy, one.assignedTo],
    ...one.voices.map(personOfSeat),
  ].filter((id) => id !== null && id !== undefined);

const speakersOf = (voice: VoiceView): string[] => [voice.staffId, voice.spokenFor ?? ''];

function shown(one: RequestView, { names, given, on }: Eyes): Shown {
  const name = (id: string | null): string | null => names.get(id ?? '') ?? null;
  const pending = isPending(one);
  return {
    ...{ id: one.id, what: one.what, matter: matterOf(one.what, one.ground), about: one.about },
    ...{ subjectKind: one.subjectKind, subjectId: one.subjectId, stage: one.stage, reason: one.reason },
    ...{ ground: one.ground, state: one.state, level: one.level, levelRole: one.chain[one.level], chain: one.chain },
    ...{ levelEndsOn: one.levelEndsOn, atTop: one.level === topOf(one), assignedToName: name(one.assignedTo) },
    // Shown anew every day at the top, where nothing happens by itself.
    waitedDays: pending ? daysBetween(one.levelOn, later(one.levelOn, on.today)) : null,
    ...{ askedByName: name(one.askedBy) ?? '时钟', askedByClock: one.askedBy === 'clock', askedOn: one.askedOn },
    amountFen: plainFen(one.amountFen),
    ...{ decidedByName: name(one.decidedBy), decidedForName: name(one.decidedFor), decidedOn: one.decidedOn },
    ...{ decisionReason: one.decisionReason, returnedByName: name(one.returnedBy), returnedOn: one.returnedOn },
    ...{ missing: one.missing, completion: one.completion, round: one.round },
    voices: one.voices.map((seat) => {
      const voice = given.find((each) => each.round === one.round && each.seat === seat);
      return {
        ...{ seat, personName: name(personOfSeat(seat) ?? null), agrees: voice?.agrees ?? null },
        ...{ byName: name(voice?.staffId ?? null), forName: name(voice?.spokenFor ?? null) },
        ...{ reason: voice?.reason ?? null, day: voice?.day ?? null },
      };
    }),
  };
}

/** What this person may do with it now; judged again under the lock when he does. */
function may(one: RequestView, eyes: Eyes): Shown {
  const voices = eyes.given.filter((voice) => voice.round === one.round);
  const terms: Omit<Deciding, 'wanted'> = { ...eyes, amount: one.amountFen, law: eyes.on.law, voices };
  const entitled = bar(one, { ...terms, wanted: 'refuse' });
  const approving = bar(one, { ...terms, wanted: 'approve' });
  const mayDecide = !entitled && approving?.refused !== 'VOICES_MISSING';
  const seats = one.voices.filter((seat) => !isRefusal(speaks(one, { ...eyes, seat, voices })));
  return {
    ...{ mayDecide, mayApprove: !approving, mayReturn: !entitled },
    mayNotBecause: (entitled ?? approving)?.refused ?? null,
    ...{ mayVoice: seats.length > 0, mySeats: seats, mayComplete: !completable(one, eyes) },
  };
}
