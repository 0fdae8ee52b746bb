import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json } from '../record/record.js';

@Entity('command')
export class CommandRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: string;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @Column('text') bodyHash!: string;
  @Column('text') by!: string;
  @Column('date') today!: string;
  @Column('text') lawVersion!: string;
  @Column('jsonb') facts!: Record<string, Json>;
  @Column('text', { nullable: true }) refused!: string | null;
  @Column('jsonb') answer!: Json;
  @Column({ type: 'timestamptz', insert: false }) at!: Date;
}
