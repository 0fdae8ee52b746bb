import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActState, Chapter } from './outside.js';

@Entity('outside_act')
export class OutsideActRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') chapter!: Chapter;
  @Column('text') kind!: 'postLetter';
  @Column('uuid') paperId!: string;
  @Column('int') attempt!: number;
  @Column('text') state!: ActState;
  @Column('date') wantedOn!: string;
  @Column('timestamptz') notBefore!: Date;
  @Column('timestamptz', { nullable: true }) claimedAt!: Date | null;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('text') wantedBy!: string;
}
