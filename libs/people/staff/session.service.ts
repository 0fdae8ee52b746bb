import { Injectable } from '@nestjs/common';
import { verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { refuse, type Refusal } from '../../ground/command/command.js';
import type { Tx } from '../../ground/database/data-source.js';
import { sha256 } from '../../ground/record/record.js';
import type { Actor, Department, Role } from './staff.js';
import { DeputyService } from './deputy.service.js';
import { SessionRow, StaffRow } from './staff.entity.js';
import type { SignIn } from './staff.input.js';

const SESSION_HOURS = 12;

// Verified when nobody has that name: the answer takes as long as for a wrong password and tells nothing.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$5ZZW0VjxK9zpEDUOXSyg2Q$olVLSRJyKPZijZpc0xyx/xxQNRKDuhxZEdm8mt7zsts';

export interface OpenSession {
  token: string;
  csrf: string;
  staffId: string;
}

export interface SignedIn {
  actor: Actor;
  csrf: string;
  unitName: string;
}

/** Sessions are opaque tokens, kept as hashes: each can be ended at once. */
@Injectable()
export class SessionService {
  constructor(private readonly deputies: DeputyService) {}

  /** Opens a session. Role cards (`staffId` alone) only where the door says so: in demo. */
  async open(tx: Tx, wanted: SignIn): Promise<OpenSession | Refusal> {
    const staff =
      'staffId' in wanted
        ? await tx.findOne(StaffRow, { where: { id: wanted.staffId, active: true } })
        : await this.byPassword(tx, wanted);
    if (!staff) return refuse('WRONG_PASSWORD');
    const [token, csrf] = [randomBytes(32).toString('base64url'), randomBytes(24).toString('base64url')];
    const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
    await tx.insert(SessionRow, { tokenHash: sha256(token), staffId: staff.id, csrf, expiresAt });
    return { token, csrf, staffId: staff.id };
  }

  async who(tx: Tx, token: string): Promise<SignedIn | undefined> {
    const [row] = await tx.query<WhoRow[]>(
      `SELECT s.id, s.name, s.roles, s.departments, s.unit_id AS "unitId", u.path AS "unitPath", u.root_id AS "rootId", u.name AS "unitName", e.csrf
         FROM session e JOIN staff s ON s.id = e.staff_id JOIN unit u ON u.id = s.unit_id
        WHERE e.token_hash = $1 AND e.expires_at > now() AND s.active`,
      [sha256(token)],
    );
    if (!row) return undefined;
    const { csrf, unitName, ...actor } = row;
    const standsFor = await this.deputies.standsFor(tx, row.id);
    return { actor: { ...actor, standsFor }, csrf, unitName };
  }

  async end(tx: Tx, token: string): Promise<void> {
    await tx.delete(SessionRow, { tokenHash: sha256(token) });
  }

  private async byPassword(tx: Tx, wanted: { login: string; password: string }): Promise<StaffRow | undefined> {
    const staff = await tx.findOne(StaffRow, { where: { login: wanted.login, active: true } });
    const right = await verify(staff?.passwordHash ?? NOBODY, wanted.password).catch(() => false);
    return right && staff?.passwordHash ? staff : undefined;
  }
}

interface WhoRow {
  id: string;
  name: string;
  roles: Role[];
  departments: Department[];
  unitId: string;
  unitPath: string;
  rootId: string;
  unitName: string;
  csrf: string;
}
