import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { BrokenInvariant } from '../../../libs/ground/command/command.js';
import { Refused } from '../../../libs/ground/command/command.service.js';
import { Busy, DatabaseService, faultWords, sqlState } from '../../../libs/ground/database/database.service.js';
import { CaseService } from '../../../libs/cases/case/case.service.js';
import { AGAIN_AFTER_S, problemOf, Refuse, type Problem } from './problem.js';

const AWAY = /^(08|53|57P0|57014|25P03)/; // 57014: a statement that took too long under load.
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Every answer that is no success: problem+json with a code, never a stack, never a value somebody typed. */
@Catch()
export class FaultsFilter implements ExceptionFilter {
  private readonly log = new Logger('api');

  constructor(
    private readonly cases: CaseService,
    private readonly database: DatabaseService,
  ) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const request = http.getRequest<Request>();
    if (response.headersSent) return;
    const problem = this.problem(fault, request);
    if (problem.status === 409 || problem.status === 503 || problem.status === 429)
      response.setHeader('Retry-After', String(AGAIN_AFTER_S));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private problem(fault: unknown, request: Request): Problem {
    if (fault instanceof Refuse) return fault.problem;
    if (fault instanceof Refused) return problemOf(fault.refusal);
    if (fault instanceof Busy) return problemOf({ refused: 'BUSY' });
    if (fault instanceof BrokenInvariant) return this.parked(fault);
    if (fault instanceof HttpException) return httpProblem(fault.getStatus());
    const status = (fault as { status?: unknown }).status;
    if (typeof status === 'number' && status >= 400 && status < 500) return httpProblem(status); // The body parser's own.
    if (isAway(fault)) return problemOf({ refused: 'UNAVAILABLE' });
    this.log.error(`${request.method} ${request.route?.path ?? 'unknown'}: ${describe(fault)}`);
    return problemOf({ refused: 'FAULT' });
  }

  /** A broken invariant found by a person's act parks the case like one found by its story. */
  private parked(fault: BrokenInvariant): Problem {
    this.log.error(`${fault.code} in case ${fault.caseId}`);
    this.database.transaction((tx) => this.cases.park(tx, fault.caseId, fault.code)).catch(() => undefined); // Its story finds it too.
    return problemOf({ refused: 'CASE_PARKED', detail: { because: fault.code } });
  }
}

function httpProblem(status: number): Problem {
  if (status === 404) return problemOf({ refused: 'NOT_FOUND' });
  if (status === 413) return problemOf({ refused: 'TOO_LARGE' });
  return status < 500 ? { ...problemOf({ refused: 'INPUT' }), status } : problemOf({ refused: 'FAULT' });
}

function isAway(fault: unknown): boolean {
  if (AWAY.test(sqlState(fault) ?? '')) return true;
  const { code, message } = fault as { code?: string; message?: string };
  return (
    AWAY_CODES.has(code ?? '') ||
    /connection terminated|timeout exceeded when trying to connect|ECONNREFUSED|Client has encountered a connection error/i.test(
      message ?? '',
    )
  );
}

/** What it was and where it happened; never values. */
function describe(fault: unknown): string {
  const stack = (fault instanceof Error ? fault.stack : undefined) ?? '';
  const where = stack.split('\n').filter((line) => /^\s+at /.test(line)); // A message of several lines stands before them.
  return [faultWords(fault), ...where.slice(0, 3).map((line) => line.trim())].join(' < ');
}
