import { Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import { DatabaseModule } from '../../libs/ground/database/database.module.js';
import { EscalationModule } from '../../libs/steps/escalation/escalation.module.js';
import type { WorkerSettings } from '../settings.js';
import { BeatService } from './beat.service.js';
import { CaseActivity } from './case.activity.js';
import { HealthController } from './health.controller.js';
import { LetterActivity, POST } from './letter.activity.js';
import { OutTray, PostService } from './post.js';
import { RelayService, SETTINGS } from './relay.service.js';
import { StoriesService } from './stories.service.js';

@Module({})
export class WorkerModule {
  static with(settings: WorkerSettings): DynamicModule {
    const post = settings.post ? new PostService(settings.post) : new OutTray(join(settings.dataDir, 'out-tray'));
    return {
      module: WorkerModule,
      imports: [DatabaseModule.at({ url: settings.databaseUrl, poolSize: 10, keys: settings.keys }), EscalationModule],
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: POST, useValue: post },
        BeatService,
        CaseActivity,
        LetterActivity,
        RelayService,
        StoriesService,
      ],
    };
  }
}
