import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, sealedText } from '../../ground/database/columns.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { AfterFinding, AfterSeat } from './aftercheck.js';
import type { EndingGate, EndingGround } from './ending.js';
import type { FileState } from './file.js';
import type { Gate } from './ground.js';
import type { ListState, RowState } from './list.js';

@Entity('write_off')
export class WriteOffRow {
  @PrimaryColumn('uuid') caseId!: string;
  @Column('uuid') approvalId!: string;
  @Column('text') ground!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('date') writtenOffOn!: string;
  /** Whose words its amounts and years were: the Measures', counsel's, the house's own. */
  @Column('text') test!: 'measures' | 'counsel' | 'house';
  @Column('uuid', { nullable: true }) listId!: string | null;
  @Column('uuid') makerId!: string;
  @Column('uuid') caseHandlerId!: string;
  @Column('uuid') handlerId!: string;
  @Column('uuid') deciderId!: string;
  @Column('uuid') disposalBy!: string;
  @Column('uuid') creditBy!: string;
  @Column('uuid') financeBy!: string;
  @Column('uuid') legalBy!: string;
  @Column('uuid') internalControlBy!: string;
}

@Entity('write_off_file')
export class WriteOffFileRow {
  @PrimaryColumn('uuid') caseId!: string;
  @Column('text') ground!: string;
  @Column('text') state!: FileState;
  @Column('text', { nullable: true, transformer: sealedText }) arose!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) cause!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) measures!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) borrowerPursuit!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) securityDisposal!: string | null;
  @Column('uuid', { nullable: true }) handlerId!: string | null;
  @Column('uuid', { nullable: true }) departmentHeadId!: string | null;
  @Column('uuid', { nullable: true }) unitHeadId!: string | null;
  @Column('uuid') keptBy!: string;
  @Column('date') keptOn!: string;
}

/** What was done to make one guarantor pay. */
@Entity('write_off_pursuit')
export class WriteOffPursuitRow {
  @PrimaryColumn('uuid') caseId!: string;
  @PrimaryColumn('uuid') partyId!: string;
  @Column('text', { transformer: sealedText }) told!: string;
}

/** A proof for a gate, of a case or of a whole list. */
@Entity('write_off_evidence')
export class WriteOffEvidenceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') gate!: Gate;
  @Column('text') kind!: ProofKind;
  @Column('date') day!: string;
  @Column('uuid') evidenceId!: string;
}

@Entity('write_off_list')
export class WriteOffListRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('text') ground!: string;
  @Column('text') state!: ListState;
  @Column('text', { transformer: sealedText }) reason!: string;
  @Column('uuid') madeBy!: string;
  @Column('date') madeOn!: string;
  @Column('uuid') departmentHeadId!: string;
  @Column('uuid') unitHeadId!: string;
}

@Entity('write_off_list_row')
export class WriteOffListCaseRow {
  @PrimaryColumn('uuid') listId!: string;
  @PrimaryColumn('int') n!: number;
  @Column('uuid') caseId!: string;
  @Column('text') state!: RowState;
  @Column('text', { nullable: true }) refused!: string | null;
}

@Entity('after_check')
export class AfterCheckRow {
  @PrimaryColumn('uuid') caseId!: string;
  @PrimaryColumn('text') seat!: AfterSeat;
  @Column('uuid') by!: string;
  @Column('date') checkedOn!: string;
  @Column('text') finding!: AfterFinding;
  @Column('text', { transformer: sealedText }) note!: string;
}

/** What ends a claim for the house although something is owed: asked for, granted, or given up. */
@Entity('case_ending')
export class CaseEndingRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') ground!: EndingGround;
  @Column('text') state!: 'proposed' | 'granted' | 'givenUp';
  @Column('uuid', { nullable: true }) assigneeId!: string | null;
  @Column('bigint', { nullable: true, transformer: fenColumn }) priceFen!: Fen | null;
  @Column('uuid') proposedBy!: string;
  @Column('date') proposedOn!: string;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
  @Column('bigint', { nullable: true, transformer: fenColumn }) leftFen!: Fen | null;
}

@Entity('case_ending_evidence')
export class CaseEndingEvidenceRow {
  @PrimaryColumn('uuid') endingId!: string;
  @Column('text') gate!: EndingGate;
  @Column('text') kind!: ProofKind;
  @Column('date') day!: string;
  @PrimaryColumn('uuid') evidenceId!: string;
}
