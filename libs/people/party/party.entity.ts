import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartyKind } from './party.js';

@Entity('party')
export class PartyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') rootId!: string;
  @Column('text') kind!: PartyKind;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) idNo!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('int') recordSeq!: number;
  @Column('text') recordHash!: string;
}
