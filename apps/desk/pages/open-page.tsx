import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { openCase, startBulk } from '../client/sdk.gen.js';
import type { OpenCaseData, StartBulkData } from '../client/types.gen.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { BulkProgress } from '../parts/bulk-progress.js';
import { MoneyText } from '../parts/money-text.js';
import { RefusalNotice } from '../parts/refusal-notice.js';
import { PageProblem, TopBar } from '../parts/shell.js';
import { SubmitButton } from '../parts/submit-button.js';
import { useAct, useFreeDebts, useStaff } from '../queries.js';
import type { DebtRow } from '../shapes.js';

/** Debts that no open case holds: chosen ones become one case, or one each. */
export default function OpenPage(): ReactElement {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<readonly DebtRow[]>([]);
  const list = useFreeDebts(q);
  if (list.error && !list.data) return <PageProblem error={list.error} />;
  const rows = list.data?.pages.flatMap(({ debts }) => debts) ?? [];
  const toggle = (row: DebtRow): void =>
    setChosen((old) => (old.some(({ id }) => id === row.id) ? old.filter(({ id }) => id !== row.id) : [...old, row]));
  return (
    <>
      <TopBar title={t('nav.openLong')} sub={t('ui.freeDebts')} />
      <main id="main" className="two">
        <section className="panel list">
          <div className="filters">
            <Input.Search
              allowClear
              className="f-q"
              aria-label={t('ui.search')}
              placeholder={t('ui.searchDebts')}
              value={typed}
              onChange={(e) => setTyped(e.target.value)}
              onSearch={(value) => setQ(value.trim())}
            />
          </div>
          {list.data && rows.length === 0 && <p className="empty">{q ? t('ui.noneFound') : t('ui.noFreeDebts')}</p>}
          <ul className="tasks pick">
            {rows.map((row) => (
              <DebtLine
                key={row.id}
                row={row}
                on={chosen.some(({ id }) => id === row.id)}
                onToggle={() => toggle(row)}
              />
            ))}
          </ul>
          {list.hasNextPage && (
            <div className="more">
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('ui.more')}
              </Button>
            </div>
          )}
        </section>
        <OpenForm chosen={chosen} onOpened={() => setChosen([])} />
      </main>
    </>
  );
}

function DebtLine({ row, on, onToggle }: { row: DebtRow; on: boolean; onToggle: () => void }): ReactElement {
  const { t, day } = useWords();
  return (
    <li>
      <Checkbox checked={on} onChange={onToggle} data-testid={`debt-${row.contractNo}`} className="grow">
        <b>{row.borrowerName}</b> <span className="t3">{row.contractNo}</span>
        <span className="s12 t3 blk">
          {t('ui.dueOn', { day: day(row.dueOn) })} · {t('ui.lent')} <MoneyText fen={row.lentFen} /> · {row.unitName}
        </span>
      </Checkbox>
      <MoneyText fen={row.owedFen} strong unit />
    </li>
  );
}

function OpenForm({ chosen, onOpened }: { chosen: readonly DebtRow[]; onOpened: () => void }): ReactElement {
  const { t } = useWords();
  const { session } = useDesk();
  const go = useNavigate();
  const [handlerId, setHandler] = useState<string | undefined>(
    session.staff.roles.includes('collector') ? session.staff.id : undefined,
  );
  const [noticeNow, setNotice] = useState(true);
  const [bulkId, setBulk] = useState<string>();
  const one = useAct((body: OpenCaseData['body'], headers) => openCase({ body, headers }));
  const each = useAct((body: StartBulkData['body'], headers) => startBulk({ body, headers }));
  const body = { debtIds: chosen.map(({ id }) => id), ...(handlerId ? { handlerId } : {}), noticeNow };
  const sameDebtor = new Set(chosen.map(({ borrowerName }) => borrowerName)).size === 1;
  const openOne = async (): Promise<void> => {
    const answer = await one.submit(body);
    if (answer) void go(`/cases/${answer.caseId}`);
  };
  const openEach = async (): Promise<void> => {
    const answer = await each.submit(body);
    if (!answer) return;
    setBulk(answer.bulkId);
    onOpened();
  };
  const problem = one.problem ?? each.problem;
  return (
    <aside className="panel side pb">
      <h2>{t('ui.openWith', { count: chosen.length })}</h2>
      <p className="fig">
        <MoneyText fen={chosen.reduce((sum, { owedFen }) => sum + owedFen, 0)} strong unit />
      </p>
      <Handler value={handlerId} onChange={setHandler} />
      <Checkbox checked={noticeNow} onChange={(e) => setNotice(e.target.checked)} data-testid="open-notice">
        {t('ui.noticeNow')}
      </Checkbox>
      {problem && (
        <RefusalNotice
          code={problem.code}
          figures={problem.figures}
          errors={problem.errors}
          tried={t('ui.openCaseAct')}
        />
      )}
      <SubmitButton
        type="primary"
        size="large"
        block
        pending={one.pending}
        disabled={chosen.length === 0 || !sameDebtor}
        data-testid="open-case"
        onClick={() => void openOne()}
      >
        {t('ui.openCaseAct')}
      </SubmitButton>
      {chosen.length > 1 && (
        <SubmitButton size="large" block pending={each.pending} data-testid="open-each" onClick={() => void openEach()}>
          {t('ui.openEach', { count: chosen.length })}
        </SubmitButton>
      )}
      <p className="t3 s12">
        {chosen.length === 0 ? t('ui.chooseDebts') : sameDebtor ? t('ui.oneCase') : t('ui.differentDebtors')}
      </p>
      {bulkId && <BulkProgress bulkId={bulkId} />}
    </aside>
  );
}

function Handler({ value, onChange }: { value: string | undefined; onChange: (id: string) => void }): ReactElement {
  const { t } = useWords();
  const staff = useStaff().data?.filter(({ roles, active }) => active && roles.includes('collector')) ?? [];
  return (
    <label className="blk">
      {t('ui.handler')}
      <Select
        className="full"
        value={value}
        onChange={onChange}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </label>
  );
}
