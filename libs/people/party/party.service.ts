import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Tx } from '../../ground/database/data-source.js';
import { emptyHead } from '../../ground/record/record.js';
import { RecordService } from '../../ground/record/record.service.js';
import type { PartyFacts, PartyKind } from './party.js';
import { PartyRow } from './party.entity.js';

export interface PartyView {
  id: string;
  kind: PartyKind;
  name: string;
  idNo: string | null;
  phone: string | null;
  address: string | null;
}

@Injectable()
export class PartyService {
  constructor(private readonly records: RecordService) {}

  /** The party with this id number in the organisation, or a new one. Without a number every entry is a party of its own. */
  async register(
    tx: Tx,
    terms: { rootId: string; facts: PartyFacts; by: string; day: string; commandId: string },
  ): Promise<{ id: string; name: string }> {
    const { rootId, facts } = terms;
    const known = facts.idNo ? await tx.findOne(PartyRow, { where: { rootId, idNo: facts.idNo } }) : null;
    if (known) return { id: known.id, name: known.name };
    const id = randomUUID();
    const head = await this.records.append(tx, emptyHead('party', id), {
      event: 'PartyRegistered',
      facts: { kind: facts.kind }, // Who it is stands in the row alone: the record is never changed and must name nobody.
      by: terms.by,
      day: terms.day,
      commandId: terms.commandId,
    });
    const { kind, name, idNo = null, phone = null, address = null } = facts;
    await tx.insert(PartyRow, {
      id,
      rootId,
      kind,
      name,
      idNo,
      phone,
      address,
      recordSeq: head.seq,
      recordHash: head.hash,
    });
    return { id, name };
  }

  /** Those of an organisation whom it knows by these id numbers. */
  async byIdNos(tx: Tx, terms: { rootId: string; idNos: readonly string[] }): Promise<PartyView[]> {
    return tx.find(PartyRow, { where: { rootId: terms.rootId, idNo: In([...new Set(terms.idNos)]) } });
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, PartyView>> {
    const rows = await tx.find(PartyRow, { where: { id: In([...ids]) } });
    return new Map(
      rows.map(({ id, kind, name, idNo, phone, address }) => [id, { id, kind, name, idNo, phone, address }]),
    );
  }
}
