import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { Tx } from '../database/data-source.js';
import { sha256 } from '../record/record.js';
import { letterText, type LetterFacts, type LetterKind } from './letter.js';
import { LetterRow } from './letter.entity.js';

export interface LetterView {
  id: string;
  number: string;
  kind: LetterKind;
  addresseeId: string;
  text: string;
  hash: string;
}

@Injectable()
export class LetterService {
  /** Writes a letter once, frozen with its hash: what was sent is what was kept. */
  async write(tx: Tx, terms: { addresseeId: string; facts: LetterFacts }): Promise<{ id: string; hash: string }> {
    const { addresseeId, facts } = terms;
    const text = letterText(facts);
    const letter = { id: randomUUID(), hash: sha256(text) };
    await tx.insert(LetterRow, {
      ...letter,
      number: facts.number,
      kind: facts.kind,
      addresseeId,
      text,
      madeOn: facts.asOf,
    });
    return letter;
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<LetterView[]> {
    return tx.find(LetterRow, { where: { id: In([...ids]) } });
  }
}
