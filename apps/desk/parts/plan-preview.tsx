import type { ReactElement } from 'react';
import { addMonths, dayFrom, type Day } from '../../../libs/ground/calendar/calendar.js';
import { LARGEST_FEN, yuanOf, type Fen } from '../../../libs/ground/fen/fen.js';
import { instalmentsOf } from '../../../libs/money/plan/plan.js';
import { isRefusal } from '../../../libs/ground/command/command.js';
import { useWords } from '../i18n.js';
import { WAY, type DraftGroup } from '../schema.js';
import { moneyWords } from './money-text.js';

const fenIn = (text: unknown): Fen | undefined => {
  const fen = typeof text === 'string' ? yuanOf(text) : undefined;
  return fen !== undefined && fen > 0n && fen <= LARGEST_FEN ? (fen as Fen) : undefined;
};
const dayIn = (text: unknown): Day | undefined => (typeof text === 'string' ? dayFrom(text) : undefined);

interface Part {
  dueOn: string;
  fen: number;
}

/** What the agreement comes to before it is sent, by the same rule that the server goes by. */
export function PlanPreview({ draft }: { draft: DraftGroup }): ReactElement | null {
  const { t, day } = useWords();
  const parts = partsOf(draft);
  if (!parts || parts.length === 0) return null;
  const sum = parts.reduce((all, { fen }) => all + fen, 0);
  const total = Number(fenIn(draft['totalFen']) ?? 0n);
  const [first, last] = [parts[0], parts.at(-1)];
  return (
    <section className="note" data-testid="plan-preview" aria-live="polite">
      <b>{t('ui.planParts', { count: parts.length })}</b>
      <p>
        {t('ui.planSpan', {
          first: `${day(first?.dueOn)} ${moneyWords(first?.fen ?? 0)}`,
          last: `${day(last?.dueOn)} ${moneyWords(last?.fen ?? 0)}`,
        })}
      </p>
      <p className={sum === total ? 't3' : 'warn'}>
        {sum === total
          ? t('ui.planSum', { sum: moneyWords(sum) })
          : t('ui.planSumOff', { sum: moneyWords(sum), total: moneyWords(total) })}
      </p>
      <ol className="parts">
        {parts.map(({ dueOn, fen }, place) => (
          <li key={`${dueOn}${place}`}>
            <span>{day(dueOn)}</span>
            <span>{moneyWords(fen)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function partsOf(draft: DraftGroup): Part[] | undefined {
  const told = draft['instalments'] as DraftGroup | null;
  if (!told) return undefined;
  if (told[WAY] === 'parts')
    return (told['parts'] as readonly DraftGroup[]).flatMap((row) => {
      const [fen, dueOn] = [fenIn(row['amountFen']), dayIn(row['dueOn'])];
      return fen === undefined || dueOn === undefined ? [] : [{ dueOn, fen: Number(fen) }];
    });
  const [totalFen, perMonthFen, firstOn] = [
    fenIn(draft['totalFen']),
    fenIn(told['perMonthFen']),
    dayIn(told['firstOn']),
  ];
  if (!totalFen || !perMonthFen || !firstOn) return undefined;
  const parts = instalmentsOf({ totalFen, perMonthFen, firstOn });
  if (isRefusal(parts)) return undefined;
  return parts.map(({ n, amountFen }) => ({ dueOn: addMonths(firstOn, n - 1), fen: Number(amountFen) }));
}
