import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DatabaseService } from '../../libs/ground/database/database.service.js';
import { EvidenceService } from '../../libs/ground/evidence/evidence.service.js';
import { LetterService } from '../../libs/ground/letter/letter.service.js';
import { PartyService } from '../../libs/people/party/party.service.js';
import { yuan, day } from '../builders/day.js';
import { mediumDatabase } from '../servers/medium.js';
import { inClear, type Marks } from './clear.js';
import { livedHouse, type House } from './lived.js';

const marks: Marks = {
  ...{ name: '示例甲乙丙', idNo: '11010519491231002X', phone: '13912345678', account: '6222021234567890123' },
  ...{ address: '示例省示例县示例镇七号院', note: '示例谈话记录全文', reference: '示例回执编号九九' },
};
/** What the lived house itself wrote of people: see `House`. */
const ofHouse: Marks = { name: '张三', reference: '回执', reversal: '退票' };

let [ownerUrl, house, folder]: [string, House | undefined, string] = ['', undefined, ''];
beforeAll(async () => {
  const urls = await mediumDatabase({ mode: 'demo' });
  ownerUrl = urls.ownerUrl;
  folder = mkdtempSync(join(tmpdir(), 'clear-'));
  house = await livedHouse(urls.appUrl);
  await marked(house);
}, 60_000);
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true });
});

async function marked(at: House): Promise<void> {
  const tx = at.get(DatabaseService).reading;
  const [{ id: rootId = '' } = {}] = await tx.query<{ id: string }[]>('SELECT id FROM unit WHERE parent_id IS NULL');
  const { name = '', idNo, phone, account, address, reference = '' } = marks;
  const entry = { by: 'clock', day: '2026-03-02', commandId: randomUUID() };
  const facts = { kind: 'person' as const, name, idNo, phone, account, address };
  const { id: addresseeId } = await at.get(PartyService).register(tx, { rootId, facts, ...entry });
  await at.get(EvidenceService).keep(tx, {
    ...{ subjectId: randomUUID(), by: 'clock' },
    proof: { kind: 'signature', day: day('2026-03-02'), reference },
  });
  await at.get(LetterService).write(tx, {
    addresseeId,
    facts: {
      ...{ number: '示-1', kind: 'overdueNotice', creditor: '青山联社', addressee: name, contracts: ['示例借1'] },
      ...{ demanded: yuan(1), asOf: day('2026-03-02'), termDays: 30 },
    },
  });
}

const sql = async (text: string, values: unknown[] = []): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(text, values).finally(() => client.end());
};

describe('a database that has lived', () => {
  it('tells nothing of people to whoever reads its tables', async () => {
    const { found, columns } = await inClear({ ownerUrl }, { ...marks, ...ofHouse });
    expect(found).toEqual([]);
    expect(columns).toBeGreaterThan(250);
  });

  it('tells it to the house: what is sealed opens', async () => {
    const tx = house?.get(DatabaseService).reading;
    if (!house || !tx) throw new Error('no house');
    const [one] = await house.get(PartyService).byIdNos(tx, {
      rootId: (await tx.query<{ id: string }[]>('SELECT id FROM unit WHERE parent_id IS NULL'))[0]?.id ?? '',
      idNos: [marks.idNo ?? ''],
    });
    expect(one).toMatchObject({ name: marks.name, phone: marks.phone, account: marks.account, address: marks.address });
  });
});

describe('the scan finds a mark', () => {
  const written: [string, string, string][] = [
    ['in words', `'{"said": "示例甲乙丙"}'`, 'plain'],
    ['in hex', `to_jsonb(encode(convert_to('xx示例甲乙丙yy', 'UTF8'), 'hex'))`, 'hex'],
    ['as a hash without a key', `to_jsonb(encode(sha256(convert_to('示例甲乙丙', 'UTF8')), 'hex'))`, 'hash'],
  ];
  it.each(written)('%s', async (_how, value, as) => {
    const id = `scan-${as}`;
    await sql(
      `INSERT INTO command (id, kind, body_hash, by, today, law_version, facts, answer) VALUES ($1, 'test', '', 'clock', '2026-03-02', '', ${value}, '{}')`,
      [id],
    );
    try {
      const { found } = await inClear({ ownerUrl }, marks);
      expect(found).toEqual([{ where: 'command.facts', what: 'name', as }]);
    } finally {
      await sql('DELETE FROM command WHERE id = $1', [id]);
    }
  });

  it('in a file and in its journal', async () => {
    const file = join(folder, 'temporal.db');
    writeFileSync(file, Buffer.concat([Buffer.alloc(100), Buffer.from(marks.phone ?? ''), Buffer.alloc(100)]));
    writeFileSync(`${file}-wal`, Buffer.from(Buffer.from(marks.name ?? '').toString('base64')));
    const { found } = await inClear({ files: [file] }, marks);
    expect(found).toEqual([
      { where: file, what: 'phone', as: 'plain' },
      { where: `${file}-wal`, what: 'name', as: 'base64' },
    ]);
  });
});
