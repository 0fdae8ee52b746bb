import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  Injectable,
  SetMetadata,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { z, type ZodType } from 'zod';
import type { Order } from '../../../libs/ground/command/command.js';
import { canonical, type Json } from '../../../libs/ground/record/record.js';
import type { Actor, Right } from '../../../libs/people/staff/staff.js';
import { refusing } from './problem.js';
import type { FoundRow, ScopeKind } from './scope.service.js';

export interface Entered extends Request {
  actor?: Actor;
  csrf?: string;
  unitName?: string;
  sessionToken?: string;
  row?: FoundRow;
}

export const RIGHT = 'right';
export const SCOPE = 'scope';
export const ANSWER = 'answer';
/** A door anybody may pass, also unknown people: sign-in, health. */
export const OPEN = 'open';
/** A door for everybody who is signed in. */
export const SIGNED_IN = 'signedIn';

/** Who may pass: the first line above every door. */
export const Needs = (right: Right): MethodDecorator => SetMetadata(RIGHT, right);
export const ForAll = (who: typeof OPEN | typeof SIGNED_IN): MethodDecorator => SetMetadata(RIGHT, who);
/** What `:id` names: a row within the caller's units, or there is none. */
export const Within = (kind: ScopeKind): MethodDecorator =>
  applyDecorators(
    SetMetadata(SCOPE, kind),
    ApiParam({ name: 'id', required: true, schema: { type: 'string', format: 'uuid' } }),
  );

export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<Entered>();
  if (!actor) throw refusing({ refused: 'NOT_SIGNED_IN' });
  return actor;
});

export const TheRow = createParamDecorator((_: unknown, context: ExecutionContext): Row => {
  const { row, actor } = context.switchToHttp().getRequest<Entered>();
  if (!row || !actor) throw refusing({ refused: 'NOT_FOUND' });
  return { ...row, actor };
});

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The order a request carries: its key, scope = user; its kind and body make the hash that tells a repeat from a reuse. */
export const Ordered = createParamDecorator((kind: string, context: ExecutionContext): Order => {
  const request = context.switchToHttp().getRequest<Entered>();
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw refusing({ refused: 'KEY_MISSING' });
  const { actor } = request;
  if (!actor) throw refusing({ refused: 'NOT_SIGNED_IN' });
  const body: Json = { of: request.params as Record<string, string>, body: (request.body ?? {}) as Json };
  return {
    id: `${actor.id}:${key.toLowerCase()}`,
    kind,
    by: actor.id,
    body: JSON.parse(canonical(body)) as Json,
    unitId: actor.rootId,
  };
});

/** Reads input by a room's schema; what is wrong is named field by field, without repeating the value. */
@Injectable()
export class Reads<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: ZodType<T>) {}

  transform(value: unknown): T {
    const read = this.schema.safeParse(value);
    if (read.success) return read.data;
    const errors = read.error.issues.slice(0, 20).map(told);
    throw refusing({ refused: 'INPUT' }, errors);
  }
}

/** Where, and what is wrong there. A field that the schema does not know is named by whoever sent it: it is not repeated. */
function told(issue: z.core.$ZodIssue): { path: string; problem: string } {
  if (issue.code === 'unrecognized_keys') return { path: issue.path.join('.'), problem: 'Unrecognized key' };
  if (issue.code === 'invalid_key') return { path: issue.path.slice(0, -1).join('.'), problem: 'Invalid key' };
  return { path: issue.path.join('.'), problem: issue.message };
}

/** The row that `:id` names, and who asks for it. */
export type Row = FoundRow & { actor: Actor };

export const anIdSchema = z.uuid();

/** An id from the path: what is no UUID names no row. */
@Injectable()
export class AnId implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!anIdSchema.safeParse(value).success) throw refusing({ refused: 'NOT_FOUND' });
    return value.toLowerCase();
  }
}

type ApiSchema = Parameters<typeof ApiBody>[0] extends infer B ? (B extends { schema: infer S } ? S : never) : never;

export function schemaOf(schema: ZodType, io: 'input' | 'output'): ApiSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest as ApiSchema;
}

export interface DoorTerms {
  id: string;
  says: string;
  body?: ZodType;
  query?: z.ZodObject;
  answer: ZodType;
  /** Writes: needs an Idempotency-Key. */
  writes?: boolean;
}

/** The words of a door for the OpenAPI file, and the shape of its answer. */
export function Door({ id, says, body, query, answer, writes = false }: DoorTerms): MethodDecorator {
  const queries = Object.entries(query?.shape ?? {}).map(([name, field]) =>
    ApiQuery({ name, required: false, schema: schemaOf(field as ZodType, 'input') as never }),
  );
  return applyDecorators(
    SetMetadata(ANSWER, answer),
    HttpCode(200),
    ApiOperation({ operationId: id, summary: says }),
    ...queries,
    ...(body ? [ApiBody({ required: true, schema: schemaOf(body, 'input') })] : []),
    ...(writes
      ? [ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })]
      : []),
    ApiResponse({
      status: 200,
      description: 'done',
      content: { 'application/json': { schema: schemaOf(answer, 'output') as never } },
    }),
    ApiResponse({
      status: '4XX' as never,
      description: 'refused',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}
