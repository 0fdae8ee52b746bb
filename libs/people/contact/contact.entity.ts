import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../../ground/database/columns.js';
import type { ContactChannel, ContactOutcome, Direction } from './contact.js';

@Entity('contact')
export class ContactRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') rootId!: string;
  @Column('uuid') partyId!: string;
  @Column('uuid') caseId!: string;
  @Column('text') channel!: ContactChannel;
  @Column('text') direction!: Direction;
  @Column('timestamptz') at!: Date;
  @Column('date') day!: string;
  @Column('boolean') answered!: boolean;
  @Column('text', { nullable: true }) numberIndex!: string | null;
  @Column('text') outcome!: ContactOutcome;
  @Column('text', { nullable: true, transformer: sealedText }) note!: string | null;
  @Column('text', { nullable: true }) breach!: string | null;
  @Column('uuid', { nullable: true }) clearingId!: string | null;
  @Column('text') recordedBy!: string;
}

@Entity('contact_cleared')
export class ContactClearedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') partyId!: string;
  @Column('uuid') caseId!: string;
  @Column('text') channel!: ContactChannel;
  @Column('date') day!: string;
  @Column('text', { nullable: true }) numberIndex!: string | null;
  @Column('text') clearedBy!: string;
}
