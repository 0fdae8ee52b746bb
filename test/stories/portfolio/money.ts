import { act, count, look, type Office } from './doings.js';
import type { CaseFile } from './file.js';

type Share = 'all' | number;

/** What a debtor means to pay from the day his case is opened. */
export function expectMoney(office: Office, file: CaseFile): void {
  const pays = (days: number, share: Share): void =>
    office.agenda.plan(office.today, days, () => pay(office, file, share));
  switch (file.fate.will) {
    case 'atOnce':
      return pays(8 + office.chance.upTo(20), 'all');
    case 'inParts':
      for (const [at, share] of ([0.25, 0.35, 0.5, 'all'] as const).entries())
        pays(20 + at * (25 + office.chance.upTo(20)), share);
      return;
    case 'aPartOnly':
      pays(30, 0.2);
      return pays(70, 0.15);
    case 'afterJudgment':
    case 'whollyAfterWriteOff':
    case 'partlyAfterWriteOff':
    case 'never':
      return;
  }
}

/** What comes in once the claim is written off: it lives on, capped by what is left. */
export function expectRecovery(office: Office, file: CaseFile): void {
  const pays = (days: number, share: Share): void =>
    office.agenda.plan(office.today, days, () => pay(office, file, share));
  if (file.fate.will === 'whollyAfterWriteOff') pays(15 + office.chance.upTo(20), 'all');
  if (file.fate.will === 'partlyAfterWriteOff') {
    pays(10, 0.3);
    pays(30, 0.2);
  }
}

/** Costs of the court and interest until then are charged before anything more is paid. */
export async function charge(office: Office, file: CaseFile): Promise<void> {
  const part = office.chance.of(['cost', 'interest', 'penalty']);
  const body = { part, amountFen: 5_000 + office.chance.upTo(100_000), valueDay: office.today, reason: '示例计收' };
  await act(office, office.town.finance, { path: `/debts/${file.debtId}/charges`, body });
}

export async function pay(office: Office, file: CaseFile, share: Share): Promise<void> {
  if (file.over) return;
  const view = await look(office, file);
  if (view.owedFen <= 0) return;
  const whole = share === 'all';
  // A debtor who pays all now and then pays a little too much: it is shown, and kept for him.
  const surplus = whole && office.chance.oneIn(5) ? 100 + office.chance.upTo(500) : 0;
  const amountFen = whole ? view.owedFen + surplus : Math.max(1, Math.floor(view.owedFen * share));
  const body = {
    amountFen,
    valueDay: office.today,
    ...throughChannel(office),
    payer: office.chance.oneIn(4) ? { name: '示例代偿人' } : { partyId: view.debtor.id },
  };
  const paid = await act<{ entryId: string }>(office, office.town.finance, {
    path: `/debts/${file.debtId}/payments`,
    body,
  });
  if (!paid) return;
  office.cashFen += amountFen;
  file.entryId = paid.entryId;
  file.amountFen = amountFen;
}

/** Money through a court names the docket it belongs to. */
function throughChannel(office: Office): { channel: string; docketNo?: string } {
  const channel = office.chance.of(['cash', 'transfer', 'deduction', 'court', 'other']);
  return channel === 'court' ? { channel, docketNo: '（2026）示例执1号' } : { channel };
}

/** The payment was somebody else's: the case goes back to where it was settled from, and the debtor pays again. */
export async function takeBack(office: Office, file: CaseFile): Promise<void> {
  if (file.stage !== 'settled' || file.entryId === '') return;
  const path = `/entries/${file.entryId}/reversal`;
  const asked = await act<{ approvalId: string }>(office, office.town.finance, {
    path,
    body: { reason: '误记他人款项' },
  });
  if (!asked) return;
  const decision = { path: `/approvals/${asked.approvalId}/decision`, body: { decision: 'approve', reason: '属实' } };
  if (!(await act(office, office.town.secondFinance, decision))) return;
  office.cashFen -= file.amountFen;
  count(office.done, 'reopened');
  office.agenda.plan(office.today, 12, () => pay(office, file, 'all'));
}
