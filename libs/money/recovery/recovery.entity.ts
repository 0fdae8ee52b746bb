import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, sealedText } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Part } from '../debt/debt.js';
import type { Channel } from '../ledger/ledger.js';
import type { PartKind, RecoveryKind, RecoveryState, Thing } from './recovery.js';

@Entity('recovery')
export class RecoveryRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') debtId!: string;
  @Column('text') kind!: RecoveryKind;
  @Column('text') state!: RecoveryState;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('text', { transformer: sealedText }) reason!: string;
  @Column('date', { nullable: true }) agreedOn!: string | null;
  @Column('bigint', { nullable: true, transformer: fenColumn }) onlyIfPaidFen!: Fen | null;
  @Column('date', { nullable: true }) onlyIfPaidOn!: string | null;
  @Column('text') recordedBy!: string;
  @Column('date') recordedOn!: string;
  @Column({ type: 'timestamptz', insert: false }) recordedAt!: Date;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
  @Column('date', { nullable: true }) recognisedOn!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) endedReason!: string | null;
}

@Entity('recovery_part')
export class RecoveryPartRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') recoveryId!: string;
  @Column('int') n!: number;
  @Column('text') kind!: PartKind;
  @Column('text', { nullable: true }) part!: Part | null;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('bigint', { nullable: true, transformer: fenColumn }) agreedFen!: Fen | null;
  @Column('bigint', { nullable: true, transformer: fenColumn }) appraisedFen!: Fen | null;
  @Column('text', { nullable: true }) thing!: Thing | null;
  @Column('text', { nullable: true, transformer: sealedText }) what!: string | null;
  @Column('uuid', { nullable: true }) giverId!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) giverName!: string | null;
  @Column('text', { nullable: true }) channel!: Channel | null;
  @Column('text', { nullable: true }) docketNo!: string | null;
  @Column('text') recordedBy!: string;
  @Column('text', { nullable: true }) confirmedBy!: string | null;
  @Column('date', { nullable: true }) confirmedOn!: string | null;
  @Column('uuid', { nullable: true }) entryId!: string | null;
  @Column('date', { nullable: true }) titleBackOn!: string | null;
}
