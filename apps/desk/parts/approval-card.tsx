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
import type { Stage } from '../shapes.js';
import { ALL_STAGES } from '../stages.js';
import type { ApprovalRow, ApprovalView } from '../shapes.js';
import { useFiguresLine } from './figures.js';
import { moneyWords, MoneyText } from './money-text.js';
import { AboutWhat, TrialMoves } from './approval-about.js';
import { MatterTag, StageTag } from './stage-tag.js';
import { Voices } from './voices.js';

/** Reading order is decision order: the sentence, before → after, checks, evidence, what follows; then the buttons. */
export function ApprovalCard({ view, buttons }: { view: ApprovalView; buttons: ReactNode }): ReactElement {
  return (
    <article className="panel ac" aria-labelledby="request">
      <Head view={view} />
      <div className="ac-b">
        <div className="ac-m">
          <Returned view={view} />
          <AboutWhat view={view} />
          <Changes view={view} />
          {view.matter === 'parameter' && view.about && <TrialMoves changeId={view.about} />}
          <Voices view={view} />
          {view.checks.length > 0 && <Checks view={view} />}
        </div>
        {view.caseId && (
          <div className="ac-s">
            <Evidence view={view} />
            <Earlier rows={view.earlier} />
          </div>
        )}
      </div>
      <footer className="cf">
        <Follows view={view} />
        {buttons}
      </footer>
    </article>
  );
}

/** Whose the request is: the debtor of its case, the contract, the person, else the house's own rules. */
export const aboutName = ({ debtorName, subjectName }: Pick<ApprovalRow, 'debtorName' | 'subjectName'>): string =>
  debtorName || subjectName;

/** The sentence by the matter; a list and what else is about no case have their own. */
const sentenceOf = ({ matter, subjectKind }: ApprovalRow): string =>
  subjectKind === 'list' ? 'sentence.writtenOffList' : `sentence.${matter}`;

function Head({ view }: { view: ApprovalView }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <header className="ac-h">
      <div className="row">
        <MatterTag of={view} box />
        <span className="tag">{t('ui.levelOf', { who: of('role', view.levelRole) })}</span>
        {view.chain.length > 1 && (
          <span className="tag">{t('ui.levelAt', { at: view.level + 1, all: view.chain.length })}</span>
        )}
        {view.assignedToName && <span className="tag">{t('ui.assignedTo', { who: view.assignedToName })}</span>}
        {view.state !== 'open' && <span className={`tag st-${view.state}`}>{of('requestState', view.state)}</span>}
        <span className="t3 el">
          {[
            view.caseNumber,
            t('ui.askedOn', { day: day(view.askedOn, today) }),
            view.waitedDays ? t('ui.waited', { count: view.waitedDays }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {view.state === 'open' && view.levelEndsOn && <LevelEnd on={view.levelEndsOn} />}
      </div>
      <h2 id="request">
        {t(sentenceOf(view), {
          who: view.askedByClock ? t('ui.clock') : view.askedByName,
          debtor: aboutName(view),
          amount: moneyWords(view.amountFen),
        })}
      </h2>
      <p className="t2">
        {t('ui.reasonIs', { reason: view.reason })}
        {view.ground && ` · ${of('ground', view.ground)}`}
      </p>
      {view.decidedByName && (
        <p className="t2" data-testid="decided">
          {of('requestState', view.state)} · {view.decidedByName}
          {view.decidedForName && t('ui.decidedFor', { who: view.decidedForName })} {day(view.decidedOn, today)} ·{' '}
          {view.decisionReason}
        </p>
      )}
    </header>
  );
}

/** It was given back: what was missing, and how it was completed. */
function Returned({ view }: { view: ApprovalView }): ReactElement | null {
  const { t, day } = useWords();
  const { today } = useDesk();
  if (!view.missing) return null;
  return (
    <section className="note" data-testid="returned">
      <b>{t('ui.returnedBy', { who: view.returnedByName ?? '', day: day(view.returnedOn, today) })}</b>
      <p>{view.missing}</p>
      {view.completion && (
        <p className="t2">
          <CheckOutlined aria-hidden /> {t('ui.completedAs', { how: view.completion })}
        </p>
      )}
    </section>
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

const stageIn = (name: string): Stage | undefined => ALL_STAGES.find((one) => one === name);

function Changes({ view }: { view: ApprovalView }): ReactElement | null {
  const { t } = useWords();
  const { before, after } = view;
  if (!before || !after) return null;
  const [from, to] = [stageIn(before.stage), stageIn(after.stage)];
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
            <td>{from && <StageTag stage={from} />}</td>
            <td className="t3">
              <ArrowRightOutlined aria-hidden />
            </td>
            <td className="a">
              {to ? <StageTag stage={to} /> : t('ui.stageStays')}{' '}
              <span className="t3 s12">{t(`afterwards.${view.matter}`, { defaultValue: '' })}</span>
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
          {of('matter', one.matter)} {one.decisionReason}
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
        <p>{of('then', view.matter)}</p>
      </div>
      <div>
        <h3>
          <HourglassOutlined aria-hidden /> {t('ui.ifLate')}
        </h3>
        <p>
          {view.levelEndsOn
            ? t('ui.lateUp', {
                day: day(view.levelEndsOn, today),
                who: of('role', view.chain[view.level + 1] ?? view.levelRole),
              })
            : t('ui.lateTop', { who: of('role', view.levelRole) })}{' '}
          <b>{t('timeout.never')}</b>
        </p>
      </div>
    </div>
  );
}
