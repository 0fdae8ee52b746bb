import { createServer } from 'node:net';
import { join } from 'node:path';
import { StartFault } from './fault.js';
import { readJson, writeJson } from './place.js';

/** Below the ports the system lends to outgoing connections, so that none of those ever sits on a server's port. */
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** Why this port cannot be had (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`); undefined when it can. */
function hindrance(port: number, host: string): Promise<string | undefined> {
  return new Promise((answer) => {
    const probe = createServer()
      .once('error', (fault: NodeJS.ErrnoException) => answer(fault.code ?? fault.message))
      .once('listening', () => probe.close(() => answer(undefined)));
    probe.listen({ port, host, exclusive: true });
  });
}

export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await hindrance(port, host)) === undefined;
}

/** A free port, the wanted one if it can be had. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted;
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
}

/** The port people type. One that was asked for must be had; from the customary one the next free one is as good. */
export async function choosePort(wanted: { host: string; port: number; portGiven: boolean }): Promise<number> {
  const { host, port, portGiven } = wanted;
  const why = await hindrance(port, host);
  if (why === undefined) return port;
  if (why !== 'EADDRINUSE')
    throw new StartFault(
      `无法在 ${host}:${port} 上监听（${why}）。(Cannot listen on ${host}:${port}: ${why}.)`,
      why === 'EACCES'
        ? '请设置 1024 以上的 PORT。(Set a PORT above 1024.)'
        : 'HOST 须是本机的地址。(HOST must be an address of this machine.)',
    );
  for (let next = port + 1; !portGiven && next < port + 100; next++) if (await isFree(next, host)) return next;
  throw new StartFault(
    `端口 ${port} 已被占用。(Port ${port} is taken.)`,
    '请停止占用它的程序，或设置另一个 PORT。(Stop the program that uses it, or set another PORT.)',
  );
}

/** Ports stay the same from run to run where they can: bookmarks and open tools go on working. */
export class Ports {
  private readonly file: string;
  private readonly ports: Record<string, number>;

  constructor(dataFolder: string) {
    this.file = join(dataFolder, 'ports.json');
    this.ports = readPorts(this.file);
  }

  async choose(name: string): Promise<number> {
    const port = await freePort(this.ports[name]);
    if (this.ports[name] !== port) {
      this.ports[name] = port;
      writeJson(this.file, this.ports);
    }
    return port;
  }
}

function readPorts(file: string): Record<string, number> {
  try {
    return readJson<Record<string, number>>(file) ?? {};
  } catch {
    return {}; // Half written by a killed run: ports are only a habit.
  }
}
