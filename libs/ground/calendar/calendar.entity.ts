import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('holiday')
export class HolidayRow {
  @PrimaryColumn('date') day!: string;
  @Column('text') kind!: 'off' | 'work';
  @Column('text') name!: string;
  @Column('text') source!: string;
  @Column('boolean') provisional!: boolean;
}

@Entity('installation')
export class InstallationRow {
  @PrimaryColumn('boolean') single!: boolean;
  @Column('text') mode!: 'demo' | 'real';
  @Column('text') name!: string;
  @Column('bigint') clockOffsetS!: string;
  @Column('int') holidaysVersion!: number;
}
