import type { ReactElement } from 'react';
import { useWords } from '../i18n.js';
import type { Words } from '../i18n.js';
import { moneyWords } from './money-text.js';

/** Codes that events carry as values, by the name of the fact. */
const GROUP_OF: Record<string, string> = {
  result: 'result',
  place: 'place',
  outcome: 'outcome',
  ground: 'ground',
  channel: 'channel',
  account: 'account',
  part: 'account',
  from: 'stage',
  to: 'stage',
  what: 'stage',
  level: 'levelName',
  role: 'role',
  because: 'because',
  stage: 'stage',
};

const AMOUNT = /Fen$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Telling {
  name: string;
  value: unknown;
  words: Words;
}

function told({ name, value, words }: Telling): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (AMOUNT.test(name) && !Number.isNaN(Number(value))) return moneyWords(Number(value));
  if (typeof value === 'string' && DAY.test(value)) return words.day(value);
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join('、') || undefined;
  if (typeof value === 'object') return undefined;
  const text = String(value as string | number | boolean);
  const group = GROUP_OF[name];
  if (name === 'kind') return words.t(`task.${text}`, { defaultValue: words.of('caseKind', text) });
  return group ? words.of(group, text) : text;
}

interface Props {
  /** Where the names have their words: `fact` or `figure`; what has no word there is not shown. */
  group: 'fact' | 'figure';
  facts: Record<string, unknown> | undefined;
  without?: readonly string[];
}

/** `期满日 12月1日 · 送达日 11月2日` from the facts of an event or the figures of a refusal. */
export function Figures({ group, facts, without = [] }: Props): ReactElement | null {
  const line = useFiguresLine({ group, facts, without });
  return line ? <p className="figs">{line}</p> : null;
}

export function useFiguresLine({ group, facts, without = [] }: Props): string {
  const words = useWords();
  const shown: string[] = [];
  for (const [name, value] of Object.entries(facts ?? {})) {
    const label = words.t(`${group}.${name}`, { defaultValue: '' });
    if (!label || without.includes(name)) continue;
    const text = told({ name, value, words });
    if (text !== undefined) shown.push(`${label} ${text}`);
  }
  return shown.join(' · ');
}
