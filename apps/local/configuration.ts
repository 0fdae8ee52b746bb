import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faultLines, readSettings } from '../settings.js';
import type { SettingsOf } from '../settings.js';
import { StartFault } from './fault.js';
import { projectRoot } from './place.js';

/** The settings of a command of this machine: the environment, and under it the .env file. */
export function settingsFor<K extends 'local' | 'migrate'>(command: K): SettingsOf[K] {
  const file = join(projectRoot(), '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const { settings, faults } = readSettings(process.env, { for: command });
  if (settings) return settings;
  throw new StartFault(
    `设置有误。(Some settings are wrong.)\n${faultLines(faults ?? []).join('\n')}`,
    '请更正环境变量或 .env 文件。(Correct the environment or the .env file.)',
  );
}
