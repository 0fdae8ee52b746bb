import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../database/columns.js';
import type { ProofKind } from './evidence.js';

@Entity('evidence')
export class EvidenceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') kind!: ProofKind;
  @Column('date') day!: string;
  @Column('text', { transformer: sealedText }) reference!: string;
  @Column('text') hash!: string;
  @Column('text') keptBy!: string;
}
