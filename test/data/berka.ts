import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { addDays, addMonths, daysBetween, dayFrom, type Day } from '../../libs/ground/calendar/calendar.js';
import { yuanOf, yuanText, type Fen } from '../../libs/ground/fen/fen.js';

/** How the bank marked a loan on the data's own last day: ended and paid, ended unpaid, running well, running in arrears. */
export type Status = 'A' | 'B' | 'C' | 'D';

export interface BerkaFiles {
  loan: {
    loan_id: string;
    account_id: string;
    date: string;
    amount: string;
    duration: string;
    payments: string;
    status: Status;
  }[];
  account: { account_id: string; district_id: string }[];
  client: { client_id: string; district_id: string }[];
  disp: { client_id: string; account_id: string; type: 'OWNER' | 'DISPONENT' }[];
  district: { district_id: string; A2: string; A3: string }[];
}

export interface BerkaLoan {
  contractNo: string;
  status: Status;
  drawnOn: Day;
  dueOn: Day;
  lentFen: Fen;
  /** Each month from one month after the loan was drawn; instalments × months = lent. */
  instalmentFen: Fen;
  months: number;
  /** Instalments whose day is before the story's first day. */
  dueCount: number;
  /** Instalments that were due and not paid: the last `unpaid` of those due. */
  unpaid: number;
  /** Instalments due and not paid. */
  arrearsFen: Fen;
  /** Arrears and what is not due yet: the balance in the ledger. */
  owedFen: Fen;
  borrower: { name: string; idNo: string };
  coObligor: { name: string; idNo: string } | undefined;
}

export interface BerkaLedger {
  csv: string;
  rows: BerkaLoan[];
}

// The last day of the data: every loan is marked as it stood then.
const DATA_TODAY = '1998-12-31' as Day;
const MOST_UNPAID = 6;

export const isBad = (loan: Pick<BerkaLoan, 'status'>): boolean => loan.status === 'B' || loan.status === 'D';

export function berkaFiles(): BerkaFiles {
  const read = (name: string): unknown =>
    parse(readFileSync(new URL(`./berka/${name}.csv`, import.meta.url)), { columns: true });
  const names = ['loan', 'account', 'client', 'disp', 'district'];
  return Object.fromEntries(names.map((name) => [name, read(name)])) as unknown as BerkaFiles;
}

/**
 * The ledger as it would have stood on the day before `today`: every date moved by the same number of days, so that the
 * data's last day is that day; crowns read as yuan. How many instalments a bad loan misses comes from the seed.
 */
export function berkaLedger(files: BerkaFiles, terms: { today: Day; seed: number }): BerkaLedger {
  const shift = daysBetween(DATA_TODAY, addDays(terms.today, -1));
  const clients = new Map(files.client.map((client) => [client.client_id, client]));
  const districts = new Map(files.district.map((district) => [district.district_id, district]));
  const holders = (type: string): Map<string, string> =>
    new Map(files.disp.filter((disp) => disp.type === type).map((disp) => [disp.account_id, disp.client_id]));
  const [owners, others] = [holders('OWNER'), holders('DISPONENT')];
  const lines: string[] = [HEADER];
  const rows = files.loan.map((loan) => {
    const owner = owners.get(loan.account_id) ?? '';
    const other = others.get(loan.account_id);
    const row = {
      ...loanOf(loan, { shift, seed: terms.seed }),
      borrower: person(owner),
      coObligor: other === undefined ? undefined : person(other),
    };
    const home = districts.get(clients.get(owner)?.district_id ?? '');
    lines.push(lineOf(row, home ? `${home.A2} (${home.A3})` : ''));
    return row;
  });
  return { csv: `${lines.join('\r\n')}\r\n`, rows };
}

function loanOf(
  loan: BerkaFiles['loan'][number],
  terms: { shift: number; seed: number },
): Omit<BerkaLoan, 'borrower' | 'coObligor'> {
  const drawn = mustDay(loan.date);
  const months = Number(loan.duration);
  const [lentFen, instalmentFen] = [mustFen(loan.amount), mustFen(loan.payments)];
  const days = Array.from({ length: months }, (_, at) => addMonths(drawn, at + 1));
  const dueCount = days.filter((day) => day <= DATA_TODAY).length;
  const unpaid = isBad(loan) ? Math.min(dueCount, 1 + (mixed(terms.seed, Number(loan.loan_id)) % MOST_UNPAID)) : 0;
  const arrearsFen = (instalmentFen * BigInt(unpaid)) as Fen;
  return {
    ...{ contractNo: `BK-${loan.loan_id}`, status: loan.status },
    ...{ drawnOn: addDays(drawn, terms.shift), dueOn: addDays(addMonths(drawn, months), terms.shift) },
    ...{ lentFen, instalmentFen, months, dueCount, unpaid, arrearsFen },
    owedFen: (arrearsFen + instalmentFen * BigInt(months - dueCount)) as Fen,
  };
}

const HEADER = '合同号,借款人,证件号,借款人类型,地址,发放日,到期日,金额,本金余额,共同借款人,共同借款人证件号';

function lineOf(row: BerkaLoan, address: string): string {
  const { contractNo, borrower, drawnOn, dueOn, lentFen, owedFen, coObligor } = row;
  const cells = [
    contractNo,
    borrower.name,
    borrower.idNo,
    '个人',
    address,
    drawnOn,
    dueOn,
    yuanText(lentFen),
    yuanText(owedFen),
  ];
  return [...cells, coObligor?.name ?? '', coObligor?.idNo ?? ''].join(',');
}

/** Nobody: no office gives out a number that begins with six noughts. */
const person = (clientId: string): { name: string; idNo: string } => ({
  name: `示例客户 ${clientId}`,
  idNo: `000000${clientId.padStart(12, '0')}`,
});

/** A number that looks like chance and is the same for the same seed and loan (the mixing of mulberry32). */
function mixed(seed: number, loanId: number): number {
  let at = (Math.imul(seed, 0x9e3779b1) + Math.imul(loanId, 0x6d2b79f5)) >>> 0;
  at = Math.imul(at ^ (at >>> 15), at | 1);
  at ^= at + Math.imul(at ^ (at >>> 7), at | 61);
  return (at ^ (at >>> 14)) >>> 0;
}

function mustDay(text: string): Day {
  const day = dayFrom(text);
  if (!day) throw new Error(`no such day in the data: ${text}`);
  return day;
}

function mustFen(text: string): Fen {
  const amount = yuanOf(text);
  if (amount === undefined) throw new Error(`no amount in the data: ${text}`);
  return amount;
}
