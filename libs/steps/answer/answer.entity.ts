import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../../ground/database/columns.js';
import type { AnswerKind, Choice } from './answer.js';

@Entity('answer')
export class AnswerRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid', { nullable: true }) noticeId!: string | null;
  @Column('uuid') partyId!: string;
  @Column('text') kind!: AnswerKind;
  @Column('date') saidOn!: string;
  @Column('date') recordedOn!: string;
  @Column('text') recordedBy!: string;
  @Column('text', { nullable: true }) choice!: Choice | null;
  @Column('text', { nullable: true, transformer: sealedText }) choiceReason!: string | null;
  @Column('date', { nullable: true }) chosenOn!: string | null;
  @Column('text', { nullable: true }) chosenBy!: string | null;
}
