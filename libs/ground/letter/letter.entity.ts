import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterKind } from './letter.js';

@Entity('letter')
export class LetterRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('text') kind!: LetterKind;
  @Column('uuid') addresseeId!: string;
  @Column('text') text!: string;
  @Column('text') hash!: string;
  @Column('date') madeOn!: string;
}
