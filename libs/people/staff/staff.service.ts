import { Injectable } from '@nestjs/common';
import { hash } from '@node-rs/argon2';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import type { Actor, Department, Role } from './staff.js';
import { StaffRow, UnitRow } from './staff.entity.js';
import type { AddStaff, AddUnit } from './staff.input.js';

export interface UnitView {
  id: string;
  parentId: string | null;
  name: string;
  path: string;
  rootId: string;
}

export interface StaffView {
  id: string;
  name: string;
  login: string;
  roles: Role[];
  departments: Department[];
  unitId: string;
  unitName: string;
  active: boolean;
}

@Injectable()
export class StaffService {
  /** Units within a path; the root of an organisation when it is the root's own path. */
  async units(tx: Tx, path: string): Promise<UnitView[]> {
    return tx
      .createQueryBuilder(UnitRow, 'unit')
      .where('unit.path LIKE :below', { below: `${path}%` })
      .orderBy('unit.path')
      .getMany();
  }

  async unit(tx: Tx, id: string): Promise<UnitView | undefined> {
    return (await tx.findOne(UnitRow, { where: { id } })) ?? undefined;
  }

  async unitsByIds(tx: Tx, ids: readonly string[]): Promise<UnitView[]> {
    return tx.find(UnitRow, { where: { id: In([...new Set(ids)]) } });
  }

  async staff(tx: Tx, path: string): Promise<StaffView[]> {
    return tx.query<StaffView[]>(
      `SELECT s.id, s.name, s.login, s.roles, s.departments, s.unit_id AS "unitId", u.name AS "unitName", s.active
         FROM staff s JOIN unit u ON u.id = s.unit_id WHERE u.path LIKE $1 ORDER BY u.path, s.name`,
      [`${path}%`],
    );
  }

  async unitPathOf(tx: Tx, staffId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ path: string }[]>(
      'SELECT u.path FROM staff s JOIN unit u ON u.id = s.unit_id WHERE s.id = $1',
      [staffId],
    );
    return row?.path;
  }

  async names(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const known = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
    const rows = await tx.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM staff WHERE id = ANY($1::uuid[])',
      [known],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** A new organisation's root unit. */
  async foundRoot(tx: Tx, name: string, id: string = randomUUID()): Promise<string> {
    await tx.insert(UnitRow, { id, parentId: null, name, path: `/${id}/`, rootId: id });
    return id;
  }

  async addUnit(tx: Tx, wanted: AddUnit, id: string = randomUUID()): Promise<{ id: string } | Refusal> {
    const parent = await this.unit(tx, wanted.parentId);
    if (!parent) return refuse('UNIT_UNKNOWN');
    await tx.insert(UnitRow, {
      id,
      parentId: parent.id,
      name: wanted.name,
      path: `${parent.path}${id}/`,
      rootId: parent.rootId,
    });
    return { id };
  }

  async addStaff(
    tx: Tx,
    wanted: Omit<AddStaff, 'password'> & { password?: string },
    id: string = randomUUID(),
  ): Promise<{ id: string } | Refusal> {
    if (!(await this.unit(tx, wanted.unitId))) return refuse('UNIT_UNKNOWN');
    if (await tx.findOne(StaffRow, { where: { login: wanted.login } })) return refuse('LOGIN_TAKEN');
    const passwordHash = wanted.password === undefined ? null : await hash(wanted.password);
    const { unitId, name, login, roles, departments = [] } = wanted;
    await tx.insert(StaffRow, { id, unitId, name, login, roles, departments, passwordHash, active: true });
    return { id };
  }

  /** An active person as the rules judge him, without the seats that he holds for others. */
  async actor(tx: Tx, staffId: string): Promise<Actor | undefined> {
    const [row] = await tx.query<Omit<Actor, 'standsFor'>[]>(
      `SELECT s.id, s.name, s.roles, s.departments, s.unit_id AS "unitId", u.path AS "unitPath", u.root_id AS "rootId"
         FROM staff s JOIN unit u ON u.id = s.unit_id WHERE s.id = $1 AND s.active`,
      [staffId],
    );
    return row && { ...row, standsFor: [] };
  }

  /** True when this person works in that unit or above it: he may then be given what belongs to it. */
  async worksFor(tx: Tx, terms: { staffId: string; unitId: string; roles: readonly Role[] }): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT 1 FROM staff s JOIN unit su ON su.id = s.unit_id JOIN unit u ON u.id = $2
        WHERE s.id = $1 AND s.active AND s.roles && $3::text[] AND u.path LIKE su.path || '%'`,
      [terms.staffId, terms.unitId, terms.roles],
    );
    return rows.length > 0;
  }
}
