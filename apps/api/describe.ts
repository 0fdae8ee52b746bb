import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ApiModule } from './api.module.js';
import { openApiOf } from './openapi.js';

/** Prints the API's description without a database: `npm run openapi` keeps it as openapi.json. */
const none = Buffer.alloc(32).toString('base64url');
const keys = { keys: [{ id: 'none', key: none }], indexKey: none };
const app = await NestFactory.create(ApiModule.with({ databaseUrl: 'postgres://nobody@127.0.0.1/nowhere', keys }), {
  preview: true,
  logger: false,
});
app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz'] });
// Whoever reads through a pipe has it all before the end.
process.stdout.write(`${JSON.stringify(openApiOf(app), null, 2)}\n`, () => process.exit(0));
