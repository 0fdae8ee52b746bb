import { refuse, type Refusal } from '../../ground/command/command.js';

interface FieldTerms {
  zh: string;
  needed: boolean;
  /** Characters. */
  longest: number;
  /** Headers that mean this field, the surest first; as `plainHeader` leaves them. */
  known: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

/** What one row of a ledger says of a debt. Amounts stand in the file in yuan. */
export const fields = {
  contractNo: {
    zh: '合同号',
    needed: true,
    longest: 60,
    known: words(
      '合同号 合同编号 贷款合同号 借款合同号 借款合同编号 借据号 借据编号 贷款编号 contractno contractnumber contract loanno loannumber loanid',
    ),
  },
  borrowerName: {
    zh: '借款人',
    needed: true,
    longest: 100,
    known: words(
      '借款人 借款人姓名 借款人名称 借款人户名 客户名称 客户姓名 姓名 户名 borrower borrowername customer customername debtor name',
    ),
  },
  borrowerIdNo: {
    zh: '证件号',
    needed: false,
    longest: 60,
    known: words(
      '证件号 证件号码 借款人证件号 借款人证件号码 身份证号 身份证号码 身份证 借款人身份证号 统一社会信用代码 idno idnumber borroweridno',
    ),
  },
  borrowerKind: {
    zh: '借款人类型',
    needed: false,
    longest: 20,
    known: words('借款人类型 借款人类别 客户类型 客户类别 borrowerkind borrowertype customertype'),
  },
  phone: {
    zh: '电话',
    needed: false,
    longest: 60,
    known: words('电话 联系电话 手机 手机号 手机号码 电话号码 phone mobile tel telephone'),
  },
  address: {
    zh: '地址',
    needed: false,
    longest: 200,
    known: words('地址 联系地址 通讯地址 住址 家庭住址 送达地址 address'),
  },
  drawnOn: {
    zh: '发放日',
    needed: true,
    longest: 40,
    known: words(
      '发放日 发放日期 放款日 放款日期 贷款发放日 贷款发放日期 借款日 借款日期 起息日 贷款起始日 drawnon drawndate drawdate startdate',
    ),
  },
  dueOn: {
    zh: '到期日',
    needed: true,
    longest: 40,
    known: words('到期日 到期日期 贷款到期日 贷款到期日期 合同到期日 借款到期日 dueon duedate maturity maturitydate'),
  },
  lentFen: {
    zh: '金额',
    needed: true,
    longest: 40,
    known: words('金额 贷款金额 借款金额 合同金额 发放金额 放款金额 lent amount loanamount lentamount'),
  },
  principalFen: {
    zh: '本金余额',
    needed: true,
    longest: 40,
    known: words(
      '本金余额 贷款本金余额 贷款余额 剩余本金 结欠本金 欠本金 余额 principal principalbalance outstandingprincipal balance',
    ),
  },
  interestFen: {
    zh: '欠息',
    needed: false,
    longest: 40,
    known: words('欠息 欠利息 欠息余额 结欠利息 应收利息 利息 利息余额 interest interestowed'),
  },
  penaltyFen: {
    zh: '罚息',
    needed: false,
    longest: 40,
    known: words('罚息 罚息余额 欠罚息 逾期罚息 penalty penaltyinterest defaultinterest'),
  },
  costFen: {
    zh: '费用',
    needed: false,
    longest: 40,
    known: words('费用 费用余额 垫付费用 实现债权费用 cost costs fees'),
  },
  coObligorName: {
    zh: '共同借款人',
    needed: false,
    longest: 100,
    known: words(
      '共同借款人 共同借款人姓名 共同债务人 共同债务人姓名 共借人 共借人姓名 coobligor coobligorname coborrower coborrowername',
    ),
  },
  coObligorIdNo: {
    zh: '共同借款人证件号',
    needed: false,
    longest: 60,
    known: words(
      '共同借款人证件号 共同借款人证件号码 共同借款人身份证号 共同债务人证件号 共借人证件号 coobligoridno coborroweridno',
    ),
  },
} as const satisfies Record<string, FieldTerms>;

export type Field = keyof typeof fields;
export const fieldNames = Object.keys(fields) as [Field, ...Field[]];

/** Which column of the file holds a field, by its header. */
export type Mapping = Partial<Record<Field, string>>;

/** A header without what people put round it: `贷款金额（元）`, `Due_Date`, `* 合同号`. Ten thousands of yuan stay visible. */
const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【](?:人民币)?元[)\]】]/g, '')
    .replace(/[\s_*.:#-]/g, '');

/** The mapping that the headers suggest. A header that stands twice is left to a person: nobody knows which is meant. */
export function suggested(columns: readonly string[]): Mapping {
  const plain = columns.map(plainHeader);
  const taken = new Set<number>();
  const mapping: Mapping = {};
  for (const field of fieldNames) {
    const known: readonly string[] = fields[field].known;
    const name = known.find((one) => plain.some((header, at) => header === one && !taken.has(at)));
    const places = plain.flatMap((header, at) => (header === name ? [at] : []));
    const [place, second] = places;
    if (place === undefined || second !== undefined || columns.includes(again(columns[place] ?? '', 2))) continue;
    taken.add(place);
    mapping[field] = columns[place] ?? '';
  }
  return mapping;
}

/** Headers made different from each other: one without text is called by its place, one that stands twice is numbered. */
export function columnsOf(header: readonly string[]): string[] {
  const columns: string[] = [];
  for (const [at, cell] of header.entries()) {
    const name = cell.trim() || `第${at + 1}列`;
    let column = name;
    for (let number = 2; columns.includes(column); number++) column = again(name, number);
    columns.push(column);
  }
  return columns;
}

const again = (name: string, number: number): string => `${name} (${number})`;

/** Refuses `COLUMN_MISSING` when a person names a column that the file does not have. */
export function known(mapping: Mapping, columns: readonly string[]): Refusal | undefined {
  const lost = fieldNames.filter((field) => mapping[field] !== undefined && !columns.includes(mapping[field]));
  return lost.length > 0 ? refuse('COLUMN_MISSING', { fields: lost }) : undefined;
}

/** Needed fields that have no column yet. */
export const unmapped = (mapping: Mapping): Field[] =>
  fieldNames.filter((field) => fields[field].needed && mapping[field] === undefined);

/** Columns of the file that the mapping does not use: shown, so that nobody believes they were imported. */
export function unused(columns: readonly string[], mapping: Mapping): string[] {
  const used = new Set(Object.values(mapping));
  return columns.filter((column) => !used.has(column));
}
