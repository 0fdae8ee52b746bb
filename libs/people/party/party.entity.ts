import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../../ground/database/columns.js';
import type { Nature, PartyKind } from './party.js';

@Entity('party')
export class PartyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') rootId!: string;
  @Column('text') kind!: PartyKind;
  @Column('text') nature!: Nature;
  @Column('text', { transformer: sealedText }) name!: string;
  @Column('text', { nullable: true, transformer: sealedText }) idNo!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) phone!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) address!: string | null;
  @Column('text', { nullable: true, transformer: sealedText }) account!: string | null;
  @Column('text') initials!: string;
  @Column('text', { nullable: true }) nameIndex!: string | null;
  @Column('text', { nullable: true }) idIndex!: string | null;
  @Column('text', { nullable: true }) phoneIndex!: string | null;
  @Column('int') recordSeq!: number;
  @Column('text') recordHash!: string;
}
