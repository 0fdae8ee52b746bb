import { Progress } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n.js';
import { useBulkStart } from '../queries.js';
import type { BulkStart } from '../shapes-import.js';
import { useRefusal } from './refusal-notice.js';

/** Cases being opened one by one. The page may be left: the work goes on by itself. */
export function BulkProgress({ bulkId }: { bulkId: string }): ReactElement | null {
  const { t } = useWords();
  const bulk = useBulkStart(bulkId).data;
  if (!bulk) return null;
  const done = bulk.started + bulk.refused;
  const refused = bulk.results.filter((one) => one.refused);
  return (
    <div
      className="bulk"
      role="status"
      data-testid="bulk-progress"
      data-waiting={bulk.waiting}
      data-started={bulk.started}
    >
      <div className="a1">
        <b>{bulk.waiting > 0 ? t('ui.opening') : t('ui.opened')}</b>
        <span className="end">{t('ui.ofRows', { done, rows: bulk.rows })}</span>
      </div>
      <Progress percent={bulk.rows === 0 ? 100 : Math.round((100 * done) / bulk.rows)} showInfo={false} size="small" />
      <p className="t3 s12">
        {t('ui.startedCount', { count: bulk.started })} · {t('ui.refusedCount', { count: bulk.refused })}
        {bulk.waiting > 0 && ` · ${t('ui.mayLeave')}`}
      </p>
      {refused.length > 0 && (
        <ul className="tasks">
          {refused.map((one) => (
            <Refused key={one.debtId} one={one} />
          ))}
        </ul>
      )}
      {bulk.waiting === 0 && <Link to="/cases">{t('ui.toCases')}</Link>}
    </div>
  );
}

function Refused({ one }: { one: BulkStart['results'][number] }): ReactElement {
  const { sentence } = useRefusal(one.refused ?? '');
  return (
    <li>
      <b>{one.contractNo}</b> <span className="t2">{sentence}</span>
    </li>
  );
}
