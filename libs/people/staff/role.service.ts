import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { refuse, type On, type Order, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Department, Role } from './staff.js';
import { RoleGrantRow, StaffRow } from './staff.entity.js';

export interface RoleGrantView {
  id: string;
  staffId: string;
  roles: readonly Role[];
  departments: readonly Department[];
  state: 'proposed' | 'inForce' | 'givenUp';
}

interface Grant {
  roles: readonly Role[];
  departments: readonly Department[];
}

/** Roles are proposed by one admin and held from the day on which another agreed. Nobody proposes his own. */
@Injectable()
export class RoleService {
  /** Refuses `STAFF_UNKNOWN`, `SAME_HAND` for one's own roles, `REQUEST_OPEN` while another change of the person waits. */
  async propose(
    tx: Tx,
    wanted: { staffId: string; roles: readonly Role[]; departments: readonly Department[] },
    terms: { order: Order; on: On },
  ): Promise<{ id: string; unitId: string } | Refusal> {
    const { order, on } = terms;
    const person = await tx.findOne(StaffRow, { where: { id: wanted.staffId } });
    if (!person) return refuse('STAFF_UNKNOWN');
    if (person.id === order.by) return refuse('SAME_HAND');
    if (await tx.findOne(RoleGrantRow, { where: { staffId: person.id, state: 'proposed' } }))
      return refuse('REQUEST_OPEN');
    const id = randomUUID();
    await tx.insert(RoleGrantRow, {
      ...{ id, staffId: person.id, roles: [...wanted.roles], departments: [...wanted.departments] },
      ...{ state: 'proposed' as const, proposedBy: order.by, proposedOn: on.today, heldFrom: null, approvalId: null },
    });
    return { id, unitId: person.unitId };
  }

  async granted(tx: Tx, id: string, terms: { approvalId: string; on: On }): Promise<void> {
    const { approvalId, on } = terms;
    const grant = await tx.findOneOrFail(RoleGrantRow, { where: { id, state: 'proposed' } });
    await tx.update(RoleGrantRow, { id }, { state: 'inForce', heldFrom: on.today, approvalId });
    await tx.update(StaffRow, { id: grant.staffId }, { roles: grant.roles, departments: grant.departments });
  }

  async giveUp(tx: Tx, id: string): Promise<void> {
    await tx.update(RoleGrantRow, { id, state: 'proposed' }, { state: 'givenUp' });
  }

  /** A proposed change of roles, with what the person holds now. */
  async byId(tx: Tx, id: string): Promise<(Grant & { staffId: string; held: Grant }) | undefined> {
    const grant = await tx.findOne(RoleGrantRow, { where: { id } });
    if (!grant) return undefined;
    const { staffId, roles, departments } = grant;
    const held = await tx.findOneOrFail(StaffRow, { where: { id: staffId } });
    return { staffId, roles, departments, held: { roles: held.roles, departments: held.departments } };
  }

  /** Roles as they were held over time: what a decision of the past is judged by. */
  async history(tx: Tx, staffId: string): Promise<{ heldFrom: string; roles: Role[] }[]> {
    const rows = await tx.find(RoleGrantRow, { where: { staffId, state: 'inForce' }, order: { heldFrom: 'ASC' } });
    return rows.map(({ heldFrom, roles }) => ({ heldFrom: heldFrom ?? '', roles }));
  }
}
