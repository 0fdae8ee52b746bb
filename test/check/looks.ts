import { NestFactory } from '@nestjs/core';
import { CommandService } from '../../libs/ground/command/command.service.js';
import { DatabaseModule } from '../../libs/ground/database/database.module.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { isOver, type Deadline } from '../../libs/cases/case/case.js';
import { CaseService } from '../../libs/cases/case/case.service.js';
import { EscalationModule } from '../../libs/steps/escalation/escalation.module.js';
import { FactsService } from '../../libs/steps/escalation/facts.service.js';
import { nextLook } from '../../libs/steps/escalation/look.js';
import { testKeys } from '../builders/keys.js';

/** The deadline of each open case that is not parked, as all its rows give it now, in one word. */
export type Looks = ReadonlyMap<string, string>;

export const deadlineWord = (deadline: Partial<Deadline> | undefined): string =>
  [deadline?.from, deadline?.on, deadline?.for].join(' ');

type Get = <T>(service: new (...rest: never[]) => T) => T;

/** Loads every open case as a turn would, and asks what it waits for. */
export async function looksBy(get: Get): Promise<Looks> {
  const tx = get(DatabaseService).reading;
  const looks = new Map<string, string>();
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM collection_case WHERE parked IS NULL');
  for (const { id } of rows) {
    const kase = await get(CaseService).mustHave(tx, id);
    if (isOver(kase.stage)) continue;
    const on = await get(CommandService).on(tx, { caseId: id });
    looks.set(id, deadlineWord(nextLook(await get(FactsService).load(tx, kase, on), on)?.deadline));
  }
  return looks;
}

/** The same on a database of which only the address is known. */
export async function looksAt(url: string): Promise<Looks> {
  const rooms = {
    module: class Rooms {},
    imports: [DatabaseModule.at({ url, poolSize: 2, keys: testKeys }), EscalationModule],
  };
  const app = await NestFactory.createApplicationContext(rooms, { logger: false, abortOnError: false });
  try {
    return await looksBy((service) => app.get(service, { strict: false }));
  } finally {
    await app.close();
  }
}
