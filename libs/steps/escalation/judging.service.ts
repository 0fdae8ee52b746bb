import { Injectable } from '@nestjs/common';
import { refuse, type Locks, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Request, VoiceFacts } from '../../people/approval/approval.js';
import { ApprovalService, type RequestView } from '../../people/approval/approval.service.js';
import { VoiceService } from '../../people/approval/voice.service.js';
import type { CaseFacts } from '../../cases/case/case.js';
import { CaseService } from '../../cases/case/case.service.js';
import { HandoverService } from '../../cases/case/handover.service.js';
import { FactsService, type LoadedFacts } from './facts.service.js';
import { GrantingService } from './granting.service.js';

/** Who is near to a case: who handles it, who answers for it, and for whose sake it was lent. */
export interface Near {
  handlerId: string | null;
  responsible: readonly string[];
  insiders: readonly string[];
}

export const NOBODY_NEAR: Near = { handlerId: null, responsible: [], insiders: [] };

/** A request with all that a decision, an opinion or a completion is judged on. */
export interface Judged extends Near {
  request: RequestView;
  /** The case it is about; undefined for a request about something else. */
  facts: LoadedFacts | undefined;
  stage: string;
  amount: Fen;
  voices: readonly VoiceFacts[];
  unitPath: string | undefined;
}

/** Loads what requests are judged on, whatever they are about. */
@Injectable()
export class JudgingService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly granting: GrantingService,
    private readonly handovers: HandoverService,
    private readonly loader: FactsService,
    private readonly voices: VoiceService,
  ) {}

  /** What to lock before a request is acted on: its subject, itself, and the debts whose amount it is judged by. */
  async locks(id: string): Promise<Locks> {
    const { reading } = this.commands;
    const request = await this.approvals.byId(reading, id);
    if (!request) return { approvals: [id] };
    const approvals = [id];
    if (request.subjectKind !== 'case') return { approvals, ...(await this.granting.locksOf(reading, request)) };
    const kase = await this.cases.facts(reading, request.subjectId);
    return { cases: [request.subjectId], approvals, debts: kase?.debtIds ?? [] };
  }

  /** Refuses `NOT_FOUND`, `CASE_PARKED`. */
  async load(tx: Tx, id: string): Promise<Judged | Refusal> {
    const request = await this.approvals.byId(tx, id);
    if (!request) return refuse('NOT_FOUND');
    const kase = request.subjectKind === 'case' ? await this.cases.mustHave(tx, request.subjectId) : undefined;
    if (kase?.parked) return refuse('CASE_PARKED', { because: kase.parked });
    const facts = kase && (await this.loader.load(tx, kase));
    return {
      request,
      facts,
      stage: kase?.stage ?? '',
      amount: amountOf(request, facts),
      ...((kase && (await this.hands(tx, [kase])).get(kase.id)) ?? (await this.nearTo(tx, request))),
      voices: await this.voices.given(tx, request),
      unitPath: await this.approvals.unitPathOf(tx, request.unitId),
    };
  }

  /** About a debt without its case: an insider's loan bars who introduced and who accepted it there too (S2). */
  private async nearTo(tx: Tx, request: RequestView): Promise<Near> {
    if (request.subjectKind !== 'debt') return NOBODY_NEAR;
    return { ...NOBODY_NEAR, insiders: await this.handovers.insidersOf(tx, request.subjectId) };
  }

  /** Who is so near to a case that its requests are not his to decide, for several cases at once. */
  async hands(tx: Tx, kases: readonly Pick<CaseFacts, 'id' | 'handlerId'>[]): Promise<Map<string, Near>> {
    const near = await this.handovers.hands(
      tx,
      kases.map((kase) => kase.id),
    );
    return new Map(
      kases.map(({ id, handlerId }) => [
        id,
        { handlerId, ...(near.get(id) ?? { responsible: [handlerId], insiders: [] }) },
      ]),
    );
  }
}

/** What is judged by amount is judged by the whole claim as it stands; a waiver or a reversal by what was asked for. */
const amountOf = (request: Request, facts: LoadedFacts | undefined): Fen =>
  facts && request.byAmount ? facts.owed : request.amountFen;
