import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import type { On, Order } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { AuthorityRow } from './approval.entity.js';
import { authorityOn, matters, type Authority, type Matter, type StoredAuthority } from './authority.js';

export type AuthorityView = Authority & { fromDay: Day | null };

/** 授权表: who decides what, with dates of effect. What was filed keeps the chain of its day. */
@Injectable()
export class AuthorityService {
  /** Who decides a matter on a day, for the organisation that a unit belongs to. */
  async on(tx: Tx, terms: { matter: Matter; unitId: string; today: Day }): Promise<Authority> {
    const stored = await this.stored(tx, terms.unitId);
    const [unit] = await tx.query<{ root: string }[]>('SELECT root_id AS root FROM unit WHERE id = $1', [terms.unitId]);
    return authorityOn(stored, { ...terms, unitId: unit?.root ?? null });
  }

  /** The whole table as it stands on a day, and what is known to come after it. */
  async table(
    tx: Tx,
    terms: { rootId: string; today: Day },
  ): Promise<{ inForce: Authority[]; coming: StoredAuthority[] }> {
    const stored = await this.stored(tx, terms.rootId);
    return {
      inForce: matters.map((matter) => authorityOn(stored, { matter, unitId: terms.rootId, today: terms.today })),
      coming: stored.filter((row) => row.fromDay > terms.today),
    };
  }

  /** Writes a row that waits for a second admin; it changes nothing before. */
  async propose(tx: Tx, row: StoredAuthority, terms: { order: Order; on: On }): Promise<string> {
    const id = randomUUID();
    await tx.insert(AuthorityRow, {
      id,
      matter: row.matter,
      unitId: row.unitId,
      fromDay: row.fromDay,
      chain: [...row.chain],
      voices: [...row.voices],
      byAmount: row.byAmount,
      state: 'proposed',
      setBy: terms.order.by,
      setOn: terms.on.today,
      approvalId: null,
    });
    return id;
  }

  /** The proposed row holds from its day. */
  async granted(tx: Tx, id: string, approvalId: string): Promise<void> {
    await tx.update(AuthorityRow, { id, state: 'proposed' }, { state: 'approved', approvalId });
  }

  async giveUp(tx: Tx, id: string): Promise<void> {
    await tx.update(AuthorityRow, { id, state: 'proposed' }, { state: 'givenUp' });
  }

  async byId(tx: Tx, id: string): Promise<StoredAuthority | undefined> {
    const row = await tx.findOne(AuthorityRow, { where: { id } });
    return row ? storedOf(row) : undefined;
  }

  private async stored(tx: Tx, unitId: string): Promise<StoredAuthority[]> {
    const rows = await tx
      .createQueryBuilder(AuthorityRow, 'authority')
      .where(`authority.state = 'approved'`)
      .andWhere('(authority.unitId IS NULL OR authority.unitId = (SELECT root_id FROM unit WHERE id = :unitId))', {
        unitId,
      })
      .getMany();
    return rows.map(storedOf);
  }
}

const storedOf = (row: AuthorityRow): StoredAuthority => ({
  matter: row.matter,
  unitId: row.unitId,
  fromDay: row.fromDay as Day,
  chain: row.chain,
  voices: row.voices,
  byAmount: row.byAmount,
});
