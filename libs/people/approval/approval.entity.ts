import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Level, RequestState } from './approval.js';

@Entity('approval')
export class ApprovalRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('uuid') unitId!: string;
  @Column('text') what!: string;
  @Column('text') reason!: string;
  @Column('text', { nullable: true }) ground!: string | null;
  @Column('text') state!: RequestState;
  @Column('int') level!: Level;
  @Column('text') askedBy!: string;
  @Column('date') askedOn!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('text') stage!: string;
  @Column('date') levelOn!: string;
  @Column('date', { nullable: true }) levelEndsOn!: string | null;
  @Column('text', { nullable: true }) decidedBy!: string | null;
  @Column('date', { nullable: true }) decidedOn!: string | null;
  @Column('text', { nullable: true }) decisionReason!: string | null;
  @Column('int') recordSeq!: number;
  @Column('text') recordHash!: string;
}
