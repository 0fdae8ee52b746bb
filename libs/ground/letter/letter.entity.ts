import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../database/columns.js';
import type { LetterKind } from './letter.js';

@Entity('letter')
export class LetterRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('text') kind!: LetterKind;
  @Column('uuid') addresseeId!: string;
  @Column('text', { transformer: sealedText }) text!: string;
  @Column('text') hash!: string;
  @Column('date') madeOn!: string;
}
