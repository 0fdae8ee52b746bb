import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService, orRefused } from '../../ground/command/command.service.js';
import { NONE } from '../../ground/fen/fen.js';
import type { SetParameter } from '../../ground/law/law.input.js';
import { LawService } from '../../ground/law/law.service.js';
import type { ChangeAuthority } from '../../people/approval/approval.input.js';
import { AuthorityService } from '../../people/approval/authority.service.js';
import { RoleService } from '../../people/staff/role.service.js';
import type { GrantRoles } from '../../people/staff/staff.input.js';
import type { Actor } from '../../people/staff/staff.js';
import { EscalationService } from './escalation.service.js';
import { TrialService, type TrialView } from './trial.service.js';

export type Proposed = { id: string; approvalId: string };

/** Changes of the law under running cases: proposed by one admin, tried on every open case, approved by another. */
@Injectable()
export class ChangingService {
  constructor(
    private readonly authorities: AuthorityService,
    private readonly commands: CommandService,
    private readonly escalation: EscalationService,
    private readonly laws: LawService,
    private readonly roles: RoleService,
    private readonly trials: TrialService,
  ) {}

  /** Proposes a value and begins its dry run. Refuses `FROM_TOO_EARLY`. */
  async proposeParameter(order: Order, wanted: SetParameter, actor: Actor): Promise<Proposed | Refusal> {
    return this.commands.carryOut<Proposed>(order, {}, async (tx, on) => {
      const unitId = actor.rootId;
      const change = await this.laws.propose(tx, { order, on, wanted: { ...wanted, unitId } });
      if (isRefusal(change)) return change;
      await this.trials.begin(tx, change.id, { unitPath: `/${unitId}/`, on });
      const request = orRefused(
        await this.escalation.proposeOther(tx, {
          ...{ matter: 'parameter', subjectKind: 'parameter', subjectId: change.id, unitId, about: change.id },
          ...{ amount: NONE, reason: wanted.reason, ground: null, order, on },
        }),
      );
      return { answer: { id: change.id, approvalId: request.id } };
    });
  }

  /** Goes on with a dry run, some hundred cases at a time. Refuses `NOT_FOUND`. */
  async tryOut(
    order: Order,
    changeId: string,
    actor: Actor,
  ): Promise<{ tried: number; total: number; done: boolean } | Refusal> {
    return this.commands.carryOut<{ tried: number; total: number; done: boolean }>(order, {}, async (tx, on) => {
      const change = await this.laws.byId(tx, changeId);
      const before = await this.trials.view(tx, changeId);
      if (!change || change.unitId !== actor.rootId || !before) return refuse('NOT_FOUND');
      const unitPath = `/${actor.rootId}/`;
      // A dry run is of one day: of another day it begins anew.
      if (before.asOf !== on.today) await this.trials.begin(tx, changeId, { unitPath, on });
      await this.trials.goOn(tx, changeId, unitPath);
      const view = await this.trials.view(tx, changeId);
      return { answer: { tried: view?.tried ?? 0, total: view?.total ?? 0, done: view?.done ?? false } };
    });
  }

  async trial(changeId: string, actor: Actor): Promise<TrialView | Refusal> {
    const change = await this.laws.byId(this.commands.reading, changeId);
    const view = await this.trials.view(this.commands.reading, changeId);
    return change?.unitId === actor.rootId && view ? view : refuse('NOT_FOUND');
  }

  /** Proposes who decides a matter from a day on. Refuses `FROM_TOO_EARLY`. */
  async proposeAuthority(order: Order, wanted: ChangeAuthority, actor: Actor): Promise<Proposed | Refusal> {
    return this.commands.carryOut<Proposed>(order, {}, async (tx, on) => {
      const { matter, from: fromDay, chain, voices, byAmount, reason } = wanted;
      if (fromDay <= on.today) return refuse('FROM_TOO_EARLY', { from: fromDay, today: on.today });
      const [lowest, ...higher] = chain;
      if (!lowest) return refuse('INPUT');
      const row = { matter, unitId: actor.rootId, fromDay, chain: [lowest, ...higher] as const, voices, byAmount };
      const id = await this.authorities.propose(tx, row, { order, on });
      const request = orRefused(
        await this.escalation.proposeOther(tx, {
          ...{ matter: 'authority', subjectKind: 'parameter', subjectId: id, unitId: actor.rootId, about: id },
          ...{ amount: NONE, reason, ground: null, order, on },
        }),
      );
      return { answer: { id, approvalId: request.id } };
    });
  }

  /** Proposes which roles a person holds. Refusals: see `RoleService.propose`. */
  async proposeRoles(order: Order, wanted: GrantRoles & { staffId: string }): Promise<Proposed | Refusal> {
    return this.commands.carryOut<Proposed>(order, {}, async (tx, on) => {
      const { staffId, roles, departments, reason } = wanted;
      const grant = await this.roles.propose(tx, { staffId, roles, departments }, { order, on });
      if (isRefusal(grant)) return grant;
      const request = orRefused(
        await this.escalation.proposeOther(tx, {
          ...{ matter: 'roleGrant', subjectKind: 'staff', subjectId: staffId, unitId: grant.unitId, about: grant.id },
          ...{ amount: NONE, reason, ground: null, order, on },
        }),
      );
      return { answer: { id: grant.id, approvalId: request.id } };
    });
  }
}
