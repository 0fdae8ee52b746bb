import type { Day } from '../calendar/calendar.js';
import { capitals, yuanText, type Fen } from '../fen/fen.js';

export type LetterKind =
  | 'overdueNotice'
  | 'finalDemand'
  | 'interviewInvitation'
  | 'guarantorDemand'
  | 'reminder'
  | 'pressDemand'
  | 'organisationCall';

/** Who writes to whom about what: all a letter needs. */
export interface LetterFacts {
  number: string;
  kind: LetterKind;
  creditor: string;
  /** As it is to stand on the paper: in the press a private person's name and number are cut down to the least. */
  addressee: string;
  contracts: readonly string[];
  demanded: Fen;
  asOf: Day;
  termDays: number;
  /** For whom a guarantor is asked. */
  debtor?: string | undefined;
  /** The last day of a running term that a reminder names. */
  until?: Day | undefined;
}

const TITLES: Record<LetterKind, string> = {
  overdueNotice: '逾期贷款催收通知书',
  finalDemand: '最后催告函',
  interviewInvitation: '约谈邀请函',
  guarantorDemand: '履行保证责任催收函',
  reminder: '还款提醒函',
  pressDemand: '债务催收公告',
  organisationCall: '债务催收公告',
};

// What is read by everybody carries no slip to sign.
const isPublic = (kind: LetterKind): boolean => kind === 'pressDemand' || kind === 'organisationCall';

const dayText = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/**
 * The text of a demand. It claims the debt (Limitation Rules 8), says from when the term runs, and on a letter to the
 * borrower carries the sentence under which a signature is an agreement to pay (Civil Code 192; Limitation Rules 19).
 */
export function letterText(facts: LetterFacts): string {
  const { number, kind, creditor, addressee, contracts, demanded, asOf } = facts;
  const contractText = contracts.join('、');
  const owner = kind === 'guarantorDemand' ? `债务人${facts.debtor ?? ''}` : '您（贵单位）';
  const claim = `截至${dayText(asOf)}，${owner}在本社${contractText}号借款合同项下尚欠本息及费用合计人民币${yuanText(demanded)}元（大写：${capitals(demanded)}）。`;
  return [
    `${TITLES[kind]}`,
    `编号：${number}`,
    `${addressee}：`,
    claim,
    ...bodyOf(facts),
    `如对金额有异议，请书面告知。`,
    `${creditor}`,
    dayText(asOf),
    ...(isPublic(kind) ? [] : ['', slipOf(kind), '签字（盖章）：                日期：']),
  ].join('\n');
}

function slipOf(kind: LetterKind): string {
  return kind === 'guarantorDemand'
    ? '回执：本人（单位）已收到本函，将依保证合同承担保证责任。'
    : '回执：本人（单位）已收到本函，确认上述债务，同意偿还。';
}

function bodyOf(facts: LetterFacts): string[] {
  const { kind, termDays, until, asOf } = facts;
  switch (kind) {
    case 'overdueNotice':
      return [`请自收到本通知之次日起${termDays}日内清偿；一次清偿有困难的，请与经办人商定分期还款计划。`];
    case 'finalDemand':
      return [
        `此前的催收通知所定期限已过，欠款仍未清偿。现作最后催告：请自收到本函之次日起${termDays}日内清偿全部欠款。`,
        '逾期仍未清偿的，本社将依法采取下一步措施。',
      ];
    case 'interviewInvitation':
      return [
        `现邀请您（贵单位负责人）自收到本函之次日起${termDays}日内到本社面谈还款事宜，也可约定由人民调解组织主持。`,
        '面谈出于自愿，不在工作场所进行，可由您信任的人陪同。',
      ];
    case 'guarantorDemand':
      return [
        `您（贵单位）为上述债务提供连带责任保证，保证期间尚未届满。请自收到本函之次日起${termDays}日内承担保证责任；承担后可依法向债务人追偿。`,
      ];
    case 'reminder':
      return [`本社催收通知所定期限至${dayText(until ?? asOf)}届满，请在期限内清偿；已经付款的，请忽略本函。`];
    case 'pressDemand':
      return [`因无法与您取得联系，现公告催收：请自本公告之日起${termDays}日内清偿，逾期将依法起诉。`];
    case 'organisationCall':
      return [`请自本公告之日起${termDays}日内清偿全部欠款，或者派员到本社商定还款办法。`];
  }
}
