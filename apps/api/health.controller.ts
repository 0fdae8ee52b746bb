import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { newestMigration } from '../../libs/ground/database/migrate.js';
import { RingService } from '../../libs/ground/ring/ring.service.js';
import { ForAll, OPEN } from './door/door.js';

interface Beat {
  workers: number;
  temporal: boolean | null;
}

@Controller()
export class HealthController {
  constructor(
    private readonly rings: RingService,
    private readonly source: DataSource,
  ) {}

  @ForAll(OPEN)
  @Get('healthz')
  alive(): { alive: true } {
    return { alive: true };
  }

  /** Ready = database and migrations. Temporal's state is shown and never a reason to refuse: people act without it. */
  @ForAll(OPEN)
  @Get('readyz')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Record<string, unknown>> {
    const applied = await this.source.query<{ name: string }[]>('SELECT name FROM migration').catch(() => undefined);
    const state = {
      database: applied !== undefined,
      migrations: applied?.some((row) => row.name === newestMigration) ?? false,
    };
    const ready = state.database && state.migrations;
    response.status(ready ? 200 : 503);
    return { ready, ...state, shown: ready ? await this.stories().catch(() => null) : null };
  }

  private async stories(): Promise<Beat & { oldestRingS: number }> {
    const [beat] = await this.source.query<Beat[]>(
      `SELECT count(*)::int AS workers, bool_or(temporal) AS temporal FROM worker_beat WHERE seen_at > clock_timestamp() - interval '15 seconds'`,
    );
    return { workers: beat?.workers ?? 0, temporal: beat?.temporal ?? null, oldestRingS: await this.rings.oldestS() };
  }
}
