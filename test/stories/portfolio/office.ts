import { act, count, look, type Office } from './doings.js';
import type { CaseFile } from './file.js';
import { charge, expectRecovery, pay, takeBack } from './money.js';
import { expectInterview, expectPost } from './post.js';
import { checkedAfter, opinions, prepared, type Acts } from '../../world/write-off.js';

/** What the people of the cooperative make of a case that they find changed. */
export function react(office: Office, file: CaseFile): void {
  const { row } = file;
  if (!row) return;
  if (row.stage !== file.seenStage) {
    file.seenStage = row.stage;
    entered(office, file);
  }
  const request = row.openRequest ? `${row.openRequest.id}/${row.openRequest.level}` : '';
  if (request !== file.seenRequest) {
    if (row.openRequest) asked(office, file, row.openRequest);
    file.seenRequest = request;
  }
}

function entered(office: Office, file: CaseFile): void {
  const { agenda, chance, today } = office;
  switch (file.stage) {
    case 'intake':
      if (file.fate.early === 'intake') agenda.plan(today, 2, () => ask(office, file, early));
      else agenda.plan(today, 1 + chance.upTo(5), () => serve(office, file));
      return;
    case 'notice':
      if (file.fate.early === 'notice') agenda.plan(today, 9, () => ask(office, file, early));
      return expectPost(office, file);
    case 'announcement':
      return expectPost(office, file);
    case 'urging':
      expectInterview(office, file);
      return expectPost(office, file);
    case 'litigation':
      return agenda.plan(today, 1, () => papers(office, file));
    case 'writtenOff':
      agenda.plan(today, 12, () => checked(office, file));
      return expectRecovery(office, file);
    case 'settled':
      if (file.fate.wrongPayment) agenda.plan(today, 3, () => takeBack(office, file));
      file.fate.wrongPayment = false;
      return;
  }
}

async function serve(office: Office, file: CaseFile): Promise<void> {
  if (file.stage === 'intake') await act(office, office.town.collector, { path: `/cases/${file.caseId}/notices` });
}

const lostInCourt = { to: 'writtenOff', reason: '执行无果', ground: 'enforcementWithoutResult' } as const;
const actsOf =
  (office: Office): Acts =>
  (who, order) =>
    act(office, who, order);

const early = { to: 'litigation', reason: '借款人转移财产，须及时起诉' };

async function ask(
  office: Office,
  file: CaseFile,
  body: { to: string; reason: string; ground?: string },
): Promise<void> {
  if (file.over || file.row?.openRequest) return;
  await act(office, office.town.collector, { path: `/cases/${file.caseId}/requests`, body });
}

/** A write-off begins with the director; anything else comes to him once it went up a level. */
const isDirectors = (request: { what: string; level: number }): boolean =>
  request.what === 'writtenOff' || request.level > 0;

/** A request comes to those who may decide: approved, refused and asked again, or left until it goes up a level. */
function asked(office: Office, file: CaseFile, request: { id: string; what: string; level: number }): void {
  const raised = file.seenRequest.startsWith(request.id);
  const hand = file.fate.hands[raised ? file.requests - 1 : file.requests] ?? 'approve';
  if (!raised) file.requests += 1;
  if (hand === 'leaveForGood' || (hand === 'leave' && !isDirectors(request))) return;
  const approve = hand !== 'refuse';
  office.agenda.plan(office.today, office.chance.upTo(3), () => decide(office, file, { ...request, approve }));
}

