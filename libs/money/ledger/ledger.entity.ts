import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, sealedText } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Account, Channel, EntryKind } from './ledger.js';

@Entity('ledger_entry')
export class LedgerEntryRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') debtId!: string;
  @Column('text') kind!: EntryKind;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('date') valueDay!: string;
  @Column('date') bookedOn!: string;
  @Column('uuid', { nullable: true }) payerId!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) payerName!: string | null;
  @Column('text', { nullable: true }) channel!: Channel | null;
  @Column('text', { nullable: true }) docketNo!: string | null;
  @Column('uuid', { nullable: true }) reverses!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) reason!: string | null;
  @Column('text') by!: string;
  @Column('text') commandId!: string;
  @Column({ type: 'timestamptz', insert: false }) bookedAt!: Date;
}

@Entity('ledger_posting')
export class LedgerPostingRow {
  @PrimaryColumn('uuid') entryId!: string;
  @PrimaryColumn('int') n!: number;
  @Column('uuid') debtId!: string;
  @Column('text') debit!: Account;
  @Column('text') credit!: Account;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
}
