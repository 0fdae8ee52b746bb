import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MediumLevel, PublicationKind, PublicationState } from './announcement.js';

@Entity('publication')
export class PublicationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') kind!: PublicationKind;
  @Column('text') medium!: string;
  @Column('text') mediumLevel!: MediumLevel;
  @Column('text') state!: PublicationState;
  @Column('uuid') letterId!: string;
  @Column('date') proposedOn!: string;
  @Column('text') proposedBy!: string;
  @Column('date', { nullable: true }) publishedOn!: string | null;
  @Column('uuid', { nullable: true }) evidenceId!: string | null;
}
