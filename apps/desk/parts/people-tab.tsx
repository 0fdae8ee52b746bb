import { Button } from 'antd';
import type { ReactElement } from 'react';
import { openTo } from '../acts.js';
import { useDuties } from '../case-queries.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { TabProps } from './court-tab.js';

/** 人员: who answered for the case from when to when, and a handover that waits to be taken. */
export function PeopleTab({ lists, onAct }: TabProps): ReactElement {
  const { t, of, day } = useWords();
  const { today, may } = useDesk();
  const { view, circumstances, me } = lists;
  const duties = useDuties(view.id).data ?? [];
  const hands = openTo('handOver', { may, stage: view.stage });
  return (
    <div className="tab-b">
      {circumstances?.handovers.map((one) => (
        <section className="note" key={one.id}>
          <b>{t('ui.handoverOpen', { post: of('dutyPost', one.post), from: one.fromName, to: one.toName })}</b>
          <p className="t3">{day(one.offeredOn, today)}</p>
          {hands && (
            <p className="acts-row">
              {one.toStaffId === me && (
                <Button size="small" type="primary" onClick={() => onAct({ act: 'takeHandover', subjectId: one.id })}>
                  {of('actTitle', 'takeHandover')}
                </Button>
              )}
              <Button size="small" onClick={() => onAct({ act: 'withdrawHandover', subjectId: one.id })}>
                {of('actTitle', 'withdrawHandover')}
              </Button>
            </p>
          )}
        </section>
      ))}
      <ol className="duties">
        {duties.map((one) => (
          <li key={one.post + one.fromDay + one.name} className={one.untilDay ? 'over' : ''}>
            <b>{one.name}</b>
            <span className="tag">{of('dutyPost', one.post)}</span>
            <span className="t3">
              {day(one.fromDay, today)} – {one.untilDay ? day(one.untilDay, today) : t('ui.toToday')}
            </span>
          </li>
        ))}
      </ol>
      {hands && (
        <p className="acts-row">
          <Button size="small" onClick={() => onAct({ act: 'handOver' })}>
            {of('actTitle', 'handOver')}
          </Button>
        </p>
      )}
    </div>
  );
}
