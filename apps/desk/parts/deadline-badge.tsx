import { ClockCircleOutlined, ExclamationCircleOutlined, HourglassOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Deadline } from '../shapes.js';

type Mood = 'ok' | 'amber' | 'red';

const icons = { ok: ClockCircleOutlined, amber: HourglassOutlined, red: ExclamationCircleOutlined };

function moodOf({ lastOn, workdaysLeft }: Deadline, today: string): Mood {
  if (lastOn < today) return 'red';
  return workdaysLeft < 3 || lastOn === today ? 'amber' : 'ok';
}

/** 「还剩 3 个工作日 · 11月25日 24:00」 and a bar of the part of the term that is used. */
export function DeadlineBadge({ deadline, big }: { deadline: Deadline; big?: boolean }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const mood = moodOf(deadline, today);
  const Icon = icons[mood];
  const count = Math.abs(deadline.workdaysLeft);
  const left =
    mood === 'red' ? t('ui.overBy', { count }) : deadline.lastOn === today ? t('ui.dueToday') : t('ui.left', { count });
  const why = (
    <dl className="kv tip">
      <dt>{t('ui.rule')}</dt>
      <dd>{of('deadline', deadline.for)}</dd>
      <dt>{t('ui.article')}</dt>
      <dd>{deadline.articleZh}</dd>
      <dt>{t('ui.startsOn')}</dt>
      <dd>{day(deadline.startOn, today)}</dd>
      <dt>{t('ui.endsOn')}</dt>
      <dd>{day(deadline.lastOn, today)} 24:00</dd>
    </dl>
  );
  return (
    <Tooltip title={why} placement="bottomLeft" styles={{ root: { maxWidth: 360 } }}>
      <span className={`dl dl-${mood}${big ? ' big' : ''}`}>
        <span className="dl-t">
          <Icon aria-hidden />
          <b>{left}</b>
          <span className="dl-d">
            {day(deadline.lastOn, today)} 24:00
            {deadline.provisional && <em className="dl-p">{t('ui.provisional')}</em>}
          </span>
        </span>
        <span className="dl-bar" aria-hidden>
          <i style={{ width: `${Math.round(Math.min(1, Math.max(0.03, deadline.usedShare)) * 100)}%` }} />
        </span>
      </span>
    </Tooltip>
  );
}
