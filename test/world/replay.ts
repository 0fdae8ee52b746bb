import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { join } from 'node:path';
import { projectRoot } from '../../apps/local/place.js';

let installed = false;

/** Bundles the stories as they stand in the source, or a copy of them that was altered. */
export async function bundled(folder = join(projectRoot(), 'workflows')): Promise<WorkflowBundle> {
  if (!installed) Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  installed = true;
  const workflowsPath = join(folder, 'case/case.workflow.ts');
  return (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })) as WorkflowBundle;
}

/** Replays lives against a bundle; answers what went wrong with each that does not fit. */
export async function replayed(
  workflowBundle: WorkflowBundle,
  lives: readonly { name: string; history: unknown }[],
): Promise<Map<string, Error>> {
  const faults = new Map<string, Error>();
  const given = lives.map(({ name, history }) => ({ workflowId: name, history: history as never }));
  const results = Worker.runReplayHistories({ workflowBundle, replayName: 'lives' }, given);
  for await (const { workflowId, error } of results) if (error) faults.set(workflowId, error);
  return faults;
}
