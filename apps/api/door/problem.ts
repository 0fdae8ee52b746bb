import { HttpException } from '@nestjs/common';
import type { Refusal } from '../../../libs/ground/command/command.js';

/** What a caller is told when his request is not done: RFC 9457, with the refusal's code. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: unknown;
  errors?: { path: string; problem: string }[];
}

/** The one table of refusal → HTTP. What is not here is a business refusal: 422. */
const statuses: Record<string, number> = {
  INPUT: 400,
  KEY_MISSING: 400,
  NOT_SIGNED_IN: 401,
  WRONG_PASSWORD: 401,
  NO_RIGHT: 403,
  CSRF: 403,
  NOT_FOUND: 404,
  KEY_RUNNING: 409,
  BUSY: 409,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  FAULT: 500,
  UNAVAILABLE: 503,
};

/** Codes of the doors themselves; the rooms have their own. */
export const doorRefusals = ['CSRF', 'TOO_MANY', 'FAULT', 'UNAVAILABLE'] as const;

export const AGAIN_AFTER_S = 1;

export class Refuse extends HttpException {
  constructor(readonly problem: Problem) {
    super(problem, problem.status);
  }
}

export function problemOf(refusal: Refusal, errors?: Problem['errors']): Problem {
  const { refused: code, detail } = refusal;
  const status = statuses[code] ?? 422;
  return {
    type: `urn:qingshou:refusal:${code}`,
    title: code,
    status,
    code,
    ...(detail ? { detail } : {}),
    ...(errors ? { errors } : {}),
  };
}

export const refusing = (refusal: Refusal, errors?: Problem['errors']): Refuse =>
  new Refuse(problemOf(refusal, errors));
