import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { DebtKind, ObligorRole, Part, Title } from './debt.js';

@Entity('debt')
export class DebtRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid') creditorId!: string;
  @Column('text') kind!: DebtKind;
  @Column('text') contractNo!: string;
  @Column('text', { array: true }) allocation!: Part[];
  @Column('int') recordSeq!: number;
  @Column('text') recordHash!: string;
}

@Entity('debt_loan')
export class DebtLoanRow {
  @PrimaryColumn('uuid') debtId!: string;
  @Column('date') drawnOn!: string;
  @Column('date') dueOn!: string;
  @Column('bigint', { transformer: fenColumn }) lentFen!: Fen;
}

@Entity('debt_obligor')
export class DebtObligorRow {
  @PrimaryColumn('uuid') debtId!: string;
  @PrimaryColumn('uuid') partyId!: string;
  @PrimaryColumn('text') role!: ObligorRole;
  @Column('text', { nullable: true }) title!: Title | null;
  @Column('date', { nullable: true }) titleOn!: string | null;
  @Column('uuid', { nullable: true }) titleEvidenceId!: string | null;
}
