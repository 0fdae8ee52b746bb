import { Injectable } from '@nestjs/common';
import type { Day } from '../../ground/calendar/calendar.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import { fenOf, NONE, plainFen } from '../../ground/fen/fen.js';
import { LawService } from '../../ground/law/law.service.js';
import { RecordService } from '../../ground/record/record.service.js';
import { ApprovalService } from '../../people/approval/approval.service.js';
import { VoiceService } from '../../people/approval/voice.service.js';
import { DeputyService } from '../../people/staff/deputy.service.js';
import { judgedUnder, type Judgement } from './again.js';

export interface JudgedAgain {
  decidedOn: Day;
  approved: boolean;
  amountFen: number;
  decidedAtLevel: number;
  /** The law that the order itself names. */
  lawVersion: string;
  then: Judgement;
  now: Judgement;
}

/** Any past decision judged once more: from its order as it was kept, under the law of its day and under today's. */
@Injectable()
export class AgainService {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly commands: CommandService,
    private readonly deputies: DeputyService,
    private readonly laws: LawService,
    private readonly records: RecordService,
    private readonly voices: VoiceService,
  ) {}

  /** Refuses `NOT_FOUND` while nothing is decided. Writes nothing. */
  async judge(requestId: string, rootId: string): Promise<JudgedAgain | Refusal> {
    const tx = this.commands.reading;
    const request = await this.approvals.byId(tx, requestId);
    const commandId = await this.records.orderOf(tx, {
      ...{ kind: 'approval', id: requestId },
      events: ['RequestApproved', 'RequestRefused'],
    });
    const kept = commandId === undefined ? undefined : await this.commands.kept(tx, commandId);
    if (!request || !kept) return refuse('NOT_FOUND');
    const amount = fenOf(String(kept.facts.amountFen)) ?? NONE;
    const actor = await this.deputies.asOf(tx, kept.by, kept.today);
    const approved = request.state === 'approved';
    const past = { request, approved, amount, actor, voices: await this.voices.given(tx, request) };
    const { today } = await this.commands.on(tx, { unitId: rootId });
    const under = async (day: Day): Promise<Judgement> =>
      judgedUnder(await this.laws.lawOn(tx, { unitId: rootId, today: day }), past);
    return {
      ...{ decidedOn: kept.today, approved, amountFen: plainFen(amount), decidedAtLevel: request.level },
      ...{ lawVersion: kept.lawVersion, then: await under(kept.today), now: await under(today) },
    };
  }
}
