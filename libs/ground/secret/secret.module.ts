import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { KeyRing } from './secret.js';
import { SecretService } from './secret.service.js';

@Global()
@Module({})
export class SecretModule {
  /** One ring for the whole process: the database's columns and the services that search use the same. */
  static at(ring: KeyRing): DynamicModule {
    return {
      module: SecretModule,
      providers: [{ provide: SecretService, useValue: new SecretService(ring) }],
      exports: [SecretService],
    };
  }
}
