import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Tx } from '../database/data-source.js';
import type { Proof } from './evidence.js';
import { proofHash } from './hash.js';
import { EvidenceRow } from './evidence.entity.js';

export interface EvidenceView {
  id: string;
  subjectId: string;
  kind: string;
  day: string;
  reference: string;
  hash: string;
}

@Injectable()
export class EvidenceService {
  async keep(tx: Tx, terms: { subjectId: string; proof: Proof; by: string }): Promise<{ id: string; hash: string }> {
    const { subjectId, proof, by } = terms;
    const kept = { id: randomUUID(), hash: proofHash(proof) };
    await tx.insert(EvidenceRow, {
      ...kept,
      subjectId,
      kind: proof.kind,
      day: proof.day,
      reference: proof.reference,
      keptBy: by,
    });
    return kept;
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<EvidenceView[]> {
    return tx
      .createQueryBuilder(EvidenceRow, 'evidence')
      .where('evidence.id = ANY(:ids)', { ids: [...ids] })
      .getMany();
  }

  async of(tx: Tx, subjectIds: readonly string[]): Promise<EvidenceView[]> {
    return tx
      .createQueryBuilder(EvidenceRow, 'evidence')
      .where('evidence.subjectId = ANY(:subjectIds)', { subjectIds })
      .orderBy('evidence.day')
      .getMany();
  }
}
