import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { dayOf, type Day } from '../../ground/calendar/calendar.js';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { appointable, type Deputyship } from './deputy.js';
import type { Actor, Seat } from './staff.js';
import { DeputyRow } from './staff.entity.js';
import type { Appoint } from './staff.input.js';
import { StaffService } from './staff.service.js';

export interface DeputyView extends Deputyship {
  id: string;
  staffName: string;
  deputyName: string;
  appointedByName: string;
}

const IS_ID = /^[0-9a-f-]{36}$/;

/** Deputies for days of absence. A deputy's deputy is nobody: seats are lent once. */
@Injectable()
export class DeputyService {
  constructor(private readonly staff: StaffService) {}

  /** The seats that a person holds for others on a day; without one, on the installation's own day. */
  async standsFor(tx: Tx, deputyId: string, today?: Day): Promise<Seat[]> {
    if (!IS_ID.test(deputyId)) return [];
    return tx.query<Seat[]>(
      `SELECT s.id AS "staffId", s.roles, s.departments, u.path AS "unitPath"
         FROM deputy d JOIN staff s ON s.id = d.staff_id JOIN unit u ON u.id = s.unit_id
        WHERE d.deputy_id = $1 AND s.active AND $2::date BETWEEN d.from_day AND d.until_day
        GROUP BY s.id, s.roles, s.departments, u.path ORDER BY s.id`,
      [deputyId, today ?? (await this.today(tx))],
    );
  }

  /** A person as he stands on a day: read again under the lock, for a role or an absence may have ended meanwhile. */
  async asOf(tx: Tx, staffId: string, today: Day): Promise<Actor | undefined> {
    const actor = IS_ID.test(staffId) ? await this.staff.actor(tx, staffId) : undefined;
    return actor && { ...actor, standsFor: await this.standsFor(tx, staffId, today) };
  }

  /** Refuses `STAFF_UNKNOWN`, `DEPUTY_SELF`, `DEPUTY_NOT_YOURS`, `DEPUTY_DAYS`, `SAME_HAND`. */
  async appoint(tx: Tx, wanted: Appoint, terms: { by: Actor; today: Day }): Promise<{ id: string } | Refusal> {
    const units = await tx.query<{ id: string; path: string; root: string }[]>(
      `SELECT s.id, u.path, u.root_id AS root FROM staff s JOIN unit u ON u.id = s.unit_id WHERE s.id = ANY($1::uuid[]) AND s.active`,
      [[wanted.staffId, wanted.deputyId]],
    );
    const absent = units.find((one) => one.id === wanted.staffId);
    const deputy = units.find((one) => one.id === wanted.deputyId);
    if (!absent || !deputy || [absent.root, deputy.root].some((root) => root !== terms.by.rootId))
      return refuse('STAFF_UNKNOWN');
    const barred = appointable(wanted, { ...terms, absent: { unitPath: absent.path } });
    if (barred) return barred;
    const id = randomUUID();
    await tx.insert(DeputyRow, { id, ...wanted, appointedBy: terms.by.id });
    return { id };
  }

  /** Appointments within a unit path, and a person's own at whatever place, that run or are to come, the next first. */
  async list(tx: Tx, terms: { of: Pick<Actor, 'id' | 'unitPath'>; today: Day }): Promise<DeputyView[]> {
    return tx.query<DeputyView[]>(
      `SELECT d.id, d.staff_id AS "staffId", d.deputy_id AS "deputyId", to_char(d.from_day, 'YYYY-MM-DD') AS "fromDay",
              to_char(d.until_day, 'YYYY-MM-DD') AS "untilDay", s.name AS "staffName", p.name AS "deputyName", b.name AS "appointedByName"
         FROM deputy d JOIN staff s ON s.id = d.staff_id JOIN unit u ON u.id = s.unit_id
         JOIN staff p ON p.id = d.deputy_id JOIN staff b ON b.id = d.appointed_by
        WHERE (u.path LIKE $1 OR d.deputy_id = $3) AND d.until_day >= $2 ORDER BY d.from_day, d.id`,
      [`${terms.of.unitPath}%`, terms.today, terms.of.id],
    );
  }

  private async today(tx: Tx): Promise<Day> {
    const [row] = await tx.query<{ at: Date }[]>(
      `SELECT clock_timestamp() + clock_offset_s * interval '1 second' AS at FROM installation`,
    );
    if (!row) throw new Error('no installation');
    return dayOf(row.at);
  }
}
