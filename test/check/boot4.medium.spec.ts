import { expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { ApiModule } from '../../apps/api/api.module.js';
import { openApiOf } from '../../apps/api/openapi.js';
import { testKeys } from '../builders/keys.js';
import { mediumDatabase } from '../servers/medium.js';
it('boots', async () => {
  const { appUrl } = await mediumDatabase({ mode: 'demo' });
  const app = await NestFactory.create(ApiModule.with({ databaseUrl: appUrl, keys: testKeys } as never), { logger: false, abortOnError: false });
  const paths = Object.keys(openApiOf(app).paths ?? {});
  expect(paths.filter((one) => /recover|waiver|in-kind|reversal/.test(one))).toEqual([]);
  await app.close();
});
