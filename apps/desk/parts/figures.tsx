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
  courtFact: 'courtFact',
  track: 'courtTrack',
  item: 'readinessItem',
  limitAct: 'limitAct',
  guaranteeMode: 'guaranteeMode',
  userTitle: 'userTitle',
  obligor: 'obligor',
  pledgeKind: 'pledgeKind',
  released: 'released',
  clockState: 'clockState',
  needed: 'proof',
  lacking: 'pressLack',
};

/** Values that say by themselves what they are. */
const BARE = new Set(
  'result outcome place kind because ground letterNumber court docketNo channel what part account courtFact item limitAct'.split(
    ' ',
  ),
);

const AMOUNT = /Fen$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Telling {
  name: string;
  value: unknown;
  words: Words;
  today: string | undefined;
}

function told({ name, value, words, today }: Telling): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (AMOUNT.test(name) && !Number.isNaN(Number(value))) return moneyWords(Number(value));
  if (typeof value === 'string' && DAY.test(value)) return words.day(value, today);
  if (name === 'attempt') return Number(value) > 1 ? String(value) : undefined;
  // What was missing is named in the case; the record, which must name nobody, keeps how many.
  if (name === 'missing' && !Array.isArray(value))
    return Number(value) > 0 ? words.t('ui.items', { count: Number(value) }) : undefined;
  if (Array.isArray(value)) {
    const texts = value.filter((one) => typeof one === 'string');
    return (
      texts.map((one) => words.t(`${GROUP_OF[name] ?? 'readinessItem'}.${one}`, { defaultValue: one })).join('、') ||
      undefined
    );
  }
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
  /** Days of this year stand without it. */
  today?: string;
}

/** `期满日 12月1日 · 送达日 11月2日` from the facts of an event or the figures of a refusal. */
export function Figures({ group, facts, without = [] }: Props): ReactElement | null {
  const line = useFiguresLine({ group, facts, without });
  return line ? <p className="figs">{line}</p> : null;
}

export function useFiguresLine({ group, facts, without = [], today }: Props): string {
  const words = useWords();
  const shown: string[] = [];
  for (const [name, value] of Object.entries(facts ?? {})) {
    const label = words.t(`${group}.${name}`, { defaultValue: '' });
    if (!label || without.includes(name)) continue;
    const text = told({ name, value, words, today });
    if (text !== undefined) shown.push(group === 'fact' && BARE.has(name) ? text : `${label} ${text}`);
  }
  return shown.join(' · ');
}
