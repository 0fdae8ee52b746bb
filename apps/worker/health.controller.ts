import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { newestMigration } from '../../libs/ground/database/migrate.js';
import { RelayService } from './relay.service.js';
import { StoriesService } from './stories.service.js';

@Controller()
export class HealthController {
  constructor(
    private readonly relay: RelayService,
    private readonly source: DataSource,
    private readonly stories: StoriesService,
  ) {}

  @Get('healthz')
  alive(): { alive: true } {
    return { alive: true };
  }

  /** The worker is ready when database, migrations and Temporal all are: without one of them it can do nothing. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Record<string, boolean>> {
    const applied = await this.source.query<{ name: string }[]>('SELECT name FROM migration').catch(() => undefined);
    const state = {
      database: applied !== undefined,
      migrations: applied?.some((row) => row.name === newestMigration) ?? false,
      temporal: await this.relay.checkTemporal(),
      polling: this.stories.polling,
    };
    const ready = Object.values(state).every(Boolean);
    response.status(ready ? 200 : 503);
    return { ready, ...state };
  }
}
