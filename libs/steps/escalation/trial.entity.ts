import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('law_trial')
export class LawTrialRow {
  @PrimaryColumn('uuid') changeId!: string;
  @Column('date') asOf!: string;
  @Column({ type: 'timestamptz', insert: false }) startedAt!: Date;
  @Column('uuid', { nullable: true }) after!: string | null;
  @Column('int') tried!: number;
  @Column('int') total!: number;
  @Column('boolean') done!: boolean;
}

@Entity('law_trial_move')
export class LawTrialMoveRow {
  @PrimaryColumn('uuid') changeId!: string;
  @PrimaryColumn('uuid') caseId!: string;
  @PrimaryColumn('text') what!: string;
  @Column('text') was!: string;
  @Column('text') will!: string;
}
