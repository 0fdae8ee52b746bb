import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Client } from '@temporalio/client';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../apps/local/place.js';
import { storyIdOf } from '../../workflows/messages.js';

export type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

export const HISTORIES = join(projectRoot(), 'workflows/histories');
const LARGE = 20_000;

/** The life of a case as Temporal has it: of its first run, or of the one that is told. */
export async function historyOf(client: Client, caseId: string, runId?: string): Promise<History> {
  return client.workflow.getHandle(storyIdOf(caseId), runId).fetchHistory();
}

/** Keeps a life beside the stories, where every check replays it; zipped when it is long. */
export function keepHistory(name: string, history: History): string {
  mkdirSync(HISTORIES, { recursive: true });
  const json = JSON.stringify(JSON.parse(historyToJSON(history), plainly), null, 1);
  const file = join(HISTORIES, `${name}.json${json.length > LARGE ? '.gz' : ''}`);
  writeFileSync(file, json.length > LARGE ? gzipSync(json, { level: 9 }) : json);
  return file;
}

/** Whose worker on which machine told it, and in which folder it failed, is nobody's business. */
function plainly(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (key === 'identity' || /^\d+@/.test(value)) return 'worker';
  if (key === 'stackTrace') return '';
  return key === 'message' && value.includes('/') ? 'a fault' : value;
}
