import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('ring')
export class RingRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: string;
  @Column('text') streamKind!: 'case' | 'debt';
  @Column('uuid') streamId!: string;
  @Column('int') seq!: number;
  @Column('text') event!: string;
  @Column({ type: 'timestamptz', insert: false }) hungAt!: Date;
  @Column({ type: 'timestamptz', insert: false }) nextTryAt!: Date;
  @Column('int') tries!: number;
}
