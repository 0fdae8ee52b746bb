import type { Day } from '../../../libs/ground/calendar/calendar.js';
import { berkaFiles, berkaLedger, isBad, type BerkaLedger } from '../../data/berka.js';
import type { Chance } from '../../model/chance.js';
import type { Person } from '../../world/person.js';
import { fates } from './fate.js';
import { CaseFile } from './file.js';

interface Batch {
  id: string;
  rows: number;
  faulty: number;
}

/** The ledger of the 682 loans goes through the door: judged, then confirmed; answers the register's ids by contract. */
export async function importBerka(
  who: Person,
  terms: { today: Day; seed: number },
): Promise<{ ledger: BerkaLedger; debtIds: Map<string, string> }> {
  const ledger = berkaLedger(berkaFiles(), terms);
  const contentBase64 = Buffer.from(ledger.csv).toString('base64');
  const batch = await who.must<Batch>('/imports', { fileName: 'berka.csv', contentBase64 });
  if (batch.rows !== 682 || batch.faulty !== 0) throw new Error(`judged otherwise: ${JSON.stringify(batch)}`);
  const { debtIds } = await who.must<{ debtIds: string[] }>(`/imports/${batch.id}/confirmation`, { skipFaulty: false });
  return { ledger, debtIds: new Map(ledger.rows.map((row, at) => [row.contractNo, debtIds[at] ?? ''])) };
}

/** Cases for the bad ones, in two bulk starts: most with the first notice at once, the last ten wait for their collector. */
export async function openBad(
  who: Person,
  terms: { ledger: BerkaLedger; debtIds: Map<string, string>; chance: Chance },
): Promise<CaseFile[]> {
  const bad = terms.ledger.rows.filter(isBad).map((row) => terms.debtIds.get(row.contractNo) ?? '');
  const dealt = fates(bad.length, terms.chance);
  const byHand = dealt.flatMap((fate, at) => (fate.early === 'intake' || at >= bad.length - 7 ? [bad[at] ?? ''] : []));
  const atOnce = bad.filter((debtId) => !byHand.includes(debtId));
  const opened = [
    ...(await started(who, { debtIds: atOnce, noticeNow: true })),
    ...(await started(who, { debtIds: byHand, noticeNow: false })),
  ];
  const caseOf = new Map(opened.map(({ debtId, caseId }) => [debtId, caseId]));
  return bad.flatMap((debtId, at) => {
    const [caseId, fate] = [caseOf.get(debtId), dealt[at]];
    if (!caseId || !fate) throw new Error(`no case was opened for ${debtId}`);
    return [new CaseFile({ caseId, debtId, fate })];
  });
}

async function started(
  who: Person,
  order: { debtIds: string[]; noticeNow: boolean },
): Promise<{ debtId: string; caseId: string | null }[]> {
  const { bulkId } = await who.must<{ bulkId: string }>('/bulk-starts', order);
  for (;;) {
    const bulk = await who.see<{ waiting: number; results: { debtId: string; caseId: string | null }[] }>(
      `/bulk-starts/${bulkId}`,
    );
    if (bulk.waiting === 0) return bulk.results;
    await new Promise((later) => setTimeout(later, 100));
  }
}
