import { CheckOutlined, CloseOutlined, MinusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { openTo } from '../acts.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Court, Readiness, TrackLine } from '../shapes-lawful.js';
import type { CaseLists } from './act-choices.js';
import type { ActStart } from './act-form.js';
import { MoneyText } from './money-text.js';

export interface TabProps {
  lists: CaseLists;
  onAct: (start: ActStart) => void;
}

/** 法院: the papers that a suit needs, then each proceeding with its dated facts and the days they arm. */
export function CourtTab({ lists, onAct }: TabProps): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const { court, readiness } = lists;
  return (
    <div className="tab-b">
      {court && court.watches.length > 0 && (
        <section>
          <h3>{t('ui.courtDays')}</h3>
          <ul className="days">
            {court.watches
              .toSorted((a, b) => a.on.localeCompare(b.on))
              .map((one) => (
                <li key={one.for + one.about} className={one.savesRight ? 'right' : ''}>
                  <b>{of('deadline', one.for)}</b>
                  <span className={one.on < today ? 'warn' : ''}>
                    {day(one.on, today)} 24:00{one.on < today && ` · ${t('ui.overdue')}`}
                  </span>
                  <small>
                    {one.articleZh}
                    {one.savesRight && ` · ${t('ui.savesRight')}`}
                  </small>
                </li>
              ))}
          </ul>
        </section>
      )}
      {court?.doubled && (
        <p className="note">
          {t('ui.doubled', { from: day(court.doubled.from, today), days: court.doubled.days })}{' '}
          <MoneyText fen={court.doubled.amountFen} unit />
        </p>
      )}
      {court?.tracks.map((track) => (
        <Track key={track.id} track={track} lists={lists} onAct={onAct} />
      ))}
      {court?.tracks.length === 0 && <p className="empty">{t('ui.noTracks')}</p>}
      {readiness && <Book readiness={readiness} lists={lists} onAct={onAct} />}
    </div>
  );
}

function Track({ track, lists, onAct }: TabProps & { track: TrackLine }): ReactElement {
  const { t, of, day } = useWords();
  const { today, may } = useDesk();
  const open = openTo('tellFact', { may, stage: lists.view.stage }) && track.next.length > 0;
  return (
    <section className="track" data-testid={`track-${track.kind}`}>
      <header>
        <b>{of('courtTrack', track.kind)}</b>
        <span className={track.state === 'open' ? 'tag ok' : 'tag'}>
          {track.state === 'open' ? t('ui.trackOpen') : of('courtFact', track.endedBecause ?? 'withdrawn')}
        </span>
        {open && (
          <Button size="small" className="end" onClick={() => onAct({ act: 'tellFact', subjectId: track.id })}>
            {of('actTitle', 'tellFact')}
          </Button>
        )}
      </header>
      <p className="t2">
        {track.court} {track.docketNo} · {t('ui.claimed')} <MoneyText fen={track.claimedFen} unit />
        {track.feeFen !== null && (
          <>
            {' · '}
            {t('ui.courtFee')} <MoneyText fen={track.feeFen} unit />
          </>
        )}
      </p>
      <ol className="dated">
        <li>
          <span>{day(track.filedOn, today)}</span>
          {t('ui.filed')}
        </li>
        {track.facts.map((one) => (
          <li key={one.id}>
            <span>{day(one.onDay, today)}</span>
            {of('courtFact', one.kind)}
            <small>
              {[
                one.detail && of('courtDetail', one.detail),
                one.untilDay && t('ui.until', { day: day(one.untilDay, today) }),
                one.reference,
              ]
                .filter(Boolean)
                .join(' · ')}{' '}
              {one.amountFen !== null && <MoneyText fen={one.amountFen} unit />}
            </small>
          </li>
        ))}
      </ol>
      <Freezes freezes={track.freezes} />
    </section>
  );
}

function Freezes({ freezes }: { freezes: Court['tracks'][number]['freezes'] }): ReactElement | null {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  if (freezes.length === 0) return null;
  return (
    <ul className="days">
      {freezes.map((one) => (
        <li key={one.id}>
          <b>
            {t('ui.freeze')} · {of('courtDetail', one.asset)}
          </b>
          <span>
            {one.lifted
              ? of('courtFact', 'preservationLifted')
              : `${t('ui.until', { day: day(one.until, today) })} 24:00`}
          </span>
        </li>
      ))}
    </ul>
  );
}

const signs = { supplied: CheckOutlined, computed: CheckOutlined, missing: CloseOutlined, notNeeded: MinusOutlined };

/** The handoff book: what is there, what lacks, and what legal asked for when it gave the papers back. */
function Book({ readiness, lists, onAct }: TabProps & { readiness: Readiness }): ReactElement {
  const { t, of, day } = useWords();
  const { may } = useDesk();
  const open = openTo('supplyItem', { may, stage: lists.view.stage });
  const extra = readiness.stillMissing.filter((one) => !readiness.items.some(({ item }) => item === one));
  return (
    <section>
      <h3>
        {t('ui.readiness')}
        {readiness.missing.length > 0 ? (
          <span className="tag amber">{t('ui.lacks', { count: readiness.missing.length })}</span>
        ) : (
          <span className="tag ok">{t('ui.ready')}</span>
        )}
      </h3>
      <ul className="book">
        {readiness.items.map((one) => {
          const Sign = signs[one.state];
          return (
            <li key={one.item} className={`b-${one.state}`}>
              <Sign aria-hidden />
              <span>
                {of('readinessItem', one.item)}
                {!one.mandatory && <em className="t3"> {t('ui.optional')}</em>}
                <small>
                  {[of('readinessState', one.state), one.reference, one.byName, day(one.suppliedOn)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              {open && one.state === 'missing' && (
                <Button size="small" onClick={() => onAct({ act: 'supplyItem', preset: { item: one.item } })}>
                  {t('ui.supply')}
                </Button>
              )}
            </li>
          );
        })}
        {extra.map((one) => (
          <li key={one} className="b-missing">
            <CloseOutlined aria-hidden />
            <span>
              {one}
              <small>{t('ui.legalAsked')}</small>
            </span>
            {open && (
              <Button size="small" onClick={() => onAct({ act: 'supplyItem', preset: { item: one } })}>
                {t('ui.supply')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
