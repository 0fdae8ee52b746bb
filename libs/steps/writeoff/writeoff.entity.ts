import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';

@Entity('write_off')
export class WriteOffRow {
  @PrimaryColumn('uuid') caseId!: string;
  @Column('uuid') approvalId!: string;
  @Column('text') ground!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('date') writtenOffOn!: string;
}
