import { ClockCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { clock, moveClock } from '../client/sdk.gen.js';
import { freshKey } from '../client-fetch.js';
import { timeText, weekdayText } from '../days.js';
import { useWords } from '../i18n.js';
import { problemOf } from '../problem.js';
import { queryClient, useClock } from '../queries.js';
import { RefusalLine } from './refusal-notice.js';

type By = 'day' | 'week' | 'nextDeadline';

const MOVES: { by: By; testId: string; word: string }[] = [
  { by: 'day', testId: 'clock-day', word: 'ui.plusDay' },
  { by: 'week', testId: 'clock-week', word: 'ui.plusWeek' },
  { by: 'nextDeadline', testId: 'clock-next', word: 'ui.toDeadline' },
];

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** What is due on one day must be done before the next hop; a minute without an answer and the clock gives up. */
const PATIENCE_MS = 60_000;

/** Until the bells and letters of the hop before are done: then the page shows its effects, and the next hop may come. */
async function settle(): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end && (await clock()).data.moving) await wait(250);
}

/** Hops from due day to due day until the day wanted is reached. Each hop is an order of its own, with its own key. */
async function walk(by: By, told: (day: string) => void): Promise<void> {
  let until: string | undefined;
  let patienceEnds = Date.now() + PATIENCE_MS;
  for (;;) {
    await settle();
    try {
      const { data } = await moveClock({
        body: { by, ...(until ? { until } : {}) },
        headers: { 'Idempotency-Key': freshKey() },
      });
      until = data.until;
      told(data.today);
      patienceEnds = Date.now() + PATIENCE_MS;
      if (data.arrived) return settle();
    } catch (error) {
      // Somebody else's act came between: his letter first.
      if (problemOf(error).code !== 'CLOCK_MOVING' || Date.now() > patienceEnds) throw error;
      await wait(250);
    }
  }
}

/** Demo only: the band that says so, and the clock that lets months pass in minutes. */
export function ClockBanner({ name }: { name: string }): ReactElement {
  const { t, day, language } = useWords();
  const clockNow = useClock(true).data;
  const [walking, setWalking] = useState<By>();
  const [refused, setRefused] = useState<string>();
  const [reached, setReached] = useState<string>();
  const busy = useRef(false);
  const move = async (by: By): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setWalking(by);
    setRefused(undefined);
    await walk(by, setReached).catch((error: unknown) => setRefused(problemOf(error).code));
    await queryClient.invalidateQueries();
    setWalking(undefined);
    setReached(undefined);
    busy.current = false;
  };
  const today = reached ?? clockNow?.today;
  return (
    <div className="banner" role="region" aria-label={t('ui.demoData')}>
      <span className="b-l">
        <b>{t('ui.demoData')}</b>
        <span className="el">{name}</span>
      </span>
      <span className="b-c">
        <span className="b-clock">
          {walking ? <LoadingOutlined aria-hidden /> : <ClockCircleOutlined aria-hidden />}
          <span className="wide">{t('ui.demoClock')}</span>
          <b data-testid="clock-today" data-today={today} data-walking={walking ?? ''}>
            {today && (
              <>
                <span className="wide">
                  {day(today)} {weekdayText(today, language)}
                </span>
                <span className="narrow-only">{day(today, today)}</span>
              </>
            )}{' '}
            <span className="wide">{clockNow && timeText(clockNow.nowAt)}</span>
          </b>
        </span>
        {MOVES.map(({ by, testId, word }) => (
          <button
            key={by}
            type="button"
            data-testid={testId}
            disabled={walking !== undefined}
            onClick={() => void move(by)}
          >
            {t(word)}
            {by === 'nextDeadline' && clockNow?.nextDeadlineOn && (
              <span className="wide"> · {day(clockNow.nextDeadlineOn, clockNow.today)}</span>
            )}
          </button>
        ))}
      </span>
      <span className="b-r" role="status">
        {walking && t('ui.clockWalks')}
        {refused && <RefusalLine code={refused} />}
      </span>
    </div>
  );
}
