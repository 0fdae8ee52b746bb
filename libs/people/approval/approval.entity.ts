import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, sealedText } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Role } from '../staff/staff.js';
import type { Level, RequestState, SubjectKind } from './approval.js';
import type { AuthorityState, Matter, Voice, What } from './authority.js';

@Entity('approval')
export class ApprovalRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') subjectKind!: SubjectKind;
  @Column('uuid') subjectId!: string;
  @Column('uuid') unitId!: string;
  @Column('text') what!: What;
  @Column('uuid', { nullable: true }) about!: string | null;
  @Column('text', { transformer: sealedText }) reason!: string;
  @Column('text', { nullable: true }) ground!: string | null;
  @Column('text') state!: RequestState;
  @Column('text', { array: true }) chain!: Role[];
  @Column('int') level!: Level;
  @Column('boolean') byAmount!: boolean;
  @Column('text', { array: true }) voices!: string[];
  @Column('int') round!: number;
  @Column('text', { array: true }) voicedBy!: string[];
  @Column('uuid', { nullable: true }) assignedTo!: string | null;
  @Column('text') askedBy!: string;
  @Column('date') askedOn!: string;
  @Column('bigint', { transformer: fenColumn }) amountFen!: Fen;
  @Column('text') stage!: string;
  @Column('date') levelOn!: string;
  @Column('date', { nullable: true }) levelEndsOn!: string | null;
  @Column('text', { nullable: true }) decidedBy!: string | null;
  @Column('text', { nullable: true }) decidedFor!: string | null;
  @Column('date', { nullable: true }) decidedOn!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) decisionReason!: string | null;
  @Column('text', { nullable: true }) returnedBy!: string | null;
  @Column('date', { nullable: true }) returnedOn!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) missing!: string | null;
  @Column('text', { nullable: true }) completedBy!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) completion!: string | null;
  @Column('int') recordSeq!: number;
  @Column('text') recordHash!: string;
}

/** An opinion on a request: only added, a new round has its own. */
@Entity('approval_voice')
export class ApprovalVoiceRow {
  @PrimaryColumn('uuid') approvalId!: string;
  @PrimaryColumn('int') round!: number;
  @PrimaryColumn('text') seat!: string;
  @Column('uuid') staffId!: string;
  @Column('uuid', { nullable: true }) spokenFor!: string | null;
  @Column('boolean') agrees!: boolean;
  @Column('text', { transformer: sealedText }) reason!: string;
  @Column('date') day!: string;
}

@Entity('authority')
export class AuthorityRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') matter!: Matter;
  @Column('uuid', { nullable: true }) unitId!: string | null;
  @Column('date') fromDay!: string;
  @Column('text', { array: true }) chain!: [Role, ...Role[]];
  @Column('text', { array: true }) voices!: Voice[];
  @Column('boolean') byAmount!: boolean;
  @Column('text') state!: AuthorityState;
  @Column('uuid') setBy!: string;
  @Column('date') setOn!: string;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
}
