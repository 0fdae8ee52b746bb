import { Injectable } from '@nestjs/common';
import type { Order, Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import { isRefusal } from '../../ground/command/command.js';
import { CaseService } from '../../cases/case/case.service.js';
import type { ProposePress } from '../announcement/announcement.input.js';
import { AnnouncementService } from '../announcement/announcement.service.js';
import { EscalationService } from './escalation.service.js';
import { FactsService } from './facts.service.js';

export type PressAsked = { publicationId: string; approvalId: string };

/** Asks for what may be made public: the legal officer and the supervisor both decide (X5). */
@Injectable()
export class PublicisingService {
  constructor(
    private readonly announcements: AnnouncementService,
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly escalation: EscalationService,
    private readonly loader: FactsService,
  ) {}

  /** Drafts a press demand and asks for it. Refusals: see `AnnouncementService.draftPress`; `REQUEST_OPEN`. */
  async proposePress(order: Order, caseId: string, wanted: ProposePress): Promise<PressAsked | Refusal> {
    return this.commands.carryOut<PressAsked>(order, { cases: [caseId] }, async (tx, on) => {
      const kase = await this.cases.mustHave(tx, caseId);
      const draft = await this.announcements.draftPress(tx, kase, { wanted, order, on });
      if (isRefusal(draft)) return draft;
      const { owed } = await this.loader.load(tx, kase);
      const request = orRefused(
        await this.escalation.propose(tx, kase, {
          matter: 'pressDemand',
          about: draft.id,
          amount: owed,
          reason: wanted.reason,
          ground: null,
          order,
          on,
        }),
      );
      return { answer: { publicationId: draft.id, approvalId: request.id } };
    });
  }
}
