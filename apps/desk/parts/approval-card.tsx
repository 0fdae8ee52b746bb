import {
  ArrowRightOutlined,
  CheckOutlined,
  CloseOutlined,
  HourglassOutlined,
  RightOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactElement, ReactNode } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { ApprovalRow, ApprovalView } from '../shapes.js';
import { useFiguresLine } from './figures.js';
import { moneyWords, MoneyText } from './money-text.js';
import { StageTag } from './stage-tag.js';

/** Reading order is decision order: the sentence, before → after, checks, evidence, what follows; then the buttons. */
export function ApprovalCard({ view, buttons }: { view: ApprovalView; buttons: ReactNode }): ReactElement {
  return (
    <article className="panel ac" aria-labelledby="request">
      <Head view={view} />
      <div className="ac-b">
        <div className="ac-m">
          <Changes view={view} />
          <Checks view={view} />
        </div>
        <div className="ac-s">
          <Evidence view={view} />
          <Earlier rows={view.earlier} />
        </div>
      </div>
      <footer className="cf">
        <Follows view={view} />
        {buttons}
      </footer>
    </article>
  );
}

function Head({ view }: { view: ApprovalView }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <header className="ac-h">
      <div className="row">
        <StageTag stage={view.what} box />
        <span className="tag">{t('ui.levelOf', { who: of('role', view.levelRole) })}</span>
        {view.state !== 'open' && <span className={`tag st-${view.state}`}>{of('requestState', view.state)}</span>}
        <span className="t3 el">
          {view.caseNumber} · {t('ui.askedOn', { day: day(view.askedOn, today) })}
        </span>
        {view.state === 'open' && view.levelEndsOn && <LevelEnd on={view.levelEndsOn} />}
      </div>
      <h2 id="request">
        {t(`sentence.${view.what}`, {
          who: view.askedByClock ? t('ui.clock') : view.askedByName,
          debtor: view.debtorName,
          amount: moneyWords(view.amountFen),
        })}
      </h2>
      <p className="t2">
        {t('ui.reasonIs', { reason: view.reason })}
        {view.ground && ` · ${of('ground', view.ground)}`}
      </p>
    </header>
  );
}

export function LevelEnd({ on }: { on: string }): ReactElement {
  const { t, day } = useWords();
  const { today } = useDesk();
  const mood = on < today ? 'red' : on === today ? 'amber' : 'ok';
  return (
    <span className={`dl dl-${mood} end`}>
      <span className="dl-t">
        <HourglassOutlined aria-hidden />
        <b>{on < today ? t('ui.overdue') : on === today ? t('ui.dueToday') : t('ui.decideBy')}</b>
        <span className="dl-d">{day(on, today)} 24:00</span>
      </span>
    </span>
  );
}

function Changes({ view }: { view: ApprovalView }): ReactElement {
  const { t } = useWords();
  const { before, after } = view;
  return (
    <section>
      <h3>{t('ui.changes')}</h3>
      <table className="ba">
        <thead>
          <tr>
            <th>{t('ui.item')}</th>
            <th>{t('ui.now')}</th>
            <th aria-hidden />
            <th className="a">{t('ui.afterApproval')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('ui.stage')}</td>
            <td>
              <StageTag stage={before.stage} />
            </td>
            <td className="t3">
              <ArrowRightOutlined aria-hidden />
            </td>
            <td className="a">
              <StageTag stage={after.stage} />{' '}
              <span className="t3 s12">{t(`afterwards.${after.stage}`, { defaultValue: '' })}</span>
            </td>
          </tr>
          <tr>
            <td>{t('ui.owed')}</td>
            <td>
              <MoneyText fen={before.owedFen} unit />
            </td>
            <td className="t3">
              <ArrowRightOutlined aria-hidden />
            </td>
            <td className="a">
              <MoneyText fen={after.owedFen} unit strong />{' '}
              {view.what === 'writtenOff' && <span className="t3 s12">{t('ui.claimLives')}</span>}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

type Check = ApprovalView['checks'][number];

function Checks({ view }: { view: ApprovalView }): ReactElement {
  const { t } = useWords();
  const well = view.checks.filter(({ ok }) => ok).length;
  const blocking = view.checks.filter(({ ok, blocking: stops }) => !ok && stops).length;
  const soft = view.checks.length - well - blocking;
  return (
    <section>
      <h3>
        {t('ui.checks')}
        {well > 0 && <span className="tag ok">{t('ui.passedChecks', { count: well })}</span>}
        {blocking > 0 && <span className="tag red">{t('ui.blockingChecks', { count: blocking })}</span>}
        {soft > 0 && <span className="tag amber">{t('ui.softChecks', { count: soft })}</span>}
      </h3>
      <ul className="chks">
        {view.checks.map((check) => (
          <CheckRow key={check.code} check={check} />
        ))}
      </ul>
    </section>
  );
}

export function CheckRow({ check }: { check: Check }): ReactElement {
  const { of } = useWords();
  const { today } = useDesk();
  const more = useFiguresLine({ group: 'figure', facts: check.detail, today });
  const Icon = check.ok ? CheckOutlined : check.blocking ? CloseOutlined : WarningOutlined;
  return (
    <li className={`chk ${check.ok ? 'y' : check.blocking ? 'n' : 'w'}`}>
      <Icon aria-hidden />
      <span>
        {of(check.ok ? 'check' : 'checkNot', check.code)}
        <small>{[more, check.articleZh].filter(Boolean).join(' · ')}</small>
      </span>
    </li>
  );
}

function Evidence({ view }: { view: ApprovalView }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <section>
      <h3>{t('ui.evidence', { count: view.evidence.length })}</h3>
      {view.evidence.length === 0 && <p className="t3 s12">{t('ui.noEvidence')}</p>}
      {view.evidence.map((one) => (
        <div className="ev" key={one.hash + one.reference}>
          <b>{of('proof', one.kind)}</b>
          <span className="t3">{day(one.day, today)}</span>
          <p>{one.reference}</p>
          <p className="t3 s12" title={one.hash}>
            SHA-256 {one.hash.slice(0, 8)}…{one.hash.slice(-4)}
          </p>
        </div>
      ))}
    </section>
  );
}

function Earlier({ rows }: { rows: readonly ApprovalRow[] }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <section className="earlier">
      <h3>{t('ui.earlier')}</h3>
      {rows.length === 0 && <p className="t3 s12">{t('ui.noEarlier')}</p>}
      {rows.toReversed().map((one) => (
        <p key={one.id} className="s12">
          <span className="t3">{day(one.decidedOn ?? one.askedOn, today)}</span>{' '}
          <b>{one.decidedByName ?? (one.askedByClock ? t('ui.clock') : one.askedByName)}</b>{' '}
          {of('requestState', one.state)}
          {t('ui.colon')}
          {of('stage', one.what)} {one.decisionReason}
        </p>
      ))}
    </section>
  );
}

/** Consequences stand directly above the buttons. */
function Follows({ view }: { view: ApprovalView }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <div className="then">
      <div>
        <h3>
          <RightOutlined aria-hidden /> {t('ui.onceApproved')}
        </h3>
        <p>{of('then', view.what)}</p>
      </div>
      <div>
        <h3>
          <HourglassOutlined aria-hidden /> {t('ui.ifLate')}
        </h3>
        <p>
          {of('timeout', view.levelEndsOn ? view.levelRole : 'director', { day: day(view.levelEndsOn, today) })}{' '}
          <b>{t('timeout.never')}</b>
        </p>
      </div>
    </div>
  );
}
