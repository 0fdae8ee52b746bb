import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { aSnapshot, caseLine } from '../builders/snapshot.js';
import { startTemporal, type TestTemporal } from '../servers/temporal.js';
import { clocks, stories } from './stories.js';

const ids = [1, 2, 3].map((n) => `0b5e0000-0000-4000-8000-00000000000${n}`);

describe('the stories that a real Temporal runs', () => {
  let temporal: TestTemporal;
  let [connection, client]: [Connection | undefined, Client | undefined] = [undefined, undefined];
  beforeAll(async () => {
    temporal = await startTemporal();
    connection = await Connection.connect({ address: temporal.address });
    client = new Client({ connection, namespace: temporal.namespace });
    // Nobody works on them: they stay at their first step, and run.
    for (const id of ids)
      await client.workflow.start('loanCase', { workflowId: `case-${id}`, taskQueue: 'cases', args: [{ caseId: id }] });
  });
  afterAll(async () => {
    await connection?.close();
    await temporal.stop();
  });

  const judge = async (stages: ('notice' | 'settled')[], patienceS: number) => {
    const seen = aSnapshot({ cases: stages.map((stage, at) => ({ ...caseLine, id: ids[at] ?? '', stage })) });
    const clock = clocks(seen);
    const running = await stories(seen, { address: temporal.address, namespace: temporal.namespace, patienceS }, clock);
    return [running.failures.length, clock.failures.length];
  };

  it('are one per open case', async () => {
    expect(await judge(['notice', 'notice', 'notice'], 15)).toEqual([0, 0]);
  });

  it('are too many when a case is settled, or when there is no such case', async () => {
    expect(await judge(['notice', 'notice', 'settled'], 0)).toEqual([0, 1]);
    expect(await judge(['notice'], 0)).toEqual([0, 2]);
  });

  it('are too few when one was terminated', async () => {
    await client?.workflow.getHandle(`case-${ids[0]}`).terminate('by the test');
    await client?.workflow.getHandle(`case-${ids[1]}`).terminate('by the test');
    expect(await judge(['settled', 'settled', 'notice'], 15)).toEqual([0, 0]);
    expect(await judge(['notice', 'settled', 'notice'], 0)).toEqual([1, 0]);
  });
});
