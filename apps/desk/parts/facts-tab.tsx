import { Button } from 'antd';
import type { ReactElement } from 'react';
import { openTo } from '../acts.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { FactLine, PlanLine } from '../shapes-lawful.js';
import type { TabProps } from './court-tab.js';
import { MoneyText } from './money-text.js';

/** 事实与计划: what silences the case and until when, how far a plan has come, what was promised and answered. */
export function FactsTab({ lists, onAct }: TabProps): ReactElement {
  const { t, of, day } = useWords();
  const { today, may } = useDesk();
  const all = lists.circumstances;
  if (!all) return <p className="empty">{t('ui.loading')}</p>;
  const { stage } = lists.view;
  const begin = (['proposePlan', 'recordFact', 'recordPromise'] as const).filter((id) => openTo(id, { may, stage }));
  const empty = [all.facts, all.plans, all.promises, all.answers].every((list) => list.length === 0);
  return (
    <div className="tab-b">
      {begin.length > 0 && (
        <p className="acts-row">
          {begin.map((id) => (
            <Button key={id} size="small" onClick={() => onAct({ act: id })}>
              {of('actTitle', id)}
            </Button>
          ))}
        </p>
      )}
      {empty && <p className="empty">{t('ui.noFacts')}</p>}
      {all.facts.toReversed().map((one) => (
        <Fact key={one.id} fact={one} onEnd={openTo('endFact', { may, stage }) ? () => onAct({ act: 'endFact', subjectId: one.id }) : undefined} />
      ))}
      {all.plans.toReversed().map((one) => (
        <PlanBar key={one.id} plan={one} />
      ))}
      {all.promises.length > 0 && <h3>{t('ui.promises')}</h3>}
      {all.promises.toReversed().map((one) => (
        <section className="line" key={one.id}>
          <b>
            <MoneyText fen={one.amountFen} unit />
          </b>{' '}
          <span className="tag">{of('promiseState', one.state)}</span>{' '}
          <span className="t3">
            {one.partyName} · {t('ui.saidOn', { day: day(one.saidOn, today) })} · {t('ui.paysOn', { day: day(one.onDay, today) })}
          </span>
        </section>
      ))}
      {all.answers.length > 0 && <h3>{t('ui.answers')}</h3>}
      {all.answers.toReversed().map((one) => (
        <section className="line" key={one.id}>
          <b>{of('answerKind', one.kind)}</b>{' '}
          <span className="t3">
            {one.partyName} · {day(one.saidOn, today)}
            {one.choice && ` · ${t('ui.chosen')} ${of('choice', one.choice)}`}
          </span>
          {one.options.length > 0 && <Options options={one.options} />}
        </section>
      ))}
    </div>
  );
}

type Choice = NonNullable<TabProps['lists']['circumstances']>['answers'][number]['options'];

/** What each way would do to the debt and to the guarantors, before legal chooses. */
function Options({ options }: { options: Choice }): ReactElement {
  const { of } = useWords();
  return (
    <ul className="ways">
      {options.map((one) => (
        <li key={one.choice}>
          <b>{of('choice', one.choice)}</b>
          {of('debtEffect', one.debt)}
          {one.guarantors.length > 0 && <small>{[...new Set(one.guarantors)].map((effect) => of('guarantorEffect', effect)).join('；')}</small>}
          <small>{one.articleZh}</small>
        </li>
      ))}
    </ul>
  );
}

function Fact({ fact, onEnd }: { fact: FactLine; onEnd: (() => void) | undefined }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const holds = fact.state === 'inForce';
  const silenced = [
    !fact.contact && t('ui.noContact'),
    !fact.escalation && t('ui.noEscalation'),
    fact.clock === 'stands' && t('ui.termsStand'),
  ].filter(Boolean);
  return (
    <section className={holds ? 'fact on' : 'fact'} data-testid={`fact-${fact.kind}`} data-state={fact.state}>
      <header>
        <b>{of('factKind', fact.kind)}</b>
        <span className={holds ? 'tag amber' : 'tag'}>{of('factState', fact.state)}</span>
        {fact.partyName && <span>{fact.partyName}</span>}
        <span className="t3">
          {day(fact.fromDay, today)} – {fact.untilDay ? day(fact.untilDay, today) : t('ui.untilEnded')}
        </span>
        {onEnd && fact.endings.length > 0 && (
          <Button size="small" className="end" onClick={onEnd}>
            {of('actTitle', 'endFact')}
          </Button>
        )}
      </header>
      {fact.reason && <p className="t2">{fact.reason}</p>}
      {holds && (
        <p className="s12">
          {silenced.length > 0 ? silenced.join(' · ') : t('ui.silencesNothing')} · <b>{t('ui.rightsOpen')}</b>
        </p>
      )}
      <p className="t3 s12">{fact.articleZh}</p>
    </section>
  );
}

/** 47,000 / 已还 18,000 / 余 29,000: a cell for each instalment, full when kept, hatched when broken. */
function PlanBar({ plan }: { plan: PlanLine }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const next = plan.instalments.find(({ state }) => state === 'open');
  const kept = plan.instalments.filter(({ state }) => state === 'kept').length;
  return (
    <section className="plan" data-testid="plan" data-state={plan.state}>
      <header>
        <b>{t('ui.plan')}</b>
        <span className={plan.state === 'broken' ? 'tag red' : 'tag ok'}>{of('planState', plan.state)}</span>
        <span className="t3">{t('ui.signed', { day: day(plan.signedOn, today) })}</span>
        <span className="end">{t('ui.ofParts', { kept, all: plan.instalments.length })}</span>
      </header>
      <div className="plan-c" role="img" aria-label={t('ui.ofParts', { kept, all: plan.instalments.length })}>
        {plan.instalments.map((one) => (
          <i key={one.id} className={`p-${one.state}${one === next ? ' next' : ''}`} title={`${one.n} · ${day(one.dueOn)} · ${of('instalmentState', one.state)}`} />
        ))}
      </div>
      <p className="plan-s">
        <span>
          {t('ui.agreedSum')} <MoneyText fen={plan.totalFen} />
        </span>
        <span>
          {t('ui.paidSum')} <MoneyText fen={plan.paidFen} />
        </span>
        <span>
          {t('ui.leftSum')} <MoneyText fen={plan.leftFen} strong />
        </span>
      </p>
      {next && (
        <p className="t3 s12">
          {t('ui.nextPart', { n: next.n, day: day(next.dueOn, today) })} <MoneyText fen={next.amountFen} unit />
        </p>
      )}
    </section>
  );
}
