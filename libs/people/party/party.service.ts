import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Tx } from '../../ground/database/data-source.js';
import { emptyHead } from '../../ground/record/record.js';
import { RecordService } from '../../ground/record/record.service.js';
import { SecretService } from '../../ground/secret/secret.service.js';
import { initialsOf, soughtInitials } from './initials.js';
import { kindOf, natureOf, type Nature, type PartyFacts, type PartyKind } from './party.js';
import { PartyRow } from './party.entity.js';

export interface PartyView {
  id: string;
  kind: PartyKind;
  nature: Nature;
  name: string;
  idNo: string | null;
  phone: string | null;
  address: string | null;
  account: string | null;
  /** Pinyin initials: lists are sorted by them, for a sealed name has no order. */
  initials: string;
}

/** What a search box may mean, as the columns of party hold it. */
export interface Sought {
  /** A beginning of initials, ready for LIKE. */
  initials: string | null;
  name: string | null;
  idNo: string | null;
  phone: string | null;
}

/** Parties. Who they are is sealed in their rows; they are found by blind index, and by the initials of their names. */
@Injectable()
export class PartyService {
  constructor(
    private readonly records: RecordService,
    private readonly secret: SecretService,
  ) {}

  /** The party with this id number in the organisation, or a new one. Without a number every entry is a party of its own. */
  async register(
    tx: Tx,
    terms: { rootId: string; facts: PartyFacts; by: string; day: string; commandId: string },
  ): Promise<{ id: string; name: string }> {
    const { rootId, facts } = terms;
    const idIndex = this.secret.index('party.idNo', facts.idNo);
    const known = idIndex ? await tx.findOne(PartyRow, { where: { rootId, idIndex } }) : null;
    if (known) return { id: known.id, name: known.name };
    const id = randomUUID();
    const nature = natureOf(facts);
    const kind = kindOf(nature);
    const head = await this.records.append(tx, emptyHead('party', id), {
      event: 'PartyRegistered',
      facts: { kind }, // Who it is stands in the row alone: the record is never changed and must name nobody.
      by: terms.by,
      day: terms.day,
      commandId: terms.commandId,
    });
    const { name, idNo = null, phone = null, address = null, account = null } = facts;
    await tx.insert(PartyRow, {
      ...{ id, rootId, kind, nature, name, idNo, phone, address, account },
      initials: initialsOf(name, nature),
      nameIndex: this.secret.index('party.name', name),
      idIndex,
      phoneIndex: this.secret.index('party.phone', phone),
      recordSeq: head.seq,
      recordHash: head.hash,
    });
    return { id, name };
  }

  /** Those of an organisation whom it knows by these id numbers. */
  async byIdNos(tx: Tx, terms: { rootId: string; idNos: readonly string[] }): Promise<PartyView[]> {
    const indexes = [...new Set(terms.idNos)].flatMap((idNo) => this.secret.index('party.idNo', idNo) ?? []);
    const rows = await tx.find(PartyRow, { where: { rootId: terms.rootId, idIndex: In(indexes) } });
    return rows.map(viewOf);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, PartyView>> {
    const rows = await tx.find(PartyRow, { where: { id: In([...new Set(ids)]) } });
    return new Map(rows.map((row) => [row.id, viewOf(row)]));
  }

  /**
   * What a search may mean of a party: the beginning of its initials (letters only), its full name, its full id number or
   * phone. A part of a name finds nobody: what is sealed is found whole or not at all.
   */
  sought(q: string): Sought {
    const initials = soughtInitials(q);
    return {
      initials: initials === null ? null : `${initials}%`,
      name: this.secret.index('party.name', q),
      idNo: this.secret.index('party.idNo', q),
      phone: this.secret.index('party.phone', q),
    };
  }
}

const viewOf = (row: PartyRow): PartyView => {
  const { id, kind, nature, name, idNo, phone, address, account, initials } = row;
  return { id, kind, nature, name, idNo, phone, address, account, initials };
};
