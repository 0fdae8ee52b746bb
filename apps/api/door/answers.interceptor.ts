import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import type { ZodType } from 'zod';
import { isRefusal } from '../../../libs/ground/command/command.js';
import { ANSWER } from './door.js';
import { refusing } from './problem.js';

/** Turns a refusal into its HTTP answer, and lets out of a door only the fields that it declares. */
@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (isRefusal(answer)) throw refusing(answer);
        const shape = this.reflector.get<ZodType | undefined>(ANSWER, context.getHandler());
        if (!shape) return answer ?? {};
        const read = shape.safeParse(answer ?? {});
        if (read.success) return read.data;
        const where = read.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
        throw new Error(`an answer is not what its door declares: ${where.join('; ')}`);
      }),
    );
  }
}
