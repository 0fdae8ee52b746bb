import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { HandoffState } from './litigation.js';

@Entity('handoff')
export class HandoffRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('int') number!: number;
  @Column('text') state!: HandoffState;
  @Column('date') offeredOn!: string;
  @Column('text') offeredBy!: string;
  @Column('text', { array: true }) missing!: string[];
  @Column('date') endsOn!: string;
  @Column('date', { nullable: true }) decidedOn!: string | null;
  @Column('text', { nullable: true }) decidedBy!: string | null;
}

@Entity('suit')
export class SuitRow {
  @PrimaryColumn('uuid') caseId!: string;
  @Column('text') court!: string;
  @Column('text') docketNo!: string;
  @Column('date') filedOn!: string;
  @Column('bigint', { transformer: fenColumn }) claimedFen!: Fen;
  @Column('date', { nullable: true }) judgedOn!: string | null;
  @Column('bigint', { transformer: fenColumn, nullable: true }) judgedFen!: Fen | null;
}
