import { ApplicationFailure, TemporalFailure } from '@temporalio/common';
import { faultWords } from '../../libs/ground/database/database.service.js';

/**
 * An activity whose faults may stand in Temporal's history for as long as that is kept: class and SQL state, no message of
 * a driver, no cause and no values. Temporal's own failures (a cancellation) pass as they are.
 */
export async function nameless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof TemporalFailure) throw fault;
    const type = fault instanceof Error ? fault.name : 'Fault';
    throw ApplicationFailure.create({ type, message: faultWords(fault) });
  }
}
