import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../../ground/database/columns.js';
import type { Attendee, MediationOutcome, Outcome, Place } from './urging.js';

@Entity('interview')
export class InterviewRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('date') heldOn!: string;
  @Column('text') place!: Place;
  @Column('text') attendee!: Attendee;
  @Column('uuid', { nullable: true }) consentId!: string | null;
  @Column('text') outcome!: Outcome;
  @Column('text', { transformer: sealedText }) note!: string;
  @Column('text') recordedBy!: string;
}

@Entity('mediation')
export class MediationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') body!: string;
  @Column('date') heldOn!: string;
  @Column('text') outcome!: MediationOutcome;
  @Column('uuid') evidenceId!: string;
  @Column('text') recordedBy!: string;
}
