import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { DeadlineBadge } from '../parts/deadline-badge.js';
import { WriteOffListButton } from '../parts/list-button.js';
import { MoneyText } from '../parts/money-text.js';
import { PageProblem, TopBar } from '../parts/shell.js';
import { StageTag } from '../parts/stage-tag.js';
import { useCases, useStaff } from '../queries.js';
import type { CaseFilter } from '../queries.js';
import { usePhone } from '../screen.js';
import type { CaseList, CaseRow } from '../shapes.js';
import { ALL_STAGES } from '../stages.js';

/** What changes in the filter; empty takes it out. */
type Change = { [K in keyof CaseFilter]?: CaseFilter[K] | '' };

/** The filter lives in the address, so that a list can be kept, sent and found again. */
function useFilter(): [CaseFilter, (change: Change) => void] {
  const [params, setParams] = useSearchParams();
  const filter: CaseFilter = {};
  const stage = ALL_STAGES.find((one) => one === params.get('stage'));
  if (stage) filter.stage = stage;
  for (const name of ['q', 'handlerId'] as const) {
    const value = params.get(name);
    if (value) filter[name] = value;
  }
  const change = (next: Change): void => {
    const kept = Object.entries({ ...filter, ...next }).filter(([, value]) => value);
    setParams(new URLSearchParams(kept as [string, string][]), { replace: true });
  };
  return [filter, change];
}

export default function CasesPage(): ReactElement {
  const { t, at } = useWords();
  const [filter, change] = useFilter();
  const list = useCases(filter);
  const phone = usePhone();
  if (list.error && !list.data) return <PageProblem error={list.error} />;
  const rows = list.data?.pages.flatMap(({ cases }) => cases) ?? [];
  const first: CaseList | undefined = list.data?.pages[0];
  const empty = first !== undefined && rows.length === 0;
  return (
    <>
      <TopBar title={t('nav.cases')} sub={first && t('ui.totalCases', { count: first.total })} />
      <main id="main">
        <section className="panel list">
          <Filters filter={filter} change={change} />
          <div className="sum">
            <span>{t('ui.shown', { shown: rows.length, total: first?.total ?? 0 })}</span>
            <WriteOffListButton rows={rows} />
            <span className="end">
              {t('ui.owedSum')} <MoneyText fen={first?.totalOwedFen ?? 0} strong unit />
              <span className="t3 wide"> · {first && t('ui.asOf', { day: at(first.asOf) })}</span>
            </span>
          </div>
          {empty && (
            <Empty
              filtered={Object.keys(filter).length > 0}
              clear={() => change({ stage: '', q: '', handlerId: '' })}
            />
          )}
          {phone ? <Cards rows={rows} /> : !empty && <Rows rows={rows} />}
          {list.hasNextPage && (
            <div className="more">
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} data-testid="more">
                {t('ui.more')}
              </Button>
            </div>
          )}
        </section>
      </main>
    </>
  );
}

function Empty({ filtered, clear }: { filtered: boolean; clear: () => void }): ReactElement {
  const { t } = useWords();
  const { may } = useDesk();
  return (
    <div className="empty">
      <p>{filtered ? t('ui.noneFound') : t('ui.noCases')}</p>
      {filtered ? (
        <Button onClick={clear}>{t('ui.clearFilter')}</Button>
      ) : (
        may('ledger.import') && <Link to="/import">{t('ui.importFirst')}</Link>
      )}
    </div>
  );
}

function Filters({ filter, change }: { filter: CaseFilter; change: (next: Change) => void }): ReactElement {
  const { t, of } = useWords();
  const staff = useStaff().data?.filter(({ roles }) => roles.includes('collector')) ?? [];
  const [typed, setTyped] = useState(filter.q ?? '');
  useEffect(() => setTyped(filter.q ?? ''), [filter.q]);
  useEffect(() => {
    if (typed === (filter.q ?? '')) return undefined;
    const later = setTimeout(() => change({ q: typed.trim() }), 300);
    return () => clearTimeout(later);
  });
  return (
    <div className="filters">
      <div className="chips" role="group" aria-label={t('ui.stage')}>
        {(['', ...ALL_STAGES] as const).map((stage) => (
          <button
            key={stage}
            type="button"
            className={`chip${stage ? ` s-${stage}` : ''}`}
            aria-pressed={(filter.stage ?? '') === stage}
            data-testid={`filter-${stage || 'all'}`}
            onClick={() => change({ stage })}
          >
            {stage && <i aria-hidden />}
            {stage ? of('stage', stage) : t('ui.all')}
          </button>
        ))}
      </div>
      <span className="grow" />
      <Input.Search
        className="f-q"
        allowClear
        aria-label={t('ui.search')}
        placeholder={t('ui.searchCases')}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        onSearch={(q) => change({ q: q.trim() })}
      />
      <Select
        className="f-h"
        allowClear
        aria-label={t('ui.handler')}
        placeholder={t('ui.handler')}
        value={filter.handlerId}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(handlerId?: string) => change({ handlerId: handlerId ?? '' })}
      />
    </div>
  );
}

function Rows({ rows }: { rows: readonly CaseRow[] }): ReactElement {
  const { t } = useWords();
  const go = useNavigate();
  return (
    <table className="t cases">
      <thead>
        <tr>
          <th>{t('ui.debtor')}</th>
          <th>{t('ui.number')}</th>
          <th>{t('ui.stage')}</th>
          <th className="r">{t('ui.owedYuan')}</th>
          <th className="r wide">{t('ui.principalYuan')}</th>
          <th className="c-d">{t('ui.nextDeadline')}</th>
          <th>{t('ui.waitsOn')}</th>
          <th>{t('ui.handler')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid={`case-row-${row.number}`} onClick={() => void go(`/cases/${row.id}`)}>
            <td>
              <Link to={`/cases/${row.id}`} onClick={(event) => event.stopPropagation()}>
                <b>{row.debtorName}</b>
              </Link>
            </td>
            <td className="t3 nw">{row.number}</td>
            <td>
              <StageTag stage={row.stage} />
            </td>
            <td className="r">
              <MoneyText fen={row.owedFen} />
            </td>
            <td className="r wide">
              <MoneyText fen={row.principalFen} />
            </td>
            <td className="c-d">
              {row.deadline ? <DeadlineBadge deadline={row.deadline} /> : <span className="t3">–</span>}
            </td>
            <td>
              <Notes row={row} />
            </td>
            <td>
              {row.handlerName}
              <div className="s12 t3 el">{row.unitName}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What else stands open on a case: a request, tasks, a halt. */
function Notes({ row }: { row: CaseRow }): ReactElement {
  const { t, of } = useWords();
  return (
    <span className="tags">
      {row.parked && <span className="tag red">{t('ui.parked')}</span>}
      {row.openRequest && (
        <span className="tag">{t('ui.inApproval', { what: of('stage', row.openRequest.what) })}</span>
      )}
      {row.tasks > 0 && <span className="tag amber">{t('ui.taskCount', { count: row.tasks })}</span>}
    </span>
  );
}

function Cards({ rows }: { rows: readonly CaseRow[] }): ReactElement {
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id} data-testid={`case-row-${row.number}`}>
          <Link to={`/cases/${row.id}`}>
            <span className="a1">
              <b>{row.debtorName}</b>
              <StageTag stage={row.stage} />
              <span className="end">
                <MoneyText fen={row.owedFen} strong unit />
              </span>
            </span>
            <span className="s12 t3">
              {row.number} · {row.handlerName}
            </span>
            {row.deadline && <DeadlineBadge deadline={row.deadline} />}
            <Notes row={row} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
