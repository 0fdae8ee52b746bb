import { LockOutlined, RightOutlined, StopOutlined } from '@ant-design/icons';
import type { ReactElement } from 'react';
import { useWords } from '../i18n.js';
import type { Step } from '../shapes.js';
import { useRefusal } from './refusal-notice.js';
import { stepId, stepTitle, whoWords } from './step-words.js';

interface Props {
  steps: readonly Step[];
  onStart: (step: Step) => void;
}

/** All further steps of the stage table. What the viewer may not do stays in sight, with who may. */
export function OtherSteps({ steps, onStart }: Props): ReactElement | null {
  const { t } = useWords();
  if (steps.length === 0) return null;
  return (
    <section className="panel">
      <header className="ph">
        <h2>{t('ui.otherSteps')}</h2>
      </header>
      <ul className="opt pb">
        {steps.map((step) => (
          <li key={stepId(step) + (step.noticeId ?? '')}>
            <button type="button" data-testid={stepId(step)} onClick={() => onStart(step)}>
              <StepLine step={step} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StepLine({ step }: { step: Step }): ReactElement {
  const words = useWords();
  const open = step.mine && !step.refused;
  const { sentence } = useRefusal(step.refused ?? '');
  const Icon = open ? RightOutlined : step.refused ? StopOutlined : LockOutlined;
  return (
    <>
      <Icon aria-hidden />
      <span className={open ? 'opt-t' : 'opt-t off'}>
        {stepTitle(step, words)}
        {step.refused && <small>{sentence}</small>}
      </span>
      <span className="opt-w">{step.mine ? '' : words.t('ui.doneBy', { who: whoWords(step.whoRoles, words) })}</span>
    </>
  );
}
