import { act, look, type Office } from './doings.js';
import type { CaseFile } from './file.js';

const PROOF = {
  signed: 'signature',
  refused: 'record',
  postReceipt: 'postReceipt',
  returned: 'envelope',
} as const;
type Result = keyof typeof PROOF;

/** The ways of a case's letters: what comes back from the post, and what the collector does about it. */
export function expectPost(office: Office, file: CaseFile): void {
  const stage = file.stage;
  const { post } = file.fate;
  const inDays = (days: number, results: readonly Result[]): void =>
    office.agenda.plan(office.today, days, () => deliver(office, file, { stage, results }));
  switch (post) {
    case 'signed':
    case 'refused':
    case 'postReceipt':
      return inDays(4 + office.chance.upTo(6), [post]);
    case 'returnedOnce':
      return inDays(6, ['returned', 'signed']);
    case 'returnedTwice':
      return inDays(6, ['returned', 'returned', 'signed']);
    case 'lost':
      return inDays(6, ['returned', 'returned']);
    case 'late':
      return inDays(20, ['postReceipt']); // The clock has asked for the proof by then.
  }
}

async function deliver(
  office: Office,
  file: CaseFile,
  way: { stage: string; results: readonly Result[] },
): Promise<void> {
  const [result, ...rest] = way.results;
  if (!result || file.stage !== way.stage) return;
  const demand = (await look(office, file)).notices.filter((one) => one.stage === way.stage).at(-1);
  // Written at the story's next turn, or still on its way because a case settled and came back.
  if (!demand) return office.agenda.plan(office.today, 2, () => deliver(office, file, way));
  if (demand.servedOn) return;
  const proof = { kind: PROOF[result], reference: `回执 ${office.chance.upTo(1_000_000)}` };
  const path = `/notices/${demand.id}/deliveries`;
  await act(office, office.town.collector, { path, body: { result, resultOn: office.today, proof } });
  if (result !== 'returned' || rest.length === 0) return;
  office.agenda.plan(office.today, 2, () => again(office, file, { demandId: demand.id, stage: way.stage }));
  office.agenda.plan(office.today, 8, () => deliver(office, file, { stage: way.stage, results: rest }));
}

async function again(office: Office, file: CaseFile, way: { demandId: string; stage: string }): Promise<void> {
  if (file.stage !== way.stage) return;
  await act(office, office.town.collector, { path: `/notices/${way.demandId}/sendings` });
}

/** The debtor comes to talk, or does not: after he was invited. */
export function expectInterview(office: Office, file: CaseFile): void {
  office.agenda.plan(office.today, 12, async () => {
    if (file.stage !== 'urging') return;
    const outcome = office.chance.of(['promised', 'disputes', 'unable', 'absent']);
    const place = office.chance.of(['branch', 'mediation', 'homeByConsent', 'phone']);
    // At home only with his written consent (X6).
    const consent = place === 'homeByConsent' ? { consent: { kind: 'signature', reference: '上门同意书' } } : {};
    const body = { heldOn: office.today, place, outcome, note: '示例笔录', ...consent };
    await act(office, office.town.collector, { path: `/cases/${file.caseId}/interviews`, body });
  });
}
