import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SecretModule } from '../secret/secret.module.js';
import { dataSource, type DatabaseOptions } from './data-source.js';
import { DatabaseService } from './database.service.js';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  static at(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [SecretModule.at(options.keys)],
      providers: [{ provide: DataSource, useFactory: () => dataSource(options).initialize() }, DatabaseService],
      exports: [DataSource, DatabaseService],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
