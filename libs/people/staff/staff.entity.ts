import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sealedText } from '../../ground/database/columns.js';
import type { Department, Role } from './staff.js';

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
  @Column('text', { array: true }) departments!: Department[];
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

/** Who decides and speaks for an absent person, from day to day, both included. */
@Entity('deputy')
export class DeputyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') staffId!: string;
  @Column('uuid') deputyId!: string;
  @Column('date') fromDay!: string;
  @Column('date') untilDay!: string;
  @Column('uuid') appointedBy!: string;
  @Column('text', { transformer: sealedText }) reason!: string;
}

@Entity('role_grant')
export class RoleGrantRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') staffId!: string;
  @Column('text', { array: true }) roles!: Role[];
  @Column('text', { array: true }) departments!: Department[];
  @Column('text') state!: 'proposed' | 'inForce' | 'givenUp';
  @Column('uuid') proposedBy!: string;
  @Column('date') proposedOn!: string;
  @Column('date', { nullable: true }) heldFrom!: string | null;
  @Column('uuid', { nullable: true }) approvalId!: string | null;
}
