/** What can be wrong with a row. The desk has words for each in other languages, as `rowFault.<code>`. */
export const batchFaults = [
  'COLUMN_MISSING',
  'ROW_UNEVEN',
  'QUOTES_BROKEN',
  'VALUE_MISSING',
  'TEXT_TOO_LONG',
  'CONTROL_CHARACTERS',
  'FORMULA',
  'NUMBER_SCIENTIFIC',
  'DAY_UNCLEAR',
  'NO_SUCH_DAY',
  'DAY_IN_FUTURE',
  'DUE_BEFORE_DRAWN',
  'NOT_AN_AMOUNT',
  'UNIT_NOT_YUAN',
  'AMOUNT_NEGATIVE',
  'AMOUNT_ABSURD',
  'LENT_NOTHING',
  'ABOVE_LENT',
  'ID_NO_CHARACTERS',
  'ID_NO_LENGTH',
  'ID_NO_ZEROS_LOST',
  'ID_NO_ROUNDED',
  'ID_NO_OF_ANOTHER',
  'CO_OBLIGOR_IS_BORROWER',
  'KIND_UNKNOWN',
  'DUPLICATE_IN_FILE',
  'DUPLICATE_DEBT',
] as const;
export type FaultCode = (typeof batchFaults)[number];

/** One thing wrong, where it stands and how to put it right. */
export interface Fault {
  /** Line of the file, 1 is its first. */
  line: number;
  /** The column's header. */
  column: string;
  /** As typed, cut after a hundred characters. */
  value: string;
  code: FaultCode;
  cureZh: string;
}

const cures: Record<FaultCode, string> = {
  COLUMN_MISSING: '文件里没有找到这一项对应的列；请在左边选定对应的列，或在文件里补上这一列后重新上传',
  ROW_UNEVEN: '这一行的格数与表头不同；请检查是否多了或少了逗号，含逗号的内容要用英文双引号括起来',
  QUOTES_BROKEN: '这一行的双引号不成对，分不清各格；请删去多余的双引号，或在 Excel 中另存为 CSV',
  VALUE_MISSING: '这一项必须填写；请补上',
  TEXT_TOO_LONG: '内容太长；请缩短',
  CONTROL_CHARACTERS: '含有换行、制表符或看不见的字符；请删去后重新输入',
  FORMULA: '以 = + @ 开头，像是公式；请改为公式算出的内容',
  NUMBER_SCIENTIFIC: '号码变成了科学记数（如 4.2E+17），后几位已丢失；请把这一列设为文本格式，从原件重新填写',
  DAY_UNCLEAR: '看不懂这个日期；请写成 2021-03-18 这样的年-月-日',
  NO_SUCH_DAY: '日历上没有这一天；请核对合同上的日期',
  DAY_IN_FUTURE: '日期在今天之后，贷款还没有发放；请核对年份',
  DUE_BEFORE_DRAWN: '到期日早于发放日；请核对两个日期是否填反',
  NOT_AN_AMOUNT: '不是金额；请只填阿拉伯数字，以元为单位，最多两位小数，如 35000.00',
  UNIT_NOT_YUAN: '这一列的单位是万元；请换算成元，并改列名',
  AMOUNT_NEGATIVE: '金额不能是负数；请核对，多收的钱不在这里填',
  AMOUNT_ABSURD: '金额超过一千亿元，不合常理；请核对单位和小数点',
  LENT_NOTHING: '贷款金额不能是零；请填合同上的贷款金额',
  ABOVE_LENT: '本金余额大于贷款金额；请核对两项是否填反，利息、罚息另填各自的列',
  ID_NO_CHARACTERS: '证件号只能有数字和字母；请填完整的号码，去掉星号、撇号等符号',
  ID_NO_LENGTH: '证件号位数不对；居民身份证为 15 或 18 位，其他证件请连同字母一起填',
  ID_NO_ZEROS_LOST: '证件号位数太少，像是丢了开头的零或没有填全；请把这一列设为文本格式，从原件重新填写',
  ID_NO_ROUNDED: '证件号末尾变成了 000，且校验位不对，像是被 Excel 改过；请设为文本格式，从原件重新填写',
  ID_NO_OF_ANOTHER: '同一证件号已登记为另一个姓名；请核对姓名和证件号',
  CO_OBLIGOR_IS_BORROWER: '共同借款人与借款人是同一证件号；请核对，或清空共同借款人',
  KIND_UNKNOWN: '借款人类型看不懂；请填 个人、个体工商户、农户、企业、机关、事业单位、村民委员会 或 集体经济组织',
  DUPLICATE_IN_FILE: '同一合同号在文件里已经出现过；请删去重复的行，或改用借据号作为合同号',
  DUPLICATE_DEBT: '这一合同号已在台账中；请删去这一行，余额变动请记账',
};

const LONGEST_SHOWN = 100;

/** A fault with its cure; `more` says what the cure points to, such as the line that has the same number. */
export const faultOf = (where: { line: number; column: string; value: string }, code: FaultCode, more = ''): Fault => ({
  line: where.line,
  column: where.column,
  value:
    [...where.value].length > LONGEST_SHOWN ? `${[...where.value].slice(0, LONGEST_SHOWN).join('')}…` : where.value,
  code,
  cureZh: more ? `${cures[code]}（${more}）` : cures[code],
});
