import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { cooperative, type Cooperative } from '../../../test/builders/cooperative.js';
import { DatabaseService } from '../../ground/database/database.service.js';
import { StaffModule } from '../staff/staff.module.js';
import { PartyModule } from './party.module.js';
import { PartyService, type PartyView } from './party.service.js';
import type { PartyFacts } from './party.js';

@Module({ imports: [PartyModule, StaffModule] })
class People {}

const li: PartyFacts = {
  ...{ kind: 'person', name: '李示例', idNo: '11010519491231002X', phone: '138 0013 8000' },
  ...{ address: '示例县示例镇示例村12号', account: '6222000011112222333' },
};
let bank: Cooperative;
let parties: PartyService;
const tx = () => bank.get(DatabaseService).reading;

async function registered(facts: PartyFacts, rootId = bank.rootId): Promise<PartyView> {
  const entry = { by: bank.collector.id, day: '2026-03-02', commandId: randomUUID() };
  const { id } = await parties.register(tx(), { rootId, facts, ...entry });
  const found = (await parties.byIds(tx(), [id])).get(id);
  if (!found) throw new Error('not registered');
  return found;
}

beforeAll(async () => {
  bank = await cooperative(People);
  parties = bank.get(PartyService);
});
afterAll(() => bank.stop());

describe('a party', () => {
  it('is read as it was entered, and stands in its row sealed', async () => {
    const { id, ...shown } = await registered(li);
    expect(shown).toMatchObject({ ...li, nature: 'person', initials: 'LSL' });
    const [row = {}] = await bank.sql<Record<string, unknown>>('SELECT * FROM party WHERE id = $1', [id]);
    for (const column of ['name', 'id_no', 'phone', 'address', 'account']) expect(row[column]).toMatch(/^v1\.t1\./);
    const clear = JSON.stringify(row);
    for (const value of [li.name, li.idNo, li.phone, li.address, li.account]) expect(clear).not.toContain(value);
  });

  it('is known again by its id number however that is written, in its own organisation', async () => {
    const { id } = await registered(li);
    expect((await registered({ ...li, name: '李 示例', idNo: '11010519491231002x' })).id).toBe(id);
    const found = await parties.byIdNos(tx(), { rootId: bank.rootId, idNos: ['11010519491231002x', '不认识'] });
    expect(found.map((one) => one.id)).toEqual([id]);
    expect(await parties.byIdNos(tx(), { rootId: randomUUID(), idNos: [li.idNo ?? ''] })).toEqual([]);
  });

  it('without a number is a party of its own each time', async () => {
    const unnamed: PartyFacts = { kind: 'person', name: '无证示例' };
    expect((await registered(unnamed)).id).not.toBe((await registered(unnamed)).id);
  });

  it('is what it is said to be; a sole trader is a person (X3)', async () => {
    expect(await registered({ kind: 'organisation', nature: 'soleTrader', name: '示例小卖部' })).toMatchObject({
      ...{ kind: 'person', nature: 'soleTrader' },
    });
    expect(await registered({ kind: 'organisation', name: '示例公司' })).toMatchObject({ nature: 'company' });
  });

  it('is found by initials, full name, full number or phone, and by no part of what is sealed', async () => {
    const { id } = await registered(li);
    const found = async (q: string): Promise<boolean> => {
      const { initials, name, idNo, phone } = parties.sought(q);
      const rows = await bank.sql<{ id: string }>(
        'SELECT id FROM party WHERE initials LIKE $1 OR name_index = $2 OR id_index = $3 OR phone_index = $4',
        [initials, name, idNo, phone],
      );
      return rows.some((row) => row.id === id);
    };
    const whole = ['ls', 'LSL', '李示例', '11010519491231002x', '13800138000', '+8613800138000'];
    expect(await Promise.all(whole.map(found))).toEqual(whole.map(() => true));
    const parts = ['示例', '李', '1101', '8000', 'SL', '_', '%', 'LS%'];
    expect(await Promise.all(parts.map(found))).toEqual(parts.map(() => false));
  });

  it('cannot be written in the clear, by whatever hand', async () => {
    const { id } = await registered(li);
    await expect(bank.sql('UPDATE party SET name = $1 WHERE id = $2', ['李示例', id])).rejects.toMatchObject({
      driverError: { constraint: 'party_sealed' },
    });
  });
});
