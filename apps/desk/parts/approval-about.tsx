import { ArrowRightOutlined, CheckOutlined, CloseOutlined } from '@ant-design/icons';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useCircumstances, useRecoveries, useTrial, useWriteOff, useWriteOffList } from '../case-queries.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { useCase, useDebt } from '../queries.js';
import type { ApprovalView } from '../shapes.js';
import { Fact, PlanBar } from './facts-parts.js';
import { MoneyText, moneyWords } from './money-text.js';
import { useRefusal } from './refusal-notice.js';
import { StageTag } from './stage-tag.js';

/** What exactly the yes would be to: the plan, the fact, the waiver, the entry, the rows of a list, the changed value. */
export function AboutWhat({ view }: { view: ApprovalView }): ReactElement | null {
  if (view.subjectKind === 'list') return <ListRows id={view.subjectId} />;
  if (view.proposal) return <ProposalRows proposal={view.proposal} />;
  if (view.subjectKind === 'debt' && view.about) return <EntryRow debtId={view.subjectId} entryId={view.about} />;
  if (view.caseId && view.matter === 'writtenOff') return <GatesOf caseId={view.caseId} ground={view.ground} />;
  if (!view.caseId || !view.about) return null;
  if (view.matter === 'plan' || view.matter === 'hold') return <Circumstance caseId={view.caseId} about={view.about} />;
  if (view.matter === 'waiver' || view.matter === 'inKind')
    return <RecoveryRow caseId={view.caseId} about={view.about} />;
  return null;
}

function Circumstance({ caseId, about }: { caseId: string; about: string }): ReactElement | null {
  const all = useCircumstances(caseId).data;
  const plan = all?.plans.find(({ id }) => id === about);
  const fact = all?.facts.find(({ id }) => id === about);
  if (plan) return <PlanBar plan={plan} whole />;
  return fact ? <Fact fact={fact} onEnd={undefined} /> : null;
}

/** The gates of the ground that is named, and whether the file is whole. */
function GatesOf({ caseId, ground }: { caseId: string; ground: string | null }): ReactElement | null {
  const { t, of } = useWords();
  const writeOff = useWriteOff(caseId).data;
  const found = writeOff?.grounds.find((one) => one.ground === ground);
  if (!found) return null;
  return (
    <section className="track" data-testid="gates">
      <header>
        <b>{of('ground', found.ground)}</b>
        {writeOff?.file && (
          <span className={writeOff.file.state === 'ready' ? 'tag ok' : 'tag amber'}>
            {t(`ui.file_${writeOff.file.state}`)}
          </span>
        )}
        <span className="t3">{found.articleZh}</span>
      </header>
      <ul className="book">
        {found.gates.map(({ gate, ok }) => (
          <li key={gate} className={ok ? 'b-supplied' : 'b-missing'}>
            {ok ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden />}
            <span>{of('gate', gate)}</span>
          </li>
        ))}
      </ul>
      {found.test !== 'measures' && <p className="t3 s12">{of('writeOffTest', found.test)}</p>}
    </section>
  );
}

