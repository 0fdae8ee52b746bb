import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { ScopeKind } from '../../../apps/api/door/scope.service.js';
import { handoverPapers } from '../../../libs/people/duty/duty.js';
import { SecretService } from '../../../libs/ground/secret/secret.service.js';
import { testKeys } from '../../builders/keys.js';
import type { Town } from '../../world/town.js';

type Ids = Record<ScopeKind, string>;

/** One row of each kind that the lawful stages brought, in the case that stands at its notice. */
export async function rowsOfLaw(
  town: Town,
  owner: pg.Pool,
  { ids, today }: { ids: Ids; today: string },
): Promise<void> {
  const at = `/cases/${ids.case}`;
  const paper = { kind: 'record', reference: '示例编号' };
  const made = <T>(path: string, body: object): Promise<T> => town.collector.must<T>(`${at}/${path}`, body);
  const staffOf = async (login: string): Promise<string> =>
    (await owner.query<{ id: string }>('SELECT id FROM staff WHERE login = $1', [login])).rows[0]?.id ?? '';
  ids.staff = await staffOf('lisi');
  const poor = { kind: 'hardship', fromDay: today, proof: paper, reason: '家庭困难' };
  ids.fact = (await made<{ factId: string }>('facts', poor)).factId;
  ids.promise = (
    await made<{ promiseId: string }>('promises', { amountFen: 100, onDay: today, saidOn: today })
  ).promiseId;
  ids.answer = (await made<{ answerId: string }>('answers', { kind: 'resign', saidOn: today })).answerId;
  const plan = { signedOn: today, totalFen: 100, proof: { kind: 'signature', reference: '示例协议' }, reason: '分期' };
  const instalments = { perMonthFen: 100, firstOn: today };
  ids.plan = (await made<{ planId: string }>('plans', { ...plan, instalments })).planId;
  const handed = { post: 'direct', toStaffId: ids.staff, papers: [...handoverPapers] };
  ids.handover = (await made<{ handoverId: string }>('handovers', handed)).handoverId;
  await rowsOfLaterStages(owner, { ids, today, staffOf });
}

/** What belongs to stages that the case has not come to: written by hand, so that their doors have a row to refuse. */
async function rowsOfLaterStages(
  owner: pg.Pool,
  { ids, today, staffOf }: { ids: Ids; today: string; staffOf: (login: string) => Promise<string> },
): Promise<void> {
  [ids.publication, ids.track, ids.list] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO publication (id, case_id, kind, medium, medium_level, state, letter_id, proposed_on, proposed_by)
     SELECT $1, case_id, 'press', '示例日报', 'provincial', 'refused', letter_id, $2, 'test' FROM notice WHERE id = $3`,
    [ids.publication, today, ids.notice],
  );
  await owner.query(
    `INSERT INTO court_track (id, case_id, kind, court, docket_no, filed_on, claimed_fen, state, ended_because, ended_on, opened_by)
     VALUES ($1, $2, 'suit', '示例法院', '1', $3, 100, 'ended', 'withdrawn', $3, 'test')`,
    [ids.track, ids.case, today],
  );
  const reason = new SecretService(testKeys).seal('小额长期催收', 'write_off_list.reason');
  await owner.query(
    `INSERT INTO write_off_list (id, unit_id, ground, state, reason, made_by, made_on, department_head_id, unit_head_id)
     SELECT $1, unit_id, 'smallLongPursued', 'givenUp', $2, $3, $4, $5, $6 FROM collection_case WHERE id = $7`,
    [
      ...[ids.list, reason, await staffOf('zhangsan'), today],
      ...[await staffOf('lisi'), await staffOf('zhaoliu'), ids.case],
    ],
  );
}
