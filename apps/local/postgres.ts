import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Mode } from '../variables.js';
import { findBinaries } from './binaries.js';
import { endFormer, majorOfCluster, makeCluster, startCluster } from './cluster.js';
import type { Cluster, ClusterPlan } from './cluster.js';
import { makeDatabase, newPasswords } from './database.js';
import type { DatabaseUrls, Passwords } from './database.js';
import { StartFault, wordsOf } from './fault.js';
import { readJson, SERVANT, servantFolder, writeJson } from './place.js';
import { isRoot } from './process.js';
import type { Ports } from './port.js';
import type { Watch } from './watch.js';

/** What DATA_DIR knows of its cluster. The passwords exist nowhere else. */
interface ClusterNote {
  folder: string;
  passwords: Passwords;
}

export interface OwnPostgres extends DatabaseUrls {
  cluster: Cluster;
  plan: ClusterPlan;
  /** Starts it again on the same port and data. */
  restart: () => Promise<Cluster>;
}

export const noteFile = (dataFolder: string): string => join(dataFolder, 'pg.json');

/** Starts this installation's own cluster, making it, its roles and its database if they are missing. */
export async function startOwnPostgres(at: { dataFolder: string; ports: Ports; watch: Watch }): Promise<OwnPostgres> {
  await clearOrphan(at.dataFolder);
  const note = openNote(at.dataFolder);
  const home = servantFolder(at.dataFolder);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const major = majorOfCluster(note.folder);
  const binaries = findBinaries({ copyTo: home, ...(major === undefined ? {} : { major }) });
  const logFile = join(at.dataFolder, 'logs', 'postgres.log');
  const plan = { binaries, folder: note.folder, port: 0, password: note.passwords.superuser, logFile, watch: at.watch };
  await makeCluster(plan);
  const cluster = await startSomewhere(plan, at.ports);
  const urls = await makeDatabase(cluster.url('postgres'), { database: 'qingshou', passwords: note.passwords });
  return { cluster, plan, ...urls, restart: () => startCluster(plan) };
}

/** Between choosing a port and taking it somebody else may take it: then another one. */
async function startSomewhere(plan: ClusterPlan, ports: Ports): Promise<Cluster> {
  for (let round = 1; ; round++) {
    plan.port = await ports.choose('postgres');
    try {
      return await startCluster(plan);
    } catch (fault) {
      const taken = fault instanceof StartFault && /Address already in use/.test(fault.message);
      if (!taken || round === 3) throw fault;
    }
  }
}

function openNote(dataFolder: string): ClusterNote {
  const file = noteFile(dataFolder);
  const note = keptNote(dataFolder);
  if (note) {
    refuseStranger(note.folder);
    return note;
  }
  const folder = freshFolder(dataFolder);
  if (!existsSync(file) && majorOfCluster(folder) !== undefined)
    throw new StartFault(
      `数据库目录 ${folder} 还在，但密码文件 ${file} 不见了。(The database folder is there, but its passwords file is gone.)`,
      '请恢复该文件；演示数据可用 npm run demo:reset 清除。(Restore that file; demo data can be removed with npm run demo:reset.)',
    );
  const made: ClusterNote = { folder, passwords: newPasswords() };
  writeJson(file, made); // Before the cluster: a run killed in between finds the passwords it was made with.
  mkdirSync(servantFolder(dataFolder), { recursive: true, mode: 0o755 });
  claim(folder, dataFolder);
  return made;
}

/** The note that holds here; undefined when there is none or it came along in a copy of another data folder. */
function keptNote(dataFolder: string): ClusterNote | undefined {
  const note = readNote(dataFolder);
  if (!note || note.folder === freshFolder(dataFolder)) return note;
  const inside = join(dataFolder, 'postgres');
  if (majorOfCluster(inside) !== undefined) {
    const moved = { ...note, folder: inside }; // It lies here, wherever the data folder has come from.
    writeJson(noteFile(dataFolder), moved);
    return moved;
  }
  if (!existsSync(note.folder) || isOthers(note.folder, dataFolder)) return undefined;
  claim(note.folder, dataFolder); // The project was moved; as root its cluster stays where it is.
  return note;
}

