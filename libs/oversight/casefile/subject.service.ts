import { Injectable } from '@nestjs/common';
import type { On } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { LawService } from '../../ground/law/law.service.js';
import type { RequestView } from '../../people/approval/approval.service.js';
import { AuthorityService } from '../../people/approval/authority.service.js';
import { RoleService } from '../../people/staff/role.service.js';
import { StaffService } from '../../people/staff/staff.service.js';
import { DebtService } from '../../money/debt/debt.service.js';

/** A change that waits for a yes: what is now, what would be, and from which day. Values are codes or figures. */
export interface Proposal {
  of: 'parameter' | 'authority' | 'roles';
  name: string;
  was: readonly string[];
  will: readonly string[];
  from: string | null;
}

/** What a request that is about no case is about. */
@Injectable()
export class SubjectService {
  constructor(
    private readonly authorities: AuthorityService,
    private readonly debts: DebtService,
    private readonly laws: LawService,
    private readonly roles: RoleService,
    private readonly staff: StaffService,
  ) {}

  /** Contract and borrower of a debt, the name of a person, by the id of the subject; what needs its case is not here. */
  async names(tx: Tx, requests: readonly RequestView[]): Promise<Map<string, string>> {
    const of = (kind: RequestView['subjectKind']): string[] => [
      ...new Set(requests.filter((one) => one.subjectKind === kind).map((one) => one.subjectId)),
    ];
    const debts = await this.debts.byIds(tx, of('debt'));
    const people = await this.staff.names(tx, of('staff'));
    return new Map([
      ...debts.map((debt): [string, string] => [
        debt.id,
        [debt.contractNo, debt.obligors.find(({ role }) => role === 'borrower')?.name].filter(Boolean).join(' '),
      ]),
      ...people,
    ]);
  }

  /** The change that the request would bring; null where it brings none of the house's own rules. */
  async proposal(tx: Tx, request: RequestView, on: On): Promise<Proposal | null> {
    const { about, what } = request;
    if (about === null) return null;
    if (what === 'parameter') {
      const change = await this.laws.byId(tx, about);
      return change
        ? {
            ...{ of: 'parameter', name: change.key, from: change.from },
            ...{ was: [String(on.law.value[change.key])], will: [String(change.value)] },
          }
        : null;
    }
    if (what === 'authority') {
      const change = await this.authorities.byId(tx, about);
      if (!change) return null;
      const { matter, fromDay, chain, voices } = change;
      const now = await this.authorities.on(tx, { matter, unitId: request.unitId, today: on.today });
      return {
        ...{ of: 'authority', name: matter, from: fromDay },
        ...{ was: [...now.chain, ...now.voices], will: [...chain, ...voices] },
      };
    }
    if (what !== 'roleGrant') return null;
    const grant = await this.roles.byId(tx, about);
    if (!grant) return null;
    const names = await this.staff.names(tx, [grant.staffId]);
    return {
      ...{ of: 'roles', name: names.get(grant.staffId) ?? '', from: null },
      ...{ was: [...grant.held.roles, ...grant.held.departments], will: [...grant.roles, ...grant.departments] },
    };
  }
}
