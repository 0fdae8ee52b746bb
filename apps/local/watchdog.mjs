// Outlives whoever started it, even `kill -9`: when its standard input closes it ends, by id, what is still listed, last
// started first, and removes listed folders. Plain JavaScript, so that tests can start it before anything is built.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

/** The same measure as process.ts: a number alone may belong to another process by now. */
function birthOf(pid) {
  try {
    if (process.platform === 'linux') {
      const file = `/proc/${pid}/stat`;
      if (!existsSync(file)) return undefined;
      const stat = readFileSync(file, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    }
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

async function end({ pid, birth, farewell }) {
  for (const [signal, waitMs] of farewell) {
    if (birthOf(pid) !== birth) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + waitMs; Date.now() < until && birthOf(pid) === birth;) await pause(20);
  }
}

const guarded = new Map();
const folders = new Set();
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const order = JSON.parse(line);
    if (order.guard) guarded.set(order.guard.pid, order.guard);
    if (order.release) guarded.delete(order.release);
    if (order.remove) folders.add(order.remove);
  })
  .on('close', async () => {
    for (const one of [...guarded.values()].reverse()) await end(one);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
