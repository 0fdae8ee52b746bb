import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('bulk')
export class BulkRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid') orderedBy!: string;
  @Column('uuid') handlerId!: string;
  @Column('boolean') noticeWanted!: boolean;
  @Column({ type: 'timestamptz', insert: false }) orderedAt!: Date;
}

@Entity('bulk_row')
export class BulkLineRow {
  @PrimaryColumn('uuid') bulkId!: string;
  @PrimaryColumn('int') n!: number;
  @Column('uuid') debtId!: string;
  @Column('uuid', { nullable: true }) caseId!: string | null;
  @Column('text', { nullable: true }) refused!: string | null;
  @Column('int') tries!: number;
}
