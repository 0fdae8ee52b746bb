import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Account, CaseView } from '../shapes.js';
import { DeadlineBadge } from './deadline-badge.js';
import { MoneyText } from './money-text.js';

const ACCOUNTS: readonly Account[] = ['principal', 'interest', 'penalty', 'cost'];

/** What never scrolls away: who, how much, until when and by which article. */
export function CaseFacts({ view }: { view: CaseView }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <aside className="left panel" aria-label={t('ui.facts')}>
      <Debtor view={view} />
      <div className="sec first">
        <h2>
          {t('ui.owed')}
          <span className="s12 t3">{t('ui.asOf', { day: day(today, today) })}</span>
        </h2>
        <div className="fig">
          <MoneyText fen={view.owed.totalFen} unit strong />
        </div>
        <div className="four">
          {ACCOUNTS.map((account) => (
            <span key={account}>
              {of('account', account)}
              <MoneyText fen={view.owed[`${account}Fen`]} />
            </span>
          ))}
        </div>
      </div>
      <div className="sec first nd1">
        <h2>{t('ui.nextDeadline')}</h2>
        {view.deadline ? (
          <>
            <DeadlineBadge deadline={view.deadline} big />
            <p className="law">
              {of('deadline', view.deadline.for)} · {view.deadline.articleZh}
            </p>
          </>
        ) : (
          <p className="law">
            {view.stage === 'settled' || view.stage === 'ended' ? t('ui.caseOver') : t('ui.noDeadline')}
          </p>
        )}
      </div>
      <Obligors view={view} />
      <div className="sec">
        <dl className="kv">
          <dt>{t('ui.handler')}</dt>
          <dd>{view.handlerName}</dd>
          <dt>{t('ui.unit')}</dt>
          <dd>{view.unitName}</dd>
          <dt>{t('ui.openedOn')}</dt>
          <dd>{day(view.openedOn, today)}</dd>
          {view.writeOff && (
            <>
              <dt>{t('ui.writtenOff')}</dt>
              <dd>
                {day(view.writeOff.writtenOffOn, today)} · {of('ground', view.writeOff.ground)}
              </dd>
            </>
          )}
        </dl>
      </div>
    </aside>
  );
}

function Debtor({ view }: { view: CaseView }): ReactElement {
  const { t, of } = useWords();
  const { debtor } = view;
  return (
    <div className="sec">
      <div className="who">
        <b>{debtor.name}</b>
        <span className="t3">{of('partyKind', debtor.kind)}</span>
      </div>
      <dl className="kv">
        <dt>{t('ui.idNo')}</dt>
        <dd>{debtor.idNoMasked || '–'}</dd>
        <dt>{t('ui.phone')}</dt>
        <dd>{debtor.phoneMasked || '–'}</dd>
        <dt>{t('ui.address')}</dt>
        <dd>{debtor.addressMasked || '–'}</dd>
      </dl>
    </div>
  );
}

/** Those who owe beside the debtor himself. */
function Obligors({ view }: { view: CaseView }): ReactElement | null {
  const { t, of } = useWords();
  const others = new Map(
    view.debts.flatMap(({ obligors }) =>
      obligors.filter(({ partyId }) => partyId !== view.debtor.id).map((one) => [one.partyId, one] as const),
    ),
  );
  if (others.size === 0) return null;
  return (
    <div className="sec">
      <h2>{t('ui.obligors')}</h2>
      {[...others.values()].map((one) => (
        <div className="gu" key={one.partyId}>
          <span className="ava sys" aria-hidden>
            {one.name.slice(-1)}
          </span>
          <b>{one.name}</b>
          <span className="tag">{of('obligor', one.role)}</span>
        </div>
      ))}
    </div>
  );
}
