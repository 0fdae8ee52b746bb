import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json, StreamKind } from './record.js';

@Entity('record')
export class RecordRow {
  @PrimaryColumn('text') streamKind!: StreamKind;
  @PrimaryColumn('uuid') streamId!: string;
  @PrimaryColumn('int') seq!: number;
  @Column('text') event!: string;
  @Column('jsonb') facts!: Record<string, Json>;
  @Column('text') by!: string;
  @Column('date') day!: string;
  @Column('text') commandId!: string;
  @Column({ type: 'timestamptz', insert: false }) at!: Date;
  @Column('text') prevHash!: string;
  @Column('text') hash!: string;
}