async function decide(
  office: Office,
  file: CaseFile,
  request: { id: string; what: string; level: number; approve: boolean },
): Promise<void> {
  if (file.over) return;
  const { supervisor, director } = office.town;
  // Five departments speak before the director decides, whichever way he will.
  if (request.what === 'writtenOff') await opinions(office.town, { approvalId: request.id, acts: actsOf(office) });
  const open = file.row?.openRequest?.id === request.id ? file.row.openRequest : request;
  const who = isDirectors(open) ? director : supervisor;
  const body = request.approve ? { decision: 'approve', reason: '同意' } : { decision: 'refuse', reason: '材料不全' };
  const decided = await act(office, who, { path: `/approvals/${request.id}/decision`, body });
  if (!decided || request.approve) return;
  const ground = request.what === 'writtenOff' ? { ground: lostInCourt.ground } : {};
  const again = { to: request.what, reason: '已补充材料，再次申请', ...ground };
  office.agenda.plan(office.today, 5, () => ask(office, file, again));
}

/** Legal looks at the papers: accepts them, or returns them once with what is missing. */
async function papers(office: Office, file: CaseFile): Promise<void> {
  if (file.stage !== 'litigation') return;
  const whole = file.fate.papers === 'whole';
  const body = whole ? { decision: 'accept', missing: [] } : { decision: 'return', missing: ['demandProof'] };
  const path = `/cases/${file.caseId}/handoff/decision`;
  if (!(await act(office, office.town.legal, { path, body }))) return;
  if (whole) return office.agenda.plan(office.today, 7 + office.chance.upTo(10), () => fileSuit(office, file));
  file.fate.papers = 'whole';
  office.agenda.plan(office.today, 3, async () => {
    if (file.stage !== 'litigation') return;
    const supplied = { item: 'demandProof', proof: { kind: 'postReceipt', reference: '回执' } };
    await act(office, office.town.collector, { path: `/cases/${file.caseId}/readiness`, body: supplied });
    if (await act(office, office.town.collector, { path: `/cases/${file.caseId}/handoff` }))
      office.agenda.plan(office.today, 2, () => papers(office, file));
  });
}

async function fileSuit(office: Office, file: CaseFile): Promise<void> {
  if (file.stage !== 'litigation') return;
  const { owedFen } = await look(office, file);
  const docketNo = `（示例）民初${office.chance.upTo(100_000)}号`;
  const body = { court: '示例县人民法院', docketNo, filedOn: office.today, claimedFen: Math.max(1, owedFen) };
  if (!(await act(office, office.town.legal, { path: `/cases/${file.caseId}/suit`, body }))) return;
  await charge(office, file);
  if (file.fate.slowCourt) return;
  office.agenda.plan(office.today, 30 + office.chance.upTo(20), () => judge(office, file));
}

async function judge(office: Office, file: CaseFile): Promise<void> {
  if (file.stage !== 'litigation') return;
  const { owedFen } = await look(office, file);
  const body = { judgedOn: office.today, judgedFen: owedFen };
  if (!(await act(office, office.town.legal, { path: `/cases/${file.caseId}/judgment`, body }))) return;
  if (file.fate.will === 'afterJudgment') return office.agenda.plan(office.today, 10, () => pay(office, file, 'all'));
  office.agenda.plan(office.today, 20 + office.chance.upTo(10), async () => {
    if (file.stage !== 'litigation' || file.row?.openRequest) return;
    await prepared(office.town, { caseId: file.caseId, ground: lostInCourt.ground, acts: actsOf(office) });
    await act(office, office.town.legal, { path: `/cases/${file.caseId}/requests`, body: lostInCourt });
  });
}

/** Finance and internal control look at the write-off after it, once, wherever its case stands by then. */
async function checked(office: Office, file: CaseFile): Promise<void> {
  if (file.checked) return;
  file.checked = true;
  await checkedAfter(office.town, { caseId: file.caseId, acts: actsOf(office) });
}

/** Tasks are finished with a note by whom they wait for. */
export async function finishTasks(office: Office): Promise<void> {
  const { collector, supervisor, legal } = office.town;
  for (const who of [collector, supervisor, legal]) {
    const { tasks } = await who.see<{ tasks: { id: string; kind: string }[] }>('/tasks');
    for (const task of tasks) {
      await act(office, who, { path: `/tasks/${task.id}/done`, body: { note: '已处理' } });
      count(office.done, `task ${task.kind}`);
    }
  }
}
