import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'problem'],
        properties: { path: { type: 'string' }, problem: { type: 'string' } },
      },
    },
  },
};

/** The API's description, from its doors. `openapi.json` is this, committed; a test shows when they drift apart. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const plan = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Qingshou 清收')
    .setVersion('1')
    .addCookieAuth('qingshou')
    .build();
  const document = SwaggerModule.createDocument(app, plan, { operationIdFactory: (_controller, method) => method });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problem as never },
  };
  return document;
}
