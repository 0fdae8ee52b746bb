import { Button } from 'antd';
import type { ReactElement } from 'react';
import { openTo } from '../acts.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { TabProps } from './court-tab.js';
import { Fact, PlanBar } from './facts-parts.js';
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
        <Fact
          key={one.id}
          fact={one}
          onEnd={openTo('endFact', { may, stage }) ? () => onAct({ act: 'endFact', subjectId: one.id }) : undefined}
        />
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
            {one.partyName} · {t('ui.saidOn', { day: day(one.saidOn, today) })} ·{' '}
            {t('ui.paysOn', { day: day(one.onDay, today) })}
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
          {one.guarantors.length > 0 && (
            <small>{[...new Set(one.guarantors)].map((effect) => of('guarantorEffect', effect)).join('；')}</small>
          )}
          <small>{one.articleZh}</small>
        </li>
      ))}
    </ul>
  );
}
