import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { InKind, Mixed, Waiver } from '../../money/recovery/recovery.input.js';
import { AgreeingService, type Agreed } from '../../money/recovery/agreeing.service.js';
import { CaseService } from '../../cases/case/case.service.js';
import { EscalationService } from './escalation.service.js';

/** `approvalId` is null where the agreement needs no yes: money alone. */
export type RecoveryAsked = { recoveryId: string; approvalId: string | null };

/** Asks for what lowers a debt otherwise than by a payment: money knows no cases, and the request belongs to one. */
@Injectable()
export class RecoveringService {
  constructor(
    private readonly cases: CaseService,
    private readonly commands: CommandService,
    private readonly escalation: EscalationService,
    private readonly agreeing: AgreeingService,
  ) {}

  /** A waiver (减免) with the parts it names. Refuses `NO_CASE`, `CASE_PARKED` and as `waivable` does. */
  proposeWaiver(order: Order, debtId: string, wanted: Waiver): Promise<RecoveryAsked | Refusal> {
    return this.ask(order, debtId, {
      ...wanted,
      agree: (tx, on) => this.agreeing.proposeWaiver(tx, debtId, { wanted, order, on }),
    });
  }

  /** A thing instead of money (以物抵债, K1–K6). Refuses `NO_CASE`, `CASE_PARKED`, `BEFORE_DUE`, `ABOVE_OWED`, `PAYER_UNKNOWN`. */
  proposeInKind(order: Order, debtId: string, wanted: InKind): Promise<RecoveryAsked | Refusal> {
    return this.ask(order, debtId, {
      ...wanted,
      agree: (tx, on) => this.agreeing.agreeInKind(tx, debtId, { wanted, order, on }),
    });
  }

  /** One agreement of money, things and set-off (S5). Refusals as for a thing. */
  recordMixed(order: Order, debtId: string, wanted: Mixed): Promise<RecoveryAsked | Refusal> {
    return this.ask(order, debtId, {
      ...wanted,
      agree: (tx, on) => this.agreeing.agreeMixed(tx, debtId, { wanted, order, on }),
    });
  }

  private async ask(
    order: Order,
    debtId: string,
    terms: { reason: string; agree: (tx: Tx, on: On) => Promise<Agreed | Refusal> },
  ): Promise<RecoveryAsked | Refusal> {
    const { reason, agree } = terms;
    const caseId = await this.holder(this.commands.reading, debtId);
    if (!caseId) return this.commands.carryOut<RecoveryAsked>(order, {}, () => Promise.resolve(refuse('NO_CASE')));
    return this.commands.carryOut<RecoveryAsked>(order, { cases: [caseId], debts: [debtId] }, async (tx, on) => {
      // Read before the lock: the case may have let go of the debt meanwhile.
      if ((await this.holder(tx, debtId)) !== caseId) return refuse('NO_CASE');
      const kase = await this.cases.mustHave(tx, caseId);
      if (kase.parked) return refuse('CASE_PARKED', { because: kase.parked });
      const agreed = await agree(tx, on);
      if (isRefusal(agreed)) return agreed;
      const { recoveryId: about, amount, matter } = agreed;
      if (!matter) return { answer: { recoveryId: about, approvalId: null } };
      const filing = { matter, about, amount, reason, ground: null, order, on };
      const request = orRefused(await this.escalation.propose(tx, kase, filing));
      return { answer: { recoveryId: about, approvalId: request.id } };
    });
  }

  /** The open case that works the debt. */
  private async holder(tx: Tx, debtId: string): Promise<string | undefined> {
    return (await this.cases.holders(tx, [debtId]))[0]?.caseId;
  }
}
