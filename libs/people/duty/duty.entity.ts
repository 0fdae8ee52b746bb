import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandedPost, HandoverPaper, Post } from './duty.js';

@Entity('duty')
export class DutyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') post!: Post;
  @Column('uuid') staffId!: string;
  @Column('date') fromDay!: string;
  @Column('date', { nullable: true }) untilDay!: string | null;
  @Column('text') because!: string;
}

@Entity('handover')
export class HandoverRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') post!: HandedPost;
  @Column('uuid') fromStaff!: string;
  @Column('uuid') toStaff!: string;
  @Column('text', { array: true }) papers!: HandoverPaper[];
  @Column('text') state!: 'offered' | 'accepted' | 'withdrawn';
  @Column('date') offeredOn!: string;
  @Column('text') offeredBy!: string;
  @Column('date', { nullable: true }) acceptedOn!: string | null;
}
