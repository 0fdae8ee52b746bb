import { Injectable } from '@nestjs/common';
import { addDays, dayFrom, dayOf, earlier, startOf, type Day } from '../../ground/calendar/calendar.js';
import { CalendarService } from '../../ground/calendar/calendar.service.js';
import { refuse, type Order, type Refusal } from '../../ground/command/command.js';
import { CommandService } from '../../ground/command/command.service.js';
import type { Tx } from '../../ground/database/data-source.js';
import { OutsideService } from '../../ground/outside/outside.service.js';
import { RingService } from '../../ground/ring/ring.service.js';
import type { MoveClock } from './case.input.js';

export interface ClockView {
  today: Day;
  nowAt: string;
  offsetS: number;
  nextDeadlineOn: Day | null;
  /** Bells or acts outside of the last hop are still under way. */
  moving: boolean;
}
export type Moved = { today: string; movedS: number; rung: number; until: string; arrived: boolean };

const OFFICE_HOUR_MS = 9 * 3_600_000;

/** The demo clock: months are seen in minutes. One transaction a hop, from due day to due day; refused outside demo. */
@Injectable()
export class ClockService {
  constructor(
    private readonly calendars: CalendarService,
    private readonly commands: CommandService,
    private readonly outside: OutsideService,
    private readonly rings: RingService,
  ) {}

  async look(tx: Tx): Promise<ClockView | Refusal> {
    const installation = await this.calendars.installation(tx);
    if (installation?.mode !== 'demo') return refuse('CLOCK_FIXED');
    const now = await this.now(tx, installation.clockOffsetS);
    const nextDeadlineOn = await this.nextDue(tx, installation.clockOffsetS);
    return {
      today: dayOf(now),
      nowAt: now.toISOString(),
      offsetS: installation.clockOffsetS,
      nextDeadlineOn: nextDeadlineOn ?? null,
      moving: await this.moving(tx),
    };
  }

  /**
   * One hop toward the day wanted: to the next day on which a case is due, or to the day itself. Raises the offset of the
   * installation and its cases and rings every case now due. Refuses `CLOCK_MOVING` while the hop before is under way:
   * the desk asks again, with the day of arrival it was told, until `arrived`.
   */
  async move(order: Order, wanted: MoveClock): Promise<Moved | Refusal> {
    return this.commands.carryOut<Moved>(order, {}, async (tx) => {
      const view = await this.look(tx);
      if ('refused' in view) return view;
      if (view.moving) return refuse('CLOCK_MOVING');
      const until = (wanted.until && dayFrom(wanted.until)) || this.target(view, wanted);
      // Due day by due day, also one that is due later today: what a day makes due is done on it.
      const to = earlier(until, view.nextDeadlineOn ?? until);
      const nine = new Date(startOf(to).getTime() + OFFICE_HOUR_MS);
      const movedS = Math.ceil((nine.getTime() - Date.parse(view.nowAt)) / 1_000);
      const rung = movedS > 0 ? await this.raise(tx, movedS) : 0;
      return { answer: { today: to, movedS: Math.max(0, movedS), rung, until, arrived: to >= until } };
    });
  }

  private target(view: ClockView, wanted: MoveClock): Day {
    switch (wanted.by) {
      case 'day':
        return addDays(view.today, 1);
      case 'week':
        return addDays(view.today, 7);
      case 'nextDeadline':
        return view.nextDeadlineOn && view.nextDeadlineOn > view.today ? view.nextDeadlineOn : addDays(view.today, 1);
    }
  }

  private async raise(tx: Tx, seconds: number): Promise<number> {
    await tx.query(`SET LOCAL statement_timeout = '60s'`);
    await tx.query('SELECT id FROM collection_case ORDER BY id FOR NO KEY UPDATE');
    await tx.query(
      `UPDATE collection_case SET clock_offset_s = clock_offset_s + $1, due_at = due_at - $1 * interval '1 second'`,
      [seconds],
    );
    await this.calendars.raise(tx, seconds);
    await this.outside.shorten(tx, seconds);
    const rung = await tx.query<unknown[]>(
      `INSERT INTO ring (stream_kind, stream_id, seq, event)
       SELECT 'case', id, record_seq, 'ClockMoved' FROM collection_case
        WHERE stage NOT IN ('settled', 'ended') AND due_at <= clock_timestamp() RETURNING 1`,
    );
    return rung.length;
  }

  private async now(tx: Tx, offsetS: number): Promise<Date> {
    const [row] = await tx.query<{ at: Date }[]>(`SELECT clock_timestamp() + $1 * interval '1 second' AS at`, [
      offsetS,
    ]);
    return row?.at ?? new Date(0);
  }

  /** The day on which the next case looks, today or later. */
  private async nextDue(tx: Tx, offsetS: number): Promise<Day | undefined> {
    const [row] = await tx.query<{ at: Date | null }[]>(
      `SELECT min(due_at) + $1 * interval '1 second' AS at FROM collection_case
        WHERE stage NOT IN ('settled', 'ended') AND parked IS NULL AND due_at > clock_timestamp()`,
      [offsetS],
    );
    return row?.at ? dayOf(row.at) : undefined;
  }

  private async moving(tx: Tx): Promise<boolean> {
    return (await this.rings.waitingCount(tx)) > 0 || (await this.outside.openCount(tx)) > 0;
  }
}
