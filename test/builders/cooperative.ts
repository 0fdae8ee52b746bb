import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Order } from '../../libs/ground/command/command.js';
import { DatabaseModule } from '../../libs/ground/database/database.module.js';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import type { Json } from '../../libs/ground/record/record.js';
import type { Actor, Role } from '../../libs/people/staff/staff.js';
import { StaffService } from '../../libs/people/staff/staff.service.js';
import { mediumDatabase } from '../servers/medium.js';
import { testKeys } from './keys.js';

/** A credit cooperative with a branch and a collector, in a database of its own, for tests of services. */
export interface Cooperative {
  rootId: string;
  unitId: string;
  collector: Actor;
  get<T>(service: Type<T>): T;
  sql<T>(text: string, values?: unknown[]): Promise<T[]>;
  /** Another person of the branch. */
  person(role: Role): Promise<Actor>;
  order(kind: string, body: Json, key?: string): Order;
  stop(): Promise<void>;
}

/** `room`: the module under test; it must bring the people with it. */
export async function cooperative(room: Type<unknown>): Promise<Cooperative> {
  const { appUrl } = await mediumDatabase({ mode: 'demo' });
  const app = await Test.createTestingModule({
    imports: [DatabaseModule.at({ url: appUrl, poolSize: 10, keys: testKeys }), room],
  }).compile();
  await app.init();
  const get = <T>(service: Type<T>): T => app.get(service, { strict: false });
  const staff = get(StaffService);
  const tx = get(DatabaseService).reading;
  const rootId = await staff.foundRoot(tx, '示例信用社');
  const unit = await staff.addUnit(tx, { parentId: rootId, name: '示例网点' });
  if ('refused' in unit) throw new Error(unit.refused);
  const person = async (role: Role): Promise<Actor> => {
    const name = `示例${role}`;
    const roles = [role];
    const made = await staff.addStaff(tx, { unitId: unit.id, name, login: `p${randomUUID().slice(0, 8)}`, roles });
    if ('refused' in made) throw new Error(made.refused);
    return {
      id: made.id,
      name,
      roles,
      departments: [],
      standsFor: [],
      unitId: unit.id,
      unitPath: `/${rootId}/${unit.id}/`,
      rootId,
    };
  };
  const collector = await person('collector');
  return {
    ...{ rootId, unitId: unit.id, collector, get, person },
    sql: (text, values) => tx.query(text, values),
    order: (kind, body, key = randomUUID()) => ({
      ...{ id: `${collector.id}:${key}`, kind, by: collector.id, body, unitId: rootId },
    }),
    stop: () => app.close(),
  };
}
