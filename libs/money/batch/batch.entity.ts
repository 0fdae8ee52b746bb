import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedJson, sealedText } from '../../ground/database/columns.js';
import type { Mapping } from './column.js';
import type { Fault } from './fault.js';

@Entity('batch')
export class BatchRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('text', { transformer: sealedText }) fileName!: string;
  @Column('text') fileHash!: string;
  @Column('text', { array: true }) columns!: string[];
  @Column('jsonb') mapping!: Mapping;
  @Column('text') state!: 'judged' | 'imported';
  @Column('int') rows!: number;
  @Column('int') faulty!: number;
  @Column('text') uploadedBy!: string;
  @Column('date') uploadedOn!: string;
}

@Entity('batch_row')
export class BatchLineRow {
  @PrimaryColumn('uuid') batchId!: string;
  @PrimaryColumn('int') line!: number;
  @Column('text', { transformer: sealedJson }) cells!: string[];
  @Column('text', { nullable: true, transformer: sealedJson }) faults!: Fault[] | null;
  @Column('uuid', { nullable: true }) debtId!: string | null;
}
