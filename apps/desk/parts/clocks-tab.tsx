import {
  CheckOutlined,
  ClockCircleOutlined,
  CloseOutlined,
  HourglassOutlined,
  LockOutlined,
  QuestionOutlined,
} from '@ant-design/icons';
import type { ReactElement } from 'react';
import { useClocks } from '../case-queries.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { DebtView } from '../shapes.js';
import type { ClockLine, Clocks } from '../shapes-lawful.js';
import type { CaseLists } from './act-choices.js';
import { MoneyText } from './money-text.js';

const SOON_DAYS = 30;
const NEAR_DAYS = 90;

type Mood = 'ok' | 'amber' | 'red' | 'off';

/** How a clock stands, by a sign and a word as well as by colour. */
function moodOf({ state, daysLeft }: ClockLine): Mood {
  if (['lapsed', 'expired', 'void', 'released'].includes(state)) return 'off';
  if (state === 'unknown') return 'amber';
  if (daysLeft === null) return 'ok';
  if (daysLeft < 0) return 'off';
  return daysLeft <= SOON_DAYS ? 'red' : daysLeft <= NEAR_DAYS ? 'amber' : 'ok';
}

const signs = { ok: ClockCircleOutlined, amber: HourglassOutlined, red: HourglassOutlined, off: LockOutlined };

/** 担保与时效: every clock with its start, end, article and proof, and what is lost when it has run out. */
export function ClocksTab({ lists }: { lists: CaseLists }): ReactElement {
  const { t } = useWords();
  const clocks = useClocks(lists.view.id).data;
  if (!clocks) return <p className="empty">{t('ui.loading')}</p>;
  return (
    <div className="tab-b">
      <ul className="clocks">
        {clocks.clocks.map((one) => (
          <ClockRow key={`${one.kind}${one.debtId}${one.guaranteeId ?? ''}`} clock={one} clocks={clocks} />
        ))}
      </ul>
      {lists.debts.map((debt) => (
        <Securities key={debt.id} debt={debt} />
      ))}
      <ActsKept clocks={clocks} />
    </div>
  );
}

function ClockRow({ clock, clocks }: { clock: ClockLine; clocks: Clocks }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const mood = moodOf(clock);
  const Sign = clock.state === 'unknown' ? QuestionOutlined : signs[mood];
  const risk = clocks.atRisk.find(({ guaranteeId }) => guaranteeId === clock.guaranteeId);
  return (
    <li className={`clock c-${mood}`} data-testid={`clock-${clock.kind}`} data-state={clock.state}>
      <div className="c-who">
        <b>{clock.kind === 'guarantee' ? clock.partyName : t('ui.clockLimitation')}</b>
        {clock.mode && <span className="tag">{of('guaranteeMode', clock.mode)}</span>}
        <small>
          {clock.kind === 'guarantee' ? of('clockPhase', clock.phase ?? 'period') : t('ui.clockAllObligors')} ·{' '}
          {clock.contractNo}
        </small>
      </div>
      <div className="c-left">
        <span className="c-state">
          <Sign aria-hidden /> {leftWords()}
        </span>
        {clock.endsOn && (
          <small>
            {day(clock.from, today)} – {day(clock.endsOn, today)} 24:00
            {clock.provisional && ` · ${t('ui.provisional')}`}
          </small>
        )}
      </div>
      <ClockFacts clock={clock} off={mood === 'off'} />
      {risk && (
        <p className="warn c-risk">
          {t(risk.urgent ? 'ui.riskUrgent' : 'ui.risk', {
            day: day(risk.askFrom, today),
            end: day(risk.endsOn, today),
          })}
        </p>
      )}
    </li>
  );

  function leftWords(): string {
    if (mood === 'off' || clock.state === 'unknown' || clock.daysLeft === null) return of('clockState', clock.state);
    return clock.daysLeft === 0 ? t('ui.dueToday') : t('ui.daysLeft', { count: clock.daysLeft });
  }
}

