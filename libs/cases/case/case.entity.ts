import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../../ground/database/columns.js';
import type { DeadlineFor, Kind, Stage, TaskKind } from './case.js';

@Entity('collection_case')
export class CaseRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('text') kind!: Kind;
  @Column('uuid') unitId!: string;
  @Column('uuid') debtorId!: string;
  @Column('uuid') handlerId!: string;
  @Column('text') stage!: Stage;
  @Column('date') stageOn!: string;
  @Column('text', { nullable: true }) settledFrom!: Stage | null;
  @Column('date') openedOn!: string;
  @Column('boolean') noticeWanted!: boolean;
  @Column('date', { nullable: true }) steppedOn!: string | null;
  @Column('date', { nullable: true }) deadlineFrom!: string | null;
  @Column('date', { nullable: true }) deadlineOn!: string | null;
  @Column('text', { nullable: true }) deadlineFor!: DeadlineFor | null;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  @Column('bigint') clockOffsetS!: string;
  @Column('text', { nullable: true }) parked!: string | null;
  @Column('int') recordSeq!: number;
  @Column('text') recordHash!: string;
}

@Entity('case_debt')
export class CaseDebtRow {
  @PrimaryColumn('uuid') caseId!: string;
  @PrimaryColumn('uuid') debtId!: string;
  @Column('boolean') held!: boolean;
}

@Entity('case_task')
export class CaseTaskRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: TaskKind;
  @Column('text') about!: string;
  @Column('text') role!: string;
  @Column('date') openedOn!: string;
  @Column('date') dueOn!: string;
  @Column('date', { nullable: true }) doneOn!: string | null;
  @Column('text', { nullable: true }) doneBy!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) note!: string | null;
}
