import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './staff.js';

@Entity('unit')
export class UnitRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('text') name!: string;
  @Column('text') path!: string;
  @Column('uuid') rootId!: string;
}

@Entity('staff')
export class StaffRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('text') name!: string;
  @Column('text') login!: string;
  @Column('text', { array: true }) roles!: Role[];
  @Column('text', { nullable: true }) passwordHash!: string | null;
  @Column('boolean') active!: boolean;
}

@Entity('session')
export class SessionRow {
  @PrimaryColumn('text') tokenHash!: string;
  @Column('uuid') staffId!: string;
  @Column('text') csrf!: string;
  @Column({ type: 'timestamptz', insert: false }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
}
