import { CheckCircleOutlined, CloseOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { withdrawAct } from '../client/sdk.gen.js';
import { useWords } from '../i18n.js';
import { useAct } from '../queries.js';
import { RefusalLine } from './refusal-notice.js';

export interface Served {
  actId: string;
  letterNumber: string;
}

const SECONDS = 10;

/** For ten seconds a letter is only wanted, not sent: it can be taken back. After that the bar says that it went out. */
export function UndoBar({ served, onGone }: { served: Served; onGone: () => void }): ReactElement {
  const { t } = useWords();
  const [left, setLeft] = useState(SECONDS);
  const act = useAct((_none: undefined, headers) => withdrawAct({ path: { id: served.actId }, headers }));
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    const tick = setInterval(() => setLeft((old) => Math.max(0, old - 1)), 1000);
    return () => clearInterval(tick);
  }, []);
  useEffect(() => {
    if (left > 0 && !taken) return undefined;
    const away = setTimeout(onGone, 4000);
    return () => clearTimeout(away);
  }, [left, taken, onGone]);
  const undo = async (): Promise<void> => {
    if (await act.submit(undefined)) setTaken(true);
  };
  const words = taken
    ? t('ui.letterTaken', { letter: served.letterNumber })
    : left > 0
      ? t('ui.letterWaits', { letter: served.letterNumber })
      : t('ui.letterOut', { letter: served.letterNumber });
  return (
    <div className="undo" role="status">
      <CheckCircleOutlined aria-hidden />
      <span>{words}</span>
      {act.problem && <RefusalLine code={act.problem.code} />}
      {left > 0 && !taken && (
        <>
          <button type="button" className="link" data-testid="undo" disabled={act.pending} onClick={() => void undo()}>
            {act.pending ? t('ui.submitting') : t('ui.undo')}
          </button>
          <span className="t3 s12">{t('ui.seconds', { count: left })}</span>
        </>
      )}
      <button type="button" className="x" aria-label={t('ui.close')} onClick={onGone}>
        <CloseOutlined aria-hidden />
      </button>
      {left > 0 && !taken && <i style={{ width: `${(left / SECONDS) * 100}%` }} aria-hidden />}
    </div>
  );
}