/** Where a cluster of this data folder belongs. A moved project may still have its own at this very place. */
function freshFolder(dataFolder: string): string {
  const folder = join(servantFolder(dataFolder), 'postgres');
  for (let n = 2, next = folder; ; next = `${folder}-${n++}`) if (!isOthers(next, dataFolder)) return next;
}

// A cluster away from its data folder names it here, so that a copied data folder does not run on the original's, and
// a reset in one does not remove the other's.
const claimFile = (folder: string): string => `${folder}.owner`;

interface Claim {
  dataFolder: string;
  mode?: Mode;
}

function claim(folder: string, dataFolder: string): void {
  if (dirname(folder) === dataFolder) return;
  const mode = readJson<Claim>(claimFile(folder))?.mode;
  writeJson(claimFile(folder), { dataFolder, ...(mode ? { mode } : {}) });
}

/** So that a reset, or a new clone in the place of a deleted one, knows without a database whose data these are. */
export function rememberMode(dataFolder: string, mode: Mode): void {
  writeJson(join(dataFolder, 'installation.json'), { mode });
  const folder = unreadableIsNone(dataFolder)?.folder;
  if (folder && dirname(folder) !== dataFolder) writeJson(claimFile(folder), { dataFolder, mode });
}

/** The mode of the data here, as far as it is remembered beside them. */
export function rememberedMode(dataFolder: string): Mode | undefined {
  const beside = readJson<{ mode: Mode }>(join(dataFolder, 'installation.json'))?.mode;
  return beside ?? readJson<Claim>(claimFile(freshFolder(dataFolder)))?.mode;
}

/** A project that was deleted as root leaves its cluster behind without passwords: a demo's is cleared away. */
async function clearOrphan(dataFolder: string): Promise<void> {
  const folder = freshFolder(dataFolder);
  if (existsSync(noteFile(dataFolder)) || majorOfCluster(folder) === undefined) return;
  const left = readJson<Claim>(claimFile(folder));
  if (left && left.mode !== 'real') await removeCluster(dataFolder);
}

function isOthers(folder: string, dataFolder: string): boolean {
  const owner = readJson<Claim>(claimFile(folder))?.dataFolder;
  if (!owner || owner === dataFolder || !existsSync(owner)) return false;
  return unreadableIsNone(owner)?.folder === folder;
}

/** Data made by root are the servant's, data made by a person are his: neither can go on with the other's. */
function refuseStranger(folder: string): void {
  if (majorOfCluster(folder) === undefined) return;
  const [owner, mine] = [statSync(folder).uid, isRoot() ? SERVANT.uid : process.getuid?.()];
  if (mine === undefined || owner === mine) return;
  throw new StartFault(
    `数据库目录 ${folder} 属于另一用户（uid ${owner}）。(The database folder belongs to another user, uid ${owner}.)`,
    '请以原来的用户启动，或另设 DATA_DIR。(Start as the user who made it, or set another DATA_DIR.)',
  );
}

function readNote(folder: string): ClusterNote | undefined {
  const file = noteFile(folder);
  try {
    return readJson<ClusterNote>(file);
  } catch (fault) {
    throw new StartFault(
      `无法读取 ${file}：${wordsOf(fault)} (That file cannot be read.)`,
      '请以原来的用户启动，或恢复该文件。(Start as the user who made it, or restore the file.)',
    );
  }
}

/** Removes the cluster and its passwords; what a killed run left running on it is ended first. */
export async function removeCluster(dataFolder: string): Promise<void> {
  const note = unreadableIsNone(dataFolder);
  const folders = new Set([freshFolder(dataFolder), ...(note ? [note.folder] : [])]);
  for (const folder of [...folders].filter((one) => !isOthers(one, dataFolder))) {
    refuseStranger(folder);
    await endFormer(folder);
    for (const tail of ['', '.new', '.word', '.owner']) rmSync(`${folder}${tail}`, { recursive: true, force: true });
  }
  rmSync(noteFile(dataFolder), { force: true });
}

/** A broken note must not stop the very command that is the cure for it. */
function unreadableIsNone(dataFolder: string): ClusterNote | undefined {
  try {
    return readNote(dataFolder);
  } catch {
    return undefined;
  }
}
