import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../../ground/database/columns.js';
import type { Fen } from '../../ground/fen/fen.js';
import type { Chapter } from '../../ground/outside/outside.js';
import type { Result, Title } from './notice.js';

@Entity('notice')
export class NoticeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') caseId!: string;
  @Column('text') stage!: Chapter;
  @Column('int') number!: number;
  @Column('uuid') addresseeId!: string;
  @Column('text') title!: Title;
  @Column('uuid') letterId!: string;
  @Column('date') issuedOn!: string;
  @Column('int') termDays!: number;
  @Column('bigint', { transformer: fenColumn }) demandedFen!: Fen;
  @Column('date', { nullable: true }) servedOn!: string | null;
}

@Entity('delivery')
export class DeliveryRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') noticeId!: string;
  @Column('int') attempt!: number;
  @Column('text') result!: Result;
  @Column('date') resultOn!: string;
  @Column('uuid') evidenceId!: string;
  @Column('text') recordedBy!: string;
}

@Entity('reminder')
export class ReminderRow {
  @PrimaryColumn('uuid') noticeId!: string;
  @Column('date') dueOn!: string;
  @Column('text') state!: 'ordered' | 'missed';
  @Column('text', { nullable: true }) because!: string | null;
  @Column('uuid', { nullable: true }) letterId!: string | null;
}
