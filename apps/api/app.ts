import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApiSettings } from '../settings.js';
import { ApiModule } from './api.module.js';
import { shallow } from './door/shallow.js';
import { openApiOf } from './openapi.js';

const DESK = fileURLToPath(new URL('../../desk/', import.meta.url));
const BODY_LIMIT = '12mb'; // A ledger file of 8 MB as base64.
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The API whole: doors under /api/v1, health, its own description, and the desk's files where they are built. */
export async function createApi(settings: Pick<ApiSettings, 'databaseUrl' | 'keys'>): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(settings), {
    bodyParser: false,
    logger: ['warn', 'error'],
  });
  app.disable('x-powered-by');
  app.use((_request: express.Request, response: express.Response, next: express.NextFunction) => {
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    next();
  });
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true });
  app.use(shallow);
  app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz'] });
  app.enableShutdownHooks();
  const description = openApiOf(app);
  app.use('/api/v1/openapi.json', (_request: express.Request, response: express.Response) => {
    response.json(description);
  });
  if (existsSync(DESK)) {
    app.use(
      express.static(DESK, {
        index: 'index.html',
        maxAge: '1h',
        setHeaders: (response, path) => {
          if (path.endsWith('.html')) response.setHeader('cache-control', 'no-cache');
        },
      }),
    );
    // The desk has its own routes: a page that is opened by its address gets the one file.
    app.use((request: express.Request, response: express.Response, next: express.NextFunction) => {
      const page =
        request.method === 'GET' && !/^\/(api|healthz|readyz)\b/.test(request.path) && request.accepts('html');
      if (page) response.sendFile('index.html', { root: DESK, headers: { 'cache-control': 'no-cache' } });
      else next();
    });
  }
  return app;
}
