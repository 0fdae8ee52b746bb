import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The browser of the browser tests: CHROMIUM_PATH, else the first on PATH or in Debian's place. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), '/usr/bin', '/snap/bin'];
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH].find(isProgram) : places.find(isProgram);
  if (found === undefined)
    throw new Error(
      `no Chromium at ${env.CHROMIUM_PATH ?? 'PATH'}: install it (Debian: chromium) or set CHROMIUM_PATH`,
    );
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
