import { CheckOutlined, FlagOutlined, PauseOutlined, StopOutlined } from '@ant-design/icons';
import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { CaseView, Stage } from '../shapes.js';
import { LINE } from '../stages.js';

type Look = 'done' | 'cur' | 'jumped' | 'todo';

interface Props {
  view: CaseView;
  entered: Partial<Record<Stage, string>>;
}

function lookOf(stage: Stage, { view, entered }: Props): Look {
  if (stage === view.stage) return 'cur';
  const reached = view.stage === 'settled' && view.settledFrom ? view.settledFrom : view.stage;
  if (reached === 'ended') return entered[stage] ? 'done' : 'todo';
  const before = LINE.indexOf(stage) < LINE.indexOf(reached) || stage === view.settledFrom;
  if (!before) return 'todo';
  return entered[stage] || stage === 'intake' ? 'done' : 'jumped';
}

/** The band over a case: done ✓, the current stage filled, what is ahead dashed. */
export function StageSteps(props: Props): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const { view, entered } = props;
  const stages: Stage[] = view.stage === 'ended' ? [...LINE.slice(0, -1), 'ended'] : [...LINE];
  const under = (stage: Stage, look: Look): string => {
    if (look === 'cur') return t('ui.since', { day: day(view.stageOn, today) });
    if (look === 'done') return day(entered[stage], today) || t('ui.passed');
    return look === 'jumped' ? t('ui.skipped') : of('stageHint', stage);
  };
  return (
    <ol className="steps" aria-label={t('ui.stages')}>
      {stages.map((stage, at) => {
        const look = lookOf(stage, props);
        const current =
          look === 'cur'
            ? { 'aria-current': 'step' as const, 'data-testid': 'stage-current', 'data-stage': stage }
            : {};
        return (
          <Fragment key={stage}>
            {at > 0 && (
              <li className={`ln ${look === 'done' || look === 'cur' ? 'past' : ''}`} aria-hidden>
                {look === 'cur' && view.parked && (
                  <em>
                    <PauseOutlined /> {t('ui.parked')}
                  </em>
                )}
              </li>
            )}
            <li className={`st s-${stage} ${look}`} {...current}>
              <span className="o" aria-hidden>
                {markOf(stage, look, at)}
              </span>
              <span className="st-t">
                <b>{of('stageLong', stage)}</b>
                <small>{under(stage, look)}</small>
              </span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}

function markOf(stage: Stage, look: Look, at: number): ReactNode {
  if (look === 'done') return <CheckOutlined />;
  if (stage === 'settled') return <FlagOutlined />;
  if (stage === 'ended') return <StopOutlined />;
  return at === 0 ? '·' : at;
}
