import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, sealedText } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { ReleasedBecause, SaidMode } from './guarantee.js';

@Entity('debt_change')
export class DebtChangeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') debtId!: string;
  @Column('date') agreedOn!: string;
  @Column('date') newDueOn!: string;
  @Column('bigint', { transformer: fenColumn, nullable: true }) increasedFen!: Fen | null;
  @Column('uuid') evidenceId!: string;
  @Column('text') recordedBy!: string;
}

@Entity('guarantee')
export class GuaranteeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') debtId!: string;
  @Column('uuid') partyId!: string;
  @Column('text') mode!: SaidMode;
  @Column('text', { nullable: true, transformer: sealedText }) wording!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) periodText!: string | null;
  @Column('int', { nullable: true }) periodMonths!: number | null;
  @Column('date', { nullable: true }) periodEndsOn!: string | null;
  @Column('date', { nullable: true }) signedOn!: string | null;
  @Column('bigint', { transformer: fenColumn, nullable: true }) capFen!: Fen | null;
  @Column('uuid') evidenceId!: string;
  @Column('date', { nullable: true }) releasedOn!: string | null;
  @Column('text', { nullable: true }) releasedBecause!: ReleasedBecause | null;
  @Column('text') recordedBy!: string;
}

@Entity('guarantee_consent')
export class GuaranteeConsentRow {
  @PrimaryColumn('uuid') guaranteeId!: string;
  @PrimaryColumn('uuid') changeId!: string;
  @Column('uuid') evidenceId!: string;
}

@Entity('pledge')
export class PledgeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') debtId!: string;
  @Column('uuid') partyId!: string;
  @Column('text') kind!: 'mortgage' | 'pledge';
  @Column('text', { transformer: sealedText }) thing!: string;
  @Column('text', { nullable: true, transformer: sealedText }) registryNo!: string | null;
  @Column('date', { nullable: true }) registeredOn!: string | null;
  @Column('bigint', { transformer: fenColumn }) valueFen!: Fen;
  @Column('boolean') maximum!: boolean;
  @Column('uuid') evidenceId!: string;
  @Column('date', { nullable: true }) releasedOn!: string | null;
  @Column('text', { nullable: true }) releasedBecause!: string | null;
  @Column('text') recordedBy!: string;
}

@Entity('debt_renewal')
export class DebtRenewalRow {
  @PrimaryColumn('uuid') oldDebtId!: string;
  @Column('uuid') newDebtId!: string;
  @Column('date') renewedOn!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('uuid') evidenceId!: string;
  @Column('text') recordedBy!: string;
}
