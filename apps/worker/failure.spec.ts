import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { QueryFailedError } from 'typeorm';
import { nameless } from './failure.js';

const failureOf = async (fault: unknown): Promise<unknown> =>
  nameless(() => Promise.reject(fault as Error)).catch((thrown: unknown) => thrown);

describe('a fault of an activity', () => {
  it('reaches Temporal as its class and SQL state, without statement, values and cause', async () => {
    const driver = Object.assign(new Error('invalid input syntax: "张三"'), { code: '22P02', detail: '张三' });
    const failure = await failureOf(new QueryFailedError('SELECT 张三', ['张三'], driver));
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ type: 'QueryFailedError', message: 'QueryFailedError 22P02', cause: undefined });
    expect(`${JSON.stringify(failure)} ${(failure as Error).stack}`).not.toContain('张三');
  });

  it('keeps the words that are our own, and no others', async () => {
    expect(await failureOf(new Error('the post does not answer'))).toMatchObject({
      message: 'Error the post does not answer',
    });
    expect(await failureOf(new SyntaxError('Cannot convert 张三 to a BigInt'))).toMatchObject({
      message: 'SyntaxError',
    });
    expect(await failureOf('张三')).toMatchObject({ type: 'Fault', message: 'string' });
  });

  it('that is Temporal’s own passes as it is', async () => {
    const cancelled = new CancelledFailure('ended');
    expect(await failureOf(cancelled)).toBe(cancelled);
  });

  it('is none when the work is done', async () => {
    expect(await nameless(() => Promise.resolve('sent'))).toBe('sent');
  });
});
