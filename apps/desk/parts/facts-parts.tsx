import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { FactLine, PlanLine } from '../shapes-lawful.js';
import { MoneyText } from './money-text.js';

/** A fact with what it silences, and that it never silences an act that saves a right. */
export function Fact({ fact, onEnd }: { fact: FactLine; onEnd: (() => void) | undefined }): ReactElement {
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

const PLAN_TAGS: Readonly<Record<string, string>> = {
  proposed: 'tag amber',
  inForce: 'tag ok',
  kept: 'tag ok',
  broken: 'tag red',
};

/** 47,000 / 已还 18,000 / 余 29,000: a cell for each instalment, full when kept, hatched when broken. */
export function PlanBar({ plan, whole }: { plan: PlanLine; whole?: boolean }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const next = plan.instalments.find(({ state }) => state === 'open');
  const kept = plan.instalments.filter(({ state }) => state === 'kept').length;
  return (
    <section className="plan" data-testid="plan" data-state={plan.state}>
      <header>
        <b>{t('ui.plan')}</b>
        <span className={PLAN_TAGS[plan.state] ?? 'tag'}>{of('planState', plan.state)}</span>
        <span className="t3">{t('ui.signed', { day: day(plan.signedOn, today) })}</span>
        <span className="end">{t('ui.ofParts', { kept, all: plan.instalments.length })}</span>
      </header>
      <div className="plan-c" role="img" aria-label={t('ui.ofParts', { kept, all: plan.instalments.length })}>
        {plan.instalments.map((one) => (
          <i
            key={one.id}
            className={`p-${one.state}${one === next ? ' next' : ''}`}
            title={`${one.n} · ${day(one.dueOn)} · ${of('instalmentState', one.state)}`}
          />
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
      {whole && (
        <ol className="parts">
          {plan.instalments.map((one) => (
            <li key={one.id}>
              <span>{day(one.dueOn)}</span>
              <span>
                <MoneyText fen={one.amountFen} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