/** How it was counted, what saves it, what is lost, and by which article. */
function ClockFacts({ clock, off }: { clock: ClockLine; off: boolean }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <dl className="kv c-more">
      <dt>{t('ui.state')}</dt>
      <dd>{of('clockState', clock.state)}</dd>
      {clock.actBy && !off && (
        <>
          <dt>{t('ui.actBy')}</dt>
          <dd>{day(clock.actBy, today)}</dd>
        </>
      )}
      {clock.saves && (
        <>
          <dt>{t('ui.savedBy')}</dt>
          <dd>{of('saving', clock.saves)}</dd>
        </>
      )}
      <dt>{t('ui.lastProof')}</dt>
      <dd className={clock.lastAct ? '' : 't3'}>
        {clock.lastAct ? `${of('limitAct', clock.lastAct.kind)} ${day(clock.lastAct.on, today)}` : t('ui.noProofYet')}
      </dd>
      <dt>{t('ui.lapses')}</dt>
      <dd>{clock.whatLapses.map((one) => of('lapse', one)).join('、')}</dd>
      {clock.longstopOn && (
        <>
          <dt>{t('ui.longstop')}</dt>
          <dd>{day(clock.longstopOn, today)}</dd>
        </>
      )}
      <dt>{t('ui.article')}</dt>
      <dd>{clock.articleZh}</dd>
    </dl>
  );
}

/** What secures a debt, as its contracts have it. */
function Securities({ debt }: { debt: DebtView }): ReactElement | null {
  const { t, of, day } = useWords();
  if (debt.guarantees.length === 0 && debt.pledges.length === 0) return null;
  return (
    <section>
      <h3>{t('ui.securities', { contract: debt.contractNo })}</h3>
      {debt.guarantees.map((one) => (
        <section className="line" key={one.id}>
          <b>{one.partyName}</b> <span className="tag">{of('guaranteeMode', one.mode ?? one.said)}</span>{' '}
          <span className="t3">
            {[
              one.signedOn && t('ui.signed', { day: day(one.signedOn) }),
              one.periodMonths && t('ui.months', { count: one.periodMonths }),
              one.periodEndsOn && t('ui.until', { day: day(one.periodEndsOn) }),
              one.periodText,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {one.releasedOn && (
            <p className="warn">
              <LockOutlined aria-hidden /> {of('released', one.releasedBecause)} · {day(one.releasedOn)}
            </p>
          )}
          {one.wording && <p className="t2">「{one.wording}」</p>}
        </section>
      ))}
      {debt.pledges.map((one) => (
        <section className="line" key={one.id}>
          <b>{one.thing}</b> <span className="tag">{of('pledgeKind', one.kind)}</span>{' '}
          <span className="t3">
            {one.partyName} · <MoneyText fen={one.valueFen} unit />
            {one.max && ` · ${t('ui.maximum')}`}
          </span>
          <p className={one.registryNo ? 't3' : 'warn'}>
            {one.registryNo
              ? t('ui.registered', { number: one.registryNo, day: day(one.registeredOn) })
              : t('ui.notRegistered')}
          </p>
        </section>
      ))}
    </section>
  );
}

/** The acts that moved a clock, each with its proof. */
function ActsKept({ clocks }: { clocks: Clocks }): ReactElement | null {
  const { t, of, day } = useWords();
  if (clocks.acts.length === 0) return null;
  return (
    <section>
      <h3>{t('ui.limitActs')}</h3>
      {clocks.acts.toReversed().map((one) => (
        <section className="line" key={one.id}>
          {one.proofReference ? (
            <CheckOutlined aria-hidden className="okc" />
          ) : (
            <CloseOutlined aria-hidden className="redc" />
          )}{' '}
          <b>{of('limitAct', one.kind)}</b>{' '}
          <span className="t3">{[day(one.onDay), one.partyName, one.articleZh].filter(Boolean).join(' · ')}</span>
          <p className="t2">
            {of('proof', one.proofKind)} {one.proofReference}
          </p>
        </section>
      ))}
    </section>
  );
}
