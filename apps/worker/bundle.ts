import { bundleWorkflowCode } from '@temporalio/worker';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Bundles the stories once, at the build, so that every start loads them at once. */
const workflowsPath = fileURLToPath(new URL('../../workflows/case/case.workflow.js', import.meta.url));
const { code } = await bundleWorkflowCode({ workflowsPath });
await writeFile(fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url)), code);
