import { randomUUID } from 'node:crypto';

type Answer = Record<string, unknown>;

const SURNAMES = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地';

/** The first day of a demo, lived through the API: a ledger is imported, cases are opened, some are already moving. */
export class DemoDay {
  constructor(private readonly apiUrl: string) {}

  async run(): Promise<void> {
    const collector = await this.enter('zhangsan');
    const batch = await this.post(collector, '/imports', {
      fileName: '演示台账.csv',
      contentBase64: Buffer.from(ledger()).toString('base64'),
    });
    const imported = await this.post(collector, `/imports/${String(batch.id)}/confirmation`, { skipFaulty: true });
    const debtIds = (imported.debtIds as string[]).slice(0, 16);
    await this.post(collector, '/bulk-starts', { debtIds, noticeNow: true });
  }

  private async enter(login: string): Promise<{ cookie: string; csrf: string }> {
    const { cards } = (await (await fetch(`${this.apiUrl}/api/v1/cards`)).json()) as {
      cards: { staffId: string; login: string }[];
    };
    const staffId = cards.find((card) => card.login === login)?.staffId;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.apiUrl}/api/v1/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ staffId }),
    });
    const { csrf } = (await response.json()) as { csrf: string };
    return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', csrf };
  }

  private async post(who: { cookie: string; csrf: string }, path: string, body: unknown): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      cookie: who.cookie,
      'x-csrf': who.csrf,
      'idempotency-key': randomUUID(),
    };
    const response = await fetch(`${this.apiUrl}/api/v1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${path} was refused: ${String(answer.code)}`);
    return answer;
  }
}

/** Two dozen loans of plainly fake people; one row is faulty on purpose, so that a first import shows how it is told. */
function ledger(): string {
  const header = '合同号,借款人,证件号,手机,地址,发放日,到期日,金额,本金余额,欠息,罚息,费用';
  const rows = [...SURNAMES].map((sign, at) => {
    const lent = 20_000 + ((at * 7_919) % 180) * 1_000;
    const left = Math.round(lent * (0.4 + ((at * 37) % 60) / 100));
    const serial = String(at + 1).padStart(4, '0');
    const due = `2025-${String((at % 9) + 1).padStart(2, '0')}-${String((at % 27) + 1).padStart(2, '0')}`;
    const drawn = due.replace('2025', '2023');
    const idNo = `000000${String(19700101 + at)}${serial}`;
    return `青禾借〔2023〕${serial},示例${sign},${idNo},100${String(at).padStart(8, '0')},演示县东河镇示例村${at + 1}号,${drawn},${due},${lent}.00,${left}.00,${(left * 0.04).toFixed(2)},${(left * 0.01).toFixed(2)},0.00`;
  });
  return [header, ...rows, '青禾借〔2023〕0025,示例错,000000197001010025,,,2023-02-30,2025-02-01,三万五,1,0,0,0'].join(
    '\n',
  );
}
