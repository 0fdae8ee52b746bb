import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { ApprovalRow } from '../shapes.js';
import { MatterTag } from './stage-tag.js';

/** The requests of one case, the newest first. */
export function RequestsList({ requests }: { requests: readonly ApprovalRow[] }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  if (requests.length === 0) return <p className="empty">{t('ui.noRequests')}</p>;
  return (
    <ul className="tasks">
      {requests.map((one) => (
        <li key={one.id}>
          <div className="grow">
            <Link to={`/approvals/${one.id}`}>{of('ask', one.matter)}</Link> <MatterTag of={one} />{' '}
            <p className="s12 t3">
              {one.askedByClock ? t('ui.clock') : one.askedByName} {day(one.askedOn, today)}
              {one.reason && ` · ${one.reason}`}
            </p>
            {one.decidedByName && (
              <p className="s12 t3">
                {one.decidedByName} {day(one.decidedOn, today)} · {one.decisionReason}
              </p>
            )}
          </div>
          <span className={`tag st-${one.state}`}>{of('requestState', one.state)}</span>
        </li>
      ))}
    </ul>
  );
}
