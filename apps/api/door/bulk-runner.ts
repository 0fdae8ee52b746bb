import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BulkService } from '../../../libs/cases/bulk/bulk.service.js';

const LOOK_MS = 1_000;
const AT_ONCE = 20;

/** Carries bulk starts on, a few rows at a time; whichever API process is alive goes on with what another left. */
@Injectable()
export class BulkRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('bulk');
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly bulks: BulkService) {}

  onApplicationBootstrap(): void {
    this.later();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private later(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.running = this.some().finally(() => this.later());
    }, LOOK_MS);
  }

  private async some(): Promise<void> {
    try {
      while (!this.stopping && (await this.bulks.runSome(AT_ONCE)) > 0);
    } catch (fault) {
      this.log.warn(`bulk starts wait: ${fault instanceof Error ? fault.name : 'fault'}`); // Looked at again in a second.
    }
  }
}
