import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChangeState } from './law.js';

@Entity('parameter')
export class ParameterRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('uuid', { nullable: true }) unitId!: string | null;
  @Column('date') fromDay!: string;
  @Column('bigint') value!: string;
  @Column('text') setBy!: string;
  @Column('text') reason!: string;
  @Column('text') state!: ChangeState;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
  @Column('int') recordSeq!: number;
  @Column('text') recordHash!: string;
}
