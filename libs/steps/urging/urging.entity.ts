import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome, Place } from './urging.js';

@Entity('interview')
export class InterviewRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('date') heldOn!: string;
  @Column('text') place!: Place;
  @Column('text') outcome!: Outcome;
  @Column('text') note!: string;
  @Column('text') recordedBy!: string;
}
