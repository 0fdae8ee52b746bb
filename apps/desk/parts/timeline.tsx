import { GlobalOutlined, SettingOutlined, UserOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { FutureEvent, PastEvent, TimelineView } from '../shapes.js';
import { dayIn, timeText } from '../days.js';
import { useFiguresLine } from './figures.js';
import { MoneyText } from './money-text.js';

type By = 'person' | 'clock' | 'outside';

/** What came from outside or went there, whoever wrote it down. */
const OUTSIDE = new Set([
  'LetterSent',
  'DemandServed',
  'DemandReturned',
  'PaymentPosted',
  'RecoveryPosted',
  'SuitFiled',
  'JudgmentGiven',
]);

const byOf = ({ event, by }: PastEvent): By => (OUTSIDE.has(event) ? 'outside' : by);

/** What will happen stands hollow above today, what happened below it, newest first. */
export function Timeline({ view }: { view: TimelineView }): ReactElement {
  const { t, at } = useWords();
  const { nowAt } = useDesk();
  const [by, setBy] = useState<By | 'all'>('all');
  const past = view.past
    .filter((one) => by === 'all' || byOf(one) === by)
    .toReversed()
    .toSorted((a, b) => b.at.localeCompare(a.at));
  const future = by === 'all' || by === 'clock' ? view.future.toSorted((a, b) => b.on.localeCompare(a.on)) : [];
  return (
    <>
      <div className="tf">
        <Segmented
          size="small"
          value={by}
          onChange={setBy}
          options={[
            { value: 'all', label: t('ui.all') },
            {
              value: 'person',
              label: (
                <>
                  <UserOutlined aria-hidden /> {t('ui.byPerson')}
                </>
              ),
            },
            {
              value: 'clock',
              label: (
                <>
                  <SettingOutlined aria-hidden /> {t('ui.byClock')}
                </>
              ),
            },
            {
              value: 'outside',
              label: (
                <>
                  <GlobalOutlined aria-hidden /> {t('ui.byOutside')}
                </>
              ),
            },
          ]}
        />
        <span className="t3 s12 tf-n">{t('ui.dashed')}</span>
      </div>
      <ol className="tl">
        {future.map((one) => (
          <Future key={`${one.on}${one.what}${one.for}`} one={one} />
        ))}
        <li className="now">
          <span>
            {t('ui.today')} {at(nowAt)}
          </span>
        </li>
        {past.map((one, place) => (
          <Past key={`${one.at}${one.event}${String(place)}`} one={one} />
        ))}
      </ol>
    </>
  );
}

/** A narrow column: the year of another year stands above its day. */
function DayLines({ text }: { text: string }): ReactElement {
  const [, year = '', rest = text] = /^(\d{4}年)(.*)$/.exec(text) ?? [];
  return (
    <>
      {year}
      {year && <br />}
      {rest}
    </>
  );
}

function Future({ one }: { one: FutureEvent }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const about = t(`stage.${one.for}`, {
    defaultValue: t(`deadline.${one.for}`, { defaultValue: of('role', one.for) }),
  });
  return (
    <li className={one.conditional ? 'e fut if' : 'e fut'}>
      <time dateTime={one.on}>
        <DayLines text={day(one.on, today)} />
      </time>
      <span className="nd nd-s" title={t('ui.byClock')}>
        <SettingOutlined aria-hidden />
      </span>
      <div className="ec">
        <div className="et">{of('future', one.what, { for: about })}</div>
        {one.conditional && <div className="es">{t('ui.onlyIf')}</div>}
      </div>
    </li>
  );
}

function amountOf({ facts }: PastEvent): number | undefined {
  const amount = facts['amountFen'];
  return amount === undefined || amount === null || Number.isNaN(Number(amount)) ? undefined : Number(amount);
}

/** The event's name and the band above tell these already. */
const TOLD_BY_NAME = ['from', 'to', 'number'];

/** The hour, where the clock on the wall and the demo's agree on the day: of a day that was hopped to there is none. */
const timeOn = ({ at, day }: PastEvent): string => (dayIn(at) === day ? timeText(at) : '');

const RECEIPTS = new Set(['PaymentPosted', 'RecoveryPosted']);

function Past({ one }: { one: PastEvent }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const more = useFiguresLine({ group: 'fact', facts: one.facts, without: TOLD_BY_NAME, today });
  const amount = amountOf(one);
  const under = [one.by === 'person' ? one.byName : undefined, more].filter(Boolean).join(' · ');
  return (
    <li className="e">
      <time dateTime={one.at}>
        <DayLines text={day(one.day, today)} />
        <br />
        {timeOn(one)}
      </time>
      <Mark one={one} />
      <div className="ec">
        <div className="et">{of('event', one.event)}</div>
        <div className="es">{under || t(`ui.by_${byOf(one)}`)}</div>
      </div>
      {amount !== undefined && (
        <span className="em">
          <MoneyText fen={amount} sign={RECEIPTS.has(one.event)} />
        </span>
      )}
    </li>
  );
}

function Mark({ one }: { one: PastEvent }): ReactNode {
  const { t } = useWords();
  const by = byOf(one);
  if (by === 'person')
    return (
      <span className="nd nd-p" title={one.byName ?? undefined}>
        {(one.byName ?? '·').slice(0, 1)}
      </span>
    );
  const Icon = by === 'clock' ? SettingOutlined : GlobalOutlined;
  return (
    <span className={by === 'clock' ? 'nd nd-s' : 'nd'} title={t(`ui.by_${by}`)}>
      <Icon aria-hidden />
    </span>
  );
}
