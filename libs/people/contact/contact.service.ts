import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Day } from '../../ground/calendar/calendar.js';
import type { Tx } from '../../ground/database/data-source.js';
import { SecretService } from '../../ground/secret/secret.service.js';
import {
  countsOf,
  type ClearedFacts,
  type ContactChannel,
  type ContactFacts,
  type ContactOutcome,
  type Counts,
  type Direction,
} from './contact.js';
import { ContactClearedRow, ContactRow } from './contact.entity.js';

export interface ContactView extends ContactFacts {
  id: string;
  partyId: string;
  caseId: string;
  at: Date;
  note: string | null;
  breach: string | null;
  recordedBy: string;
}

/** A contact to be written. */
export interface NewContact {
  rootId: string;
  partyId: string;
  caseId: string;
  channel: ContactChannel;
  direction: Direction;
  at: Date;
  day: Day;
  answered: boolean;
  numberIndex: string | null;
  outcome: ContactOutcome;
  note: string | null;
  breach: string | null;
  clearingId: string | null;
  recordedBy: string;
}

const NEWEST = 50;

/** Contacts with people. Only added to; the limits are per natural person, whatever the case and the collector. */
@Injectable()
export class ContactService {
  constructor(private readonly secret: SecretService) {}

  /** How a number is known here: a keyed hash, equal for equal numbers. */
  numberIndex(number: string | null | undefined): string | null {
    return this.secret.index('party.phone', number);
  }

  /**
   * The counts of a person's day for one more contact. The caller holds the party's lock and keeps it until the contact or its
   * clearing is written; a number that two people share is held here. `but` leaves out the caller's own clearing.
   */
  async counts(
    tx: Tx,
    terms: { partyId: string; channel: ContactChannel; day: Day; numberIndex: string | null; but?: string | null },
  ): Promise<Counts> {
    const { partyId, day, numberIndex } = terms;
    if (numberIndex) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [numberIndex]);
    const ofPerson = await tx.find(ContactRow, { where: { partyId, day } });
    const atNumber = numberIndex ? await tx.find(ContactRow, { where: { numberIndex, day } }) : [];
    const newest = await tx.find(ContactRow, { where: { partyId }, order: { at: 'DESC', id: 'DESC' }, take: NEWEST });
    const refusals = await tx.find(ContactRow, { where: { partyId, channel: 'thirdPersonCall', outcome: 'refused' } });
    return countsOf(
      {
        ofPerson: ofPerson.map(factsOf),
        atNumber: atNumber.map(factsOf),
        cleared: await this.waiting(tx, terms),
        newestFirst: [...newest, ...refusals].map(factsOf),
      },
      terms,
    );
  }

  private async waiting(tx: Tx, terms: { partyId: string; day: Day; but?: string | null }): Promise<ClearedFacts[]> {
    return tx.query<ClearedFacts[]>(
      `SELECT channel, day, number_index AS "numberIndex" FROM contact_cleared k
        WHERE party_id = $1 AND day = $2 AND ($3::uuid IS NULL OR id <> $3)
          AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.clearing_id = k.id)`,
      [terms.partyId, terms.day, terms.but ?? null],
    );
  }

  /** Writes down that a contact was allowed: it counts until it is told. The caller holds the party's lock. */
  async clear(
    tx: Tx,
    cleared: {
      id: string;
      partyId: string;
      caseId: string;
      channel: ContactChannel;
      day: Day;
      numberIndex: string | null;
      clearedBy: string;
    },
  ): Promise<void> {
    await tx.insert(ContactClearedRow, cleared);
  }

  /** A clearing that is still open: of that person, case and day, and not used. Undefined when it is none of these. */
  async openClearing(
    tx: Tx,
    terms: { id: string; partyId: string; caseId: string; day: Day; channel: ContactChannel },
  ): Promise<{ id: string } | undefined> {
    const { id, partyId, caseId, day, channel } = terms;
    const row = await tx.findOne(ContactClearedRow, { where: { id, partyId, caseId, day, channel } });
    if (!row || (await tx.exists(ContactRow, { where: { clearingId: id } }))) return undefined;
    return { id: row.id };
  }

  /** Writes a contact down. The caller holds the party's lock and has judged it. */
  async add(tx: Tx, contact: NewContact): Promise<{ id: string }> {
    const id = randomUUID();
    await tx.insert(ContactRow, { id, ...contact });
    return { id };
  }

  /** All contacts of a case, the newest first. */
  async of(tx: Tx, caseId: string): Promise<ContactView[]> {
    const rows = await tx.find(ContactRow, { where: { caseId }, order: { at: 'DESC', id: 'DESC' }, take: 500 });
    return rows.map((row) => ({
      ...factsOf(row),
      id: row.id,
      partyId: row.partyId,
      caseId: row.caseId,
      at: row.at,
      note: row.note,
      breach: row.breach,
      recordedBy: row.recordedBy,
    }));
  }
}

const factsOf = (row: ContactRow): ContactFacts => ({
  channel: row.channel,
  direction: row.direction,
  day: row.day as Day,
  answered: row.answered,
  numberIndex: row.numberIndex,
  outcome: row.outcome,
});
