import { Injectable } from '@nestjs/common';
import { hostname } from 'node:os';
import { DataSource } from 'typeorm';
import { RingService } from '../../libs/ground/ring/ring.service.js';
import { RelayService } from './relay.service.js';

const BEAT_MS = 5_000;

/** A row that says: this worker lives, and this is what it sees. The API shows it and never depends on it. */
@Injectable()
export class BeatService {
  private readonly id = `${hostname()}/${process.pid}`;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly relay: RelayService,
    private readonly rings: RingService,
    private readonly source: DataSource,
  ) {}

  start(): void {
    const beat = (): void => {
      this.beat().catch(() => undefined); // The next beat tells; a missing one is the message.
    };
    beat();
    this.timer = setInterval(beat, BEAT_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.source.query('DELETE FROM worker_beat WHERE id = $1', [this.id]).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    const temporal = await this.relay.checkTemporal();
    await this.source.query(
      `INSERT INTO worker_beat (id, seen_at, temporal, oldest_ring_s, swept) VALUES ($1, clock_timestamp(), $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, temporal = excluded.temporal, oldest_ring_s = excluded.oldest_ring_s, swept = excluded.swept`,
      [this.id, temporal, await this.rings.oldestS(), this.relay.swept],
    );
    await this.source.query(`DELETE FROM worker_beat WHERE seen_at < clock_timestamp() - interval '1 hour'`);
  }
}
