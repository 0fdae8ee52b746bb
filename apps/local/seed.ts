import { randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { dataSource } from '../../libs/ground/database/data-source.js';
import { isRefusal, type Refusal } from '../../libs/ground/command/command.js';
import type { KeyRing } from '../../libs/ground/secret/secret.js';
import type { Department, Role } from '../../libs/people/staff/staff.js';
import { StaffService } from '../../libs/people/staff/staff.service.js';
import { DemoDay } from './demo-day.js';

export interface SeededPerson {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  departments: Department[];
  unit: string;
}

/** Plainly made-up people; the unit is named by its place in `UNITS`, the root first. */
const PEOPLE: readonly (readonly [login: string, name: string, roles: Role[], unit: number, ...Department[]])[] = [
  ['zhangsan', '张三', ['collector'], 1],
  ['lisi', '李四', ['supervisor'], 1],
  ['wangwu', '王五', ['legal'], 0],
  ['zhaoliu', '赵六', ['director'], 0],
  ['qianqi', '钱七', ['finance'], 0],
  ['sunba', '孙八', ['auditor'], 0],
  ['zhoujiu', '周九', ['admin'], 0],
  ['wushi', '吴十', ['collector'], 2],
  ['fengshiyi', '冯十一', ['supervisor'], 2],
  ['chenshier', '陈十二', ['director'], 0],
  // Five departments, five people (X10), beside those who handle, sue and decide.
  ['weishisan', '卫十三', ['collector'], 0, 'disposal'],
  ['jiangshisi', '蒋十四', ['collector'], 0, 'credit'],
  ['shenshiwu', '沈十五', ['finance'], 0, 'finance'],
  ['hanshiliu', '韩十六', ['legal'], 0, 'legal'],
  ['yangshiqi', '杨十七', ['auditor'], 0, 'internalControl'],
  ['zhushiba', '朱十八', ['admin'], 0],
];
const UNITS = ['青禾农村信用合作联社（演示）', '东河信用社', '西岭信用社'];

/** The units and people of the demo, all without password: they enter by role card, which only demo offers. */
export async function seedPeople(tx: EntityManager): Promise<SeededPerson[]> {
  const staff = new StaffService();
  const rootId = await staff.foundRoot(tx, UNITS[0] ?? '');
  const unitIds = [rootId];
  for (const name of UNITS.slice(1)) unitIds.push(made(await staff.addUnit(tx, { parentId: rootId, name })));
  const seeded: SeededPerson[] = [];
  for (const [login, name, roles, unit, ...departments] of PEOPLE) {
    const unitId = unitIds[unit] ?? rootId;
    const id = made(await staff.addStaff(tx, { unitId, name, login, roles, departments }));
    seeded.push({ id, login, name, roles, departments, unit: unitId });
  }
  return seeded;
}

/** A first demo installation: people by the services, loans and cases by the doors, as people would. */
export async function seedDemo(at: { apiUrl: string; databaseUrl: string; keys: KeyRing }): Promise<void> {
  const source = await dataSource({ url: at.databaseUrl, poolSize: 1, keys: at.keys }).initialize();
  try {
    await source.transaction(async (tx) => {
      await tx.query('UPDATE installation SET name = $1', [UNITS[0]]);
      await seedPeople(tx);
    });
  } finally {
    await source.destroy();
  }
  await new DemoDay(at.apiUrl).run();
}

/** A real installation's first person: its admin, whose password is said once and kept nowhere. */
export async function firstAdmin(at: { databaseUrl: string; keys: KeyRing }): Promise<string> {
  const source = await dataSource({ url: at.databaseUrl, poolSize: 1, keys: at.keys }).initialize();
  try {
    const password = randomBytes(12).toString('base64url');
    await source.transaction(async (tx) => {
      const staff = new StaffService();
      const rootId = await staff.foundRoot(tx, '本社', randomUUID());
      await tx.query('UPDATE installation SET name = $1', ['本社']);
      made(await staff.addStaff(tx, { unitId: rootId, name: '管理员', login: 'admin', roles: ['admin'], password }));
    });
    return `管理员首次登录 first sign-in: admin / ${password} （只显示这一次 shown once）`;
  } finally {
    await source.destroy();
  }
}

function made(outcome: { id: string } | Refusal): string {
  if (isRefusal(outcome)) throw new Error(`seeding was refused: ${outcome.refused}`);
  return outcome.id;
}
