import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/data-source.js';
import { calendarOf, type Calendar, type Day } from './calendar.js';
import { HolidayRow, InstallationRow } from './calendar.entity.js';

export interface Installation {
  mode: 'demo' | 'real';
  name: string;
  clockOffsetS: number;
}

@Injectable()
export class CalendarService {
  private known: { version: number; calendar: Calendar } | undefined;

  /** The calendar in force; read again only when the installation says that its holidays changed. */
  async calendar(tx: Tx, version: number): Promise<Calendar> {
    if (this.known?.version === version) return this.known.calendar;
    const rows = await tx.find(HolidayRow);
    const calendar = calendarOf(rows.map(({ day, kind, provisional }) => ({ day: day as Day, kind, provisional })));
    this.known = { version, calendar };
    return calendar;
  }

  async installation(tx: Tx): Promise<Installation | undefined> {
    const row = await tx.findOne(InstallationRow, { where: { single: true } });
    return row ? { mode: row.mode, name: row.name, clockOffsetS: Number(row.clockOffsetS) } : undefined;
  }

  /** Raises the installation's clock by whole seconds. Demo only: the table refuses it elsewhere. Offsets never fall. */
  async raise(tx: Tx, seconds: number): Promise<void> {
    await tx.query('UPDATE installation SET clock_offset_s = clock_offset_s + $1 WHERE $1 > 0', [seconds]);
  }
}