function RecoveryRow({ caseId, about }: { caseId: string; about: string }): ReactElement | null {
  const { t, of, day } = useWords();
  const debts = useCase(caseId).data?.debts ?? [];
  const found = useRecoveries(debts.map(({ id }) => id))?.find(({ id }) => id === about);
  if (!found) return null;
  return (
    <section className="track">
      <header>
        <b>{of('recoveryKind', found.kind)}</b>
        <span className="end">
          <MoneyText fen={found.amountFen} unit strong />
        </span>
      </header>
      <ul className="book">
        {found.parts.map((one) => (
          <li key={one.id}>
            <CheckOutlined aria-hidden />
            <span>
              {one.part ? of('account', one.part) : of('thing', one.thing)} <MoneyText fen={one.amountFen} unit />
              <small>
                {[
                  one.what,
                  one.giverName,
                  one.appraisedFen !== null && `${t('label.appraisedFen')} ${moneyWords(one.appraisedFen)}`,
                  one.agreedFen !== null && `${t('label.agreedFen')} ${moneyWords(one.agreedFen)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {found.condition && (
        <p className="t2">
          {t('ui.onlyIfPaid', { day: day(found.condition.onlyIfPaidOn) })}{' '}
          <MoneyText fen={found.condition.onlyIfPaidFen} unit />
        </p>
      )}
    </section>
  );
}

function EntryRow({ debtId, entryId }: { debtId: string; entryId: string }): ReactElement | null {
  const { t, of, day } = useWords();
  const debt = useDebt(debtId).data;
  const entry = debt?.entries.find(({ id }) => id === entryId);
  if (!debt || !entry) return null;
  return (
    <section className="track">
      <header>
        <b>{of('entry', entry.kind)}</b>
        <span className="end">
          <MoneyText fen={entry.amountFen} unit strong />
        </span>
      </header>
      <p className="t2">
        {debt.contractNo} ·{' '}
        {[
          day(entry.valueDay),
          of('channel', entry.channel),
          entry.payerName,
          entry.byName && t('ui.bookedByWho', { who: entry.byName }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {debt.caseId && <Link to={`/cases/${debt.caseId}`}>{t('ui.openCase')}</Link>}
    </section>
  );
}

type Proposal = NonNullable<ApprovalView['proposal']>;

/** A change of the house's own rules: now, then, and from which day. */
function ProposalRows({ proposal }: { proposal: Proposal }): ReactElement {
  const { t, of, day } = useWords();
  const said = useProposalWords(proposal);
  return (
    <table className="ba" data-testid="proposal">
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
          <td>
            {proposal.of === 'parameter'
              ? of('parameter', proposal.name)
              : proposal.of === 'authority'
                ? of('matter', proposal.name)
                : proposal.name}
          </td>
          <td>{said(proposal.was)}</td>
          <td className="t3">
            <ArrowRightOutlined aria-hidden />
          </td>
          <td className="a">
            <b>{said(proposal.will)}</b>
            {proposal.from && <span className="t3 s12"> {t('ui.fromDay', { day: day(proposal.from) })}</span>}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function useProposalWords({ of: kind, name }: Proposal): (values: readonly string[]) => string {
  const { t } = useWords();
  if (kind === 'parameter')
    return ([value = '']) => (name.endsWith('Fen') ? `${moneyWords(Number(value))} ${t('ui.yuan')}` : value);
  return (values) =>
    values
      .map((one) => t(`role.${one}`, { defaultValue: t(`department.${one}`, { defaultValue: one }) }))
      .join(kind === 'authority' ? ' → ' : t('ui.or'));
}

/** Every date and approval that the value would move, as the dry run found them. */
export function TrialMoves({ changeId, most = 200 }: { changeId: string; most?: number }): ReactElement | null {
  const { t, of, day } = useWords();
  const { may } = useDesk();
  const trial = useTrial(may('parameter.set') ? changeId : undefined).data;
  if (!trial) return null;
  return (
    <section data-testid="trial" data-done={trial.done}>
      <h3>
        {t('ui.trial')}{' '}
        <span className={trial.done ? 'tag ok' : 'tag amber'}>
          {t('ui.triedOf', { tried: trial.tried, total: trial.total })}
        </span>
      </h3>
      {trial.done && trial.moves.length === 0 && <p className="t2">{t('ui.noMoves')}</p>}
      {trial.moves.length > 0 && (
        <table className="ba">
          <thead>
            <tr>
              <th>{t('ui.number')}</th>
              <th>{t('ui.item')}</th>
              <th>{t('ui.now')}</th>
              <th className="a">{t('ui.afterApproval')}</th>
            </tr>
          </thead>
          <tbody>
            {trial.moves.slice(0, most).map((one) => (
              <tr key={one.caseId + one.what}>
                <td>{one.caseNumber}</td>
                <td>{t(`deadline.${one.what}`, { defaultValue: of('trialMove', one.what) })}</td>
                <td>{dayOr(one.was)}</td>
                <td className="a">{dayOr(one.will)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trial.moves.length > most && <p className="t3">{t('ui.moreMoves', { count: trial.moves.length - most })}</p>}
    </section>
  );

  function dayOr(text: string): string {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : t(`role.${text}`, { defaultValue: text || '–' });
  }
}

/** A list of small loans: each row is judged by itself, and only what fits is written off. */
function ListRows({ id }: { id: string }): ReactElement | null {
  const { t, of } = useWords();
  const list = useWriteOffList(id).data;
  if (!list) return null;
  return (
    <section data-testid="write-off-list">
      <h3>
        {t('ui.listRows', { count: list.rows.length })} · <MoneyText fen={list.totalFen} unit />
      </h3>
      <p className="t3 s12">
        {list.articleZh} · {of('writeOffTest', list.test)}
      </p>
      <ul className="book">
        {list.rows.map((row) => (
          <li key={row.caseId} className={row.refused ? 'b-missing' : 'b-supplied'}>
            {row.refused ? <CloseOutlined aria-hidden /> : <CheckOutlined aria-hidden />}
            <span>
              <Link to={`/cases/${row.caseId}`}>{row.number}</Link> <StageTag stage={row.stage} />{' '}
              <MoneyText fen={row.inBooksFen} unit />
              <small>
                {row.gates.map(({ gate, ok }) => `${ok ? '✓' : '✗'} ${of('gate', gate)}`).join(' · ')}
                {row.refused && <RefusedWord code={row.refused} />}
              </small>
            </span>
            <span className="tag">{of('listRow', row.state)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RefusedWord({ code }: { code: string }): ReactElement {
  return <> · {useRefusal(code).sentence}</>;
}
