import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { listSchema } from '../../../libs/steps/writeoff/writeoff.input.js';
import { makeWriteOffList } from '../client/sdk.gen.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { CaseRow } from '../shapes.js';
import { moneyWords } from './money-text.js';
import { SchemaDrawer } from './schema-drawer.js';
import { useStaffChoices } from './staff-choices.js';

const BEFORE = new Set<CaseRow['stage']>(['notice', 'announcement', 'urging', 'litigation']);

/** Small loans may be written off by one request; every case of it is judged by itself (W3). */
export function WriteOffListButton({ rows }: { rows: readonly CaseRow[] }): ReactElement | null {
  const { t, of } = useWords();
  const { may } = useDesk();
  const go = useNavigate();
  const staff = useStaffChoices();
  const [open, setOpen] = useState(false);
  const cases = rows
    .filter(({ stage }) => BEFORE.has(stage))
    .map((one) => ({
      value: one.id,
      label: `${one.debtorName} · ${one.number} · ${of('stage', one.stage)} · ${moneyWords(one.owedFen)}`,
    }));
  if (!may('writeoff.prepare') || cases.length === 0) return null;
  return (
    <>
      <Button size="small" data-testid="list-open" onClick={() => setOpen(true)}>
        {t('ui.makeList')}
      </Button>
      {open && (
        <SchemaDrawer
          id="makeWriteOffList"
          title={t('ui.makeList')}
          about={t('ui.makeListSays')}
          schema={listSchema}
          choices={(path) => {
            if (path.at(-1) === 'caseIds') return cases;
            return path.at(-1)?.endsWith('HeadId') ? staff : undefined;
          }}
          submit={t('ui.ask')}
          send={(body, headers) => makeWriteOffList({ body, headers })}
          onClose={() => setOpen(false)}
          onDone={(answer) => void go(`/approvals/${(answer as { approvalId: string }).approvalId}?box=waiting`)}
        />
      )}
    </>
  );
}
