import { LockOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { aboutName, ApprovalCard, LevelEnd } from '../parts/approval-card.js';
import { DecideButtons } from '../parts/decide-buttons.js';
import { MoneyText } from '../parts/money-text.js';
import { RefusalLine } from '../parts/refusal-notice.js';
import { isTyping, PageProblem, PageSkeleton, TopBar } from '../parts/shell.js';
import { MatterTag } from '../parts/stage-tag.js';
import { useApproval, useApprovals } from '../queries.js';
import type { Box } from '../queries.js';
import { usePhone } from '../screen.js';
import type { ApprovalRow } from '../shapes.js';

const BOXES: readonly Box[] = ['mine', 'waiting', 'done'];

/** Queue left, card right. The address names the open request, so that it can be sent to somebody. */
export default function ApprovalsPage(): ReactElement {
  const { t } = useWords();
  const { id } = useParams();
  const [params] = useSearchParams();
  const phone = usePhone();
  const box = BOXES.find((one) => one === params.get('box')) ?? 'mine';
  const queue = useApprovals(box);
  const rows = queue.data ?? [];
  const openId = id ?? (phone ? undefined : rows[0]?.id);
  const go = useMove(rows, { openId, box });
  if (queue.error && !queue.data) return <PageProblem error={queue.error} />;
  return (
    <>
      <TopBar title={t('nav.approvalsLong')} sub={queue.data && t(`ui.box_${box}_count`, { count: rows.length })} />
      <main id="main" className={openId && phone ? 'approvals one' : 'approvals'}>
        {!(openId && phone) && <Queue rows={rows} box={box} openId={openId} loaded={queue.data !== undefined} />}
        {openId ? (
          <OpenCard key={openId} id={openId} onDecided={() => go(1)} box={box} />
        ) : (
          !phone && <div className="panel" />
        )}
      </main>
    </>
  );
}

/** Moves along the queue by J and K; after a decision the next one opens. */
function useMove(
  rows: readonly ApprovalRow[],
  { openId, box }: { openId: string | undefined; box: Box },
): (by: number) => void {
  const go = useNavigate();
  const move = (by: number): void => {
    const place = rows.findIndex((row) => row.id === openId);
    const next = rows[place + by] ?? (by > 0 ? rows[place - 1] : undefined);
    void go(next ? `/approvals/${next.id}?box=${box}` : `/approvals?box=${box}`, { replace: true });
  };
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey || isTyping(event)) return;
      const place = rows.findIndex((row) => row.id === openId);
      if (event.key === 'j' && place < rows.length - 1) move(1);
      if (event.key === 'k' && place > 0) move(-1);
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  });
  return move;
}

interface QueueProps {
  rows: readonly ApprovalRow[];
  box: Box;
  openId: string | undefined;
  loaded: boolean;
}

function Queue({ rows, box, openId, loaded }: QueueProps): ReactElement {
  const { t } = useWords();
  const go = useNavigate();
  return (
    <section className="panel aq" aria-label={t('ui.queue')}>
      <div className="qh">
        <Segmented
          value={box}
          onChange={(value) => void go(`/approvals?box=${value}`)}
          options={BOXES.map((value) => ({ value, label: t(`ui.box_${value}`) }))}
        />
        <span className="end wide">
          <kbd>J</kbd> <kbd>K</kbd>
        </span>
      </div>
      <div className="ql">
        {loaded && rows.length === 0 && <p className="empty">{t(`ui.box_${box}_none`)}</p>}
        {rows.map((row) => (
          <QueueItem key={row.id} row={row} open={row.id === openId} box={box} />
        ))}
      </div>
      <p className="qf">{t('ui.oneByOne')}</p>
    </section>
  );
}

function QueueItem({ row, open, box }: { row: ApprovalRow; open: boolean; box: Box }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  return (
    <Link
      to={`/approvals/${row.id}?box=${box}`}
      className={open ? 'ai sel' : 'ai'}
      aria-current={open}
      data-testid={`approval-${row.caseNumber || row.matter}`}
    >
      <span className="a1">
        {!row.mayDecide && row.state === 'open' && <LockOutlined aria-hidden className="t3" />}
        <MatterTag of={row} />
        <span className="end">{row.amountFen > 0 && <MoneyText fen={row.amountFen} />}</span>
      </span>
      <span className="a2">
        <b>{aboutName(row)}</b>
        <span className="t3 el">
          {row.askedByClock ? t('ui.clock') : row.askedByName} {day(row.askedOn, today)}
        </span>
      </span>
      {row.state !== 'open' && !row.mayComplete ? (
        <span className="a3 t3">
          {of('requestState', row.state)} · {row.decidedByName} {day(row.decidedOn, today)}
        </span>
      ) : row.mayVoice || row.mayComplete ? (
        <span className="a3">{t(row.mayVoice ? 'ui.giveVoice' : 'ui.complete')}</span>
      ) : row.mayDecide ? (
        row.levelEndsOn && <LevelEnd on={row.levelEndsOn} />
      ) : (
        <span className="a3">
          <RefusalLine code={row.mayNotBecause ?? 'NO_RIGHT'} />
        </span>
      )}
    </Link>
  );
}

function OpenCard({ id, box, onDecided }: { id: string; box: Box; onDecided: () => void }): ReactElement {
  const { t } = useWords();
  const phone = usePhone();
  const card = useApproval(id);
  if (!card.data) return card.error ? <PageProblem error={card.error} /> : <PageSkeleton />;
  return (
    <div className="ac-w">
      {phone && (
        <Link className="back" to={`/approvals?box=${box}`}>
          ‹ {t('ui.backToQueue')}
        </Link>
      )}
      <ApprovalCard view={card.data} buttons={<DecideButtons view={card.data} onDecided={onDecided} />} />
    </div>
  );
}
