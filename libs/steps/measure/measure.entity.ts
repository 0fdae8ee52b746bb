import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { GuardRefusal, Measure } from '../../ground/law/guard.js';
import type { LawfulMeasure, Title } from '../../ground/law/measure.js';

@Entity('measure_cleared')
export class MeasureClearedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') measure!: Measure;
  @Column('uuid', { nullable: true }) partyId!: string | null;
  @Column('text') title!: Title;
  @Column('date') day!: string;
  @Column('text') article!: string;
  @Column('text') askedBy!: string;
}

@Entity('measure_refused')
export class MeasureRefusedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') measure!: Measure;
  @Column('uuid', { nullable: true }) partyId!: string | null;
  @Column('text') title!: Title;
  @Column('date') day!: string;
  @Column('text') code!: GuardRefusal;
  @Column('text') article!: string;
  @Column('text') instead!: LawfulMeasure;
  @Column('boolean') done!: boolean;
  @Column('text') askedBy!: string;
}

@Entity('standing_order')
export class StandingOrderRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('uuid') partyId!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('int') dayOfMonth!: number;
  @Column('date') givenOn!: string;
  @Column('uuid') evidenceId!: string;
  @Column('text') recordedBy!: string;
  @Column('date', { nullable: true }) revokedOn!: string | null;
  @Column('text', { nullable: true }) revokedBy!: string | null;
}
