import type { Day } from '../calendar/calendar.js';
import { capitals, yuanText, type Fen } from '../fen/fen.js';

export type LetterKind = 'overdueNotice' | 'finalDemand' | 'interviewInvitation';

/** Who writes to whom about what: all a letter needs. */
export interface LetterFacts {
  number: string;
  kind: LetterKind;
  creditor: string;
  addressee: string;
  contracts: readonly string[];
  demanded: Fen;
  asOf: Day;
  termDays: number;
}

const TITLES: Record<LetterKind, string> = {
  overdueNotice: '逾期贷款催收通知书',
  finalDemand: '最后催告函',
  interviewInvitation: '约谈邀请函',
};

const dayText = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/**
 * The text of a demand to the borrower himself. It claims the debt (Limitation Rules 8), says from when the term runs,
 * and carries the sentence under which a signature is an agreement to pay (Civil Code 192; Limitation Rules 19).
 */
export function letterText(facts: LetterFacts): string {
  const { number, kind, creditor, addressee, contracts, demanded, asOf, termDays } = facts;
  const contractText = contracts.join('、');
  const claim = `截至${dayText(asOf)}，您（贵单位）在本社${contractText}号借款合同项下尚欠本息及费用合计人民币${yuanText(demanded)}元（大写：${capitals(demanded)}）。`;
  return [
    `${TITLES[kind]}`,
    `编号：${number}`,
    `${addressee}：`,
    claim,
    ...bodyOf(kind, termDays),
    `如对金额有异议，请书面告知。`,
    `${creditor}`,
    dayText(asOf),
    '',
    '回执：本人（单位）已收到本函，确认上述债务，同意偿还。',
    '签字（盖章）：                日期：',
  ].join('\n');
}

function bodyOf(kind: LetterKind, termDays: number): string[] {
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
  }
}
