import { ArrowRightOutlined, ClockCircleOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { ApprovalRow, CaseView, Step } from '../shapes.js';
import { MatterTag } from './stage-tag.js';
import { stepId, useStepWords, whoWords } from './step-words.js';
import { SubmitButton } from './submit-button.js';

interface Props {
  view: CaseView;
  step: Step;
  pending: boolean;
  onStart: (step: Step) => void;
}

/** The one step the stage table puts first: what, why now, what it starts, who is told, one button. */
export function NextStepCard({ view, step, pending, onStart }: Props): ReactElement {
  const words = useWords();
  const { t } = words;
  const told = useStepWords(view, step);
  const open = step.mine && !step.refused;
  return (
    <section className="panel next" aria-labelledby="next-step">
      <header className="cap">
        <ArrowRightOutlined aria-hidden />
        <b>{t('ui.nextStep')}</b>
        <span>{t('ui.fromTable')}</span>
      </header>
      <div className="pb">
        <h2 id="next-step">{told.title}</h2>
        <dl>
          <dt>{t('ui.why')}</dt>
          <dd>{told.why}</dd>
          <dt>{t('ui.causes')}</dt>
          <dd>{told.causes}</dd>
          <dt>{t('ui.tells')}</dt>
          <dd>{told.tells}</dd>
          <dt>{t('ui.article')}</dt>
          <dd>{step.articleZh}</dd>
        </dl>
        {open ? (
          <SubmitButton
            type="primary"
            size="large"
            block
            pending={pending}
            data-testid={stepId(step)}
            onClick={() => onStart(step)}
          >
            {told.title}
          </SubmitButton>
        ) : (
          <Button
            size="large"
            block
            icon={<LockOutlined aria-hidden />}
            data-testid={stepId(step)}
            onClick={() => onStart(step)}
          >
            {step.refused ? t('ui.notNow') : t('ui.doneBy', { who: whoWords(step.whoRoles, words) })}
          </Button>
        )}
      </div>
    </section>
  );
}

export const openRequestOf = ({ requests }: CaseView): ApprovalRow | undefined =>
  requests.find(({ state }) => state === 'open');

/** Terms that the debtor has; what follows their end is requested by itself. */
const TERMS = new Set(['noticeTerm', 'announcementTerm', 'urgingTerm']);

/** Nothing to do by hand: what the case waits for and until when. */
export function WaitCard({ view }: { view: CaseView }): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const request = openRequestOf(view);
  const until = request?.levelEndsOn ?? view.deadline?.lastOn;
  return (
    <section className="panel next" aria-labelledby="next-step">
      <header className="cap">
        <ClockCircleOutlined aria-hidden />
        <b>{t('ui.nextStep')}</b>
        <span>{t('ui.waits')}</span>
      </header>
      <div className="pb">
        <h2 id="next-step">{titleOf()}</h2>
        <dl>
          <dt>{t('ui.why')}</dt>
          <dd>{whyOf()}</dd>
          {until && (
            <>
              <dt>{t('ui.untilWhen')}</dt>
              <dd>{day(until, today)} 24:00</dd>
            </>
          )}
          {request && (
            <>
              <dt>{t('ui.onceApproved')}</dt>
              <dd>
                <MatterTag of={request} /> {of('then', request.matter)}
              </dd>
            </>
          )}
        </dl>
        {request && <ToRequest request={request} />}
      </div>
    </section>
  );

  function whyOf(): string {
    if (request) return t('ui.waitRequestWhy');
    if (!view.deadline) return of('stageHint', view.stage);
    return t(TERMS.has(view.deadline.for) ? 'ui.waitTermWhy' : 'ui.waitLookWhy');
  }

  function titleOf(): string {
    if (request) return t('ui.waitsFor', { who: of('role', request.levelRole) });
    if (view.deadline) return t('ui.waitsUntil', { what: of('deadline', view.deadline.for) });
    return of('stageLong', view.stage);
  }
}

function ToRequest({ request }: { request: ApprovalRow }): ReactElement {
  const { t } = useWords();
  const go = useNavigate();
  return (
    <Button
      type={request.mayDecide ? 'primary' : 'default'}
      size="large"
      block
      data-testid="open-request"
      onClick={() => void go(`/approvals/${request.id}`)}
    >
      {request.mayDecide ? t('ui.toDecide') : t('ui.seeRequest')}
    </Button>
  );
}

/** Something can be done meanwhile, but a request waits for its decision all the same. */
export function RequestNote({ request }: { request: ApprovalRow }): ReactElement {
  const { t, of } = useWords();
  return (
    <section className="panel note-p" aria-label={t('ui.requests')}>
      <p>
        <b>{t('ui.inApproval', { what: of('matter', request.matter) })}</b>
        <span className="t2">{t('ui.waitsFor', { who: of('role', request.levelRole) })}</span>
      </p>
      <ToRequest request={request} />
    </section>
  );
}
