import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useFilingList } from '../case-queries.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { MoneyText } from '../parts/money-text.js';
import { PageProblem, PageSkeleton, TopBar } from '../parts/shell.js';

/** 立案清单: suits that were approved one by one and are not filed yet; what presses stands first. */
export default function FilingPage(): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const list = useFilingList();
  if (!list.data) return list.error ? <PageProblem error={list.error} /> : <PageSkeleton />;
  return (
    <>
      <TopBar title={t('nav.filingLong')} sub={t('ui.count', { count: list.data.length })} />
      <main id="main" className="settings">
        <section className="panel mid">
          <div className="tab-b">
            {list.data.length === 0 && <p className="empty">{t('ui.noFiling')}</p>}
            <ul className="filing">
              {list.data.map((one) => (
                <li key={one.caseId} data-testid={`filing-${one.caseNumber}`}>
                  <Link to={`/cases/${one.caseId}`}>
                    <b>{one.debtorName}</b> {one.caseNumber}
                  </Link>
                  <span className="t3">
                    {[
                      one.handlerName,
                      one.court ?? t('ui.courtOpen'),
                      t('ui.acceptedOn', { day: day(one.acceptedOn, today) }),
                    ].join(' · ')}
                  </span>
                  <span className="end">
                    <MoneyText fen={one.claimFen} unit strong />
                  </span>
                  {one.pressesOn && (
                    <p className={one.pressesOn < today ? 'warn' : 't2'}>
                      {of('deadline', one.pressesFor)} · {day(one.pressesOn, today)} 24:00
                      {one.pressesOn < today && ` · ${t('ui.overdue')}`}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </section>
      </main>
    </>
  );
}
