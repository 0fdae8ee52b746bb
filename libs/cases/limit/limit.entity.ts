import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActKind } from './limit.js';

@Entity('limit_act')
export class LimitActRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') debtId!: string;
  @Column('uuid', { nullable: true }) partyId!: string | null;
  @Column('text') kind!: ActKind;
  @Column('date') onDay!: string;
  @Column('uuid', { nullable: true }) about!: string | null;
  @Column('uuid') evidenceId!: string;
  @Column('text') recordedBy!: string;
  @Column('text') commandId!: string;
}
