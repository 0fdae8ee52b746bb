import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { InstalmentState, PlanState } from './plan.js';

@Entity('repayment_plan')
export class RepaymentPlanRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') state!: PlanState;
  @Column('date') signedOn!: string;
  @Column('bigint', { transformer: fenColumn }) totalFen!: Fen;
  @Column('uuid') evidenceId!: string;
  @Column('date') proposedOn!: string;
  @Column('text') proposedBy!: string;
  @Column('date', { nullable: true }) begunOn!: string | null;
  @Column('date', { nullable: true }) overOn!: string | null;
}

@Entity('plan_debt')
export class PlanDebtRow {
  @PrimaryColumn('uuid') planId!: string;
  @PrimaryColumn('uuid') debtId!: string;
}

@Entity('plan_instalment')
export class PlanInstalmentRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') planId!: string;
  @Column('int') n!: number;
  @Column('date') dueOn!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('text') state!: InstalmentState;
  @Column('date', { nullable: true }) judgedOn!: string | null;
}
