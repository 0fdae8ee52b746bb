import type { ReactElement } from 'react';
import { useWords } from '../i18n.js';

interface Props {
  fen: number | null | undefined;
  strong?: boolean;
  unit?: boolean;
  /** Shows + before receipts. */
  sign?: boolean;
}

/** `29,000.00`: thousands in commas, the fen in grey, a true minus sign. Never red: a debt is not an alarm. */
export function MoneyText({ fen, strong, unit, sign }: Props): ReactElement {
  const { t } = useWords();
  if (fen === undefined || fen === null) return <span className="money">–</span>;
  const [yuan, rest] = moneyParts(fen);
  return (
    <span className={strong ? 'money strong' : 'money'}>
      {sign && fen > 0 ? '+' : ''}
      {yuan}
      <i>.{rest}</i>
      {unit && <span className="unit">{t('ui.yuan')}</span>}
    </span>
  );
}

function moneyParts(fen: number): [string, string] {
  const whole = Math.abs(Math.trunc(fen));
  const yuan = Math.floor(whole / 100).toLocaleString('en-US');
  return [`${fen < 0 ? '−' : ''}${yuan}`, String(whole % 100).padStart(2, '0')];
}

export const moneyWords = (fen: number): string => moneyParts(fen).join('.');
