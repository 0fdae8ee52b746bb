import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, sealedText } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Ending, FactKind, FactState } from './rule.js';
import type { PromiseState } from './promise.js';

@Entity('case_fact')
export class CaseFactRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: FactKind;
  @Column('uuid', { nullable: true }) partyId!: string | null;
  @Column('date') fromDay!: string;
  @Column('date', { nullable: true }) untilDay!: string | null;
  @Column('text') state!: FactState;
  @Column('uuid', { nullable: true }) evidenceId!: string | null;
  @Column('text', { transformer: sealedText }) reason!: string;
  @Column('date') setOn!: string;
  @Column('text') setBy!: string;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) endedBy!: string | null;
  @Column('text', { nullable: true }) endedBecause!: Ending | null;
}

@Entity('promise')
export class PromiseRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') partyId!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('date') onDay!: string;
  @Column('date') saidOn!: string;
  @Column('text') state!: PromiseState;
  @Column('text') recordedBy!: string;
  @Column('date', { nullable: true }) overOn!: string | null;
}
