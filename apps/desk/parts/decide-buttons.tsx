import { FolderOpenOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { decide } from '../client/sdk.gen.js';
import type { DecideData } from '../client/types.gen.js';
import { useWords } from '../i18n.js';
import { useAct } from '../queries.js';
import type { ApprovalView } from '../shapes.js';
import { aboutName } from './approval-card.js';
import { SelectField, TextField, useFields } from './fields.js';
import { OtherForm, type Other } from './request-forms.js';
import { RefusalLine, RefusalNotice } from './refusal-notice.js';
import { isTyping } from './shell.js';
import { SubmitButton } from './submit-button.js';

type Decision = 'approve' | 'refuse';

/** Reasons of a refusal as they go on record: in Chinese, because the record is. */
const REASONS = ['R01 材料不全', 'R02 金额有误', 'R03 缺送达回证', 'R04 时机未到', 'R05 另有方案', 'R09 其他'];

interface Props {
  view: ApprovalView;
  onDecided: () => void;
}

interface Keys {
  may: boolean;
  blocked: boolean;
  ask: (decision: Decision) => void;
  open: (other: Other) => void;
}

/** Single keys, off while somebody types or a form is open. */
function useDecideKeys({ mayVoice, mayReturn }: ApprovalView, { may, blocked, ask, open }: Keys): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === 'v' && mayVoice) open('voice');
      if (!may) return;
      if (event.key === 'a' && !blocked) ask('approve');
      if (event.key === 'x') ask('refuse');
      if (event.key === 'r' && mayReturn) open('return');
      if (event.key === 't') open('transfer');
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, [may, blocked, mayVoice, mayReturn, ask, open]);
}

function OtherButtons({ view, onOpen }: { view: ApprovalView; onOpen: (other: Other) => void }): ReactElement {
  const { t } = useWords();
  return (
    <>
      <Button size="large" disabled={!view.mayReturn} data-testid="decide-return" onClick={() => onOpen('return')}>
        {t('ui.return')} <kbd>R</kbd>
      </Button>
      <Button size="large" data-testid="decide-transfer" onClick={() => onOpen('transfer')}>
        {t('ui.transfer')} <kbd>T</kbd>
      </Button>
      <Button
        size="large"
        type="text"
        icon={<PlusOutlined aria-hidden />}
        data-testid="decide-consult"
        onClick={() => onOpen('consult')}
      >
        {t('ui.consult')}
      </Button>
    </>
  );
}

/** A approves, X refuses, R returns, T transfers, V speaks; all ask once more. Switched off, they say why. */
export function DecideButtons({ view, onDecided }: Props): ReactElement {
  const { t, of } = useWords();
  const [asked, setAsked] = useState<Decision>();
  const [other, setOther] = useState<Other>();
  const blocked = view.checks.some(({ ok, blocking }) => !ok && blocking) || (view.mayDecide && !view.mayApprove);
  const may = view.mayDecide && view.state === 'open';
  useDecideKeys(view, { may, blocked, ask: setAsked, open: setOther });
  return (
    <div className="acts">
      {view.mayVoice && (
        <Button type="primary" size="large" data-testid="voice-open" onClick={() => setOther('voice')}>
          {t('ui.giveVoice')} <kbd>V</kbd>
        </Button>
      )}
      {view.mayComplete && (
        <Button type="primary" size="large" data-testid="complete-open" onClick={() => setOther('complete')}>
          {t('ui.complete')}
        </Button>
      )}
      <Button
        type={view.mayVoice ? 'default' : 'primary'}
        size="large"
        className="a-main"
        disabled={!may || blocked}
        data-testid="decide-approve"
        onClick={() => setAsked('approve')}
      >
        {t('ui.approve')} <kbd>A</kbd>
      </Button>
      <Button size="large" disabled={!may} data-testid="decide-refuse" onClick={() => setAsked('refuse')}>
        {t('ui.refuse')} <kbd>X</kbd>
      </Button>
      {may && <OtherButtons view={view} onOpen={setOther} />}
      <span className="a-why" data-testid="decide-why">
        {!may && <WhyOff view={view} />}
        {may && blocked && (view.mayNotBecause ? <RefusalLine code={view.mayNotBecause} /> : t('ui.blockedByCheck'))}
        {may && !blocked && <span className="wide t3 s12">{t('ui.confirmHint')}</span>}
      </span>
      {view.caseId && (
        <Link className="a-open" to={`/cases/${view.caseId}`}>
          <FolderOpenOutlined aria-hidden /> {t('ui.openCase')}
        </Link>
      )}
      {asked && (
        <Confirm
          key={asked}
          view={view}
          decision={asked}
          onClose={() => setAsked(undefined)}
          onDecided={onDecided}
          word={of('matter', view.matter)}
        />
      )}
      {other && (
        <OtherForm
          key={other}
          view={view}
          what={other}
          onClose={() => setOther(undefined)}
          onDone={other === 'transfer' || other === 'return' ? onDecided : undefined}
        />
      )}
    </div>
  );
}

function WhyOff({ view }: { view: ApprovalView }): ReactElement {
  const { t, of, day } = useWords();
  if (view.state !== 'open')
    return (
      <>
        {of('requestState', view.state)}
        {view.decidedByName && ` · ${view.decidedByName} ${day(view.decidedOn)}`}
      </>
    );
  return (
    <>
      <RefusalLine code={view.mayNotBecause ?? 'NO_RIGHT'} />
      {t('ui.semicolon')}
      {t('ui.decidesNow', { who: of('role', view.levelRole) })}
      {view.levelEndsOn && ` · ${t('ui.until', { day: day(view.levelEndsOn) })}`}
    </>
  );
}

/** Also when no field has the focus. */
function useCtrlEnter(act: () => void): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) act();
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  });
}

interface ConfirmProps extends Props {
  decision: Decision;
  word: string;
  onClose: () => void;
}

function Confirm({ view, decision, word, onClose, onDecided }: ConfirmProps): ReactElement {
  const { t, of } = useWords();
  const refuses = decision === 'refuse';
  const form = useFields({ code: refuses ? '' : 'ok', reason: refuses ? '' : t('ui.agreed') });
  const act = useAct((body: DecideData['body'], headers) => decide({ path: { id: view.id }, body, headers }));
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const well = form.judge({
      code: !values.code && t('ui.chooseOne'),
      reason: !refuses && !values.reason.trim() && t('ui.reasonNeeded'),
    });
    if (!well || act.pending) return;
    const reason = refuses ? [values.code, values.reason.trim()].filter(Boolean).join('：') : values.reason.trim();
    if (!(await act.submit({ decision, reason }))) return;
    onClose();
    onDecided();
  };
  useCtrlEnter(() => void submit());
  return (
    <Modal
      open
      title={
        refuses
          ? t('ui.refuseWhat', { debtor: aboutName(view), what: word })
          : t('ui.approveWhat', { debtor: aboutName(view), what: word })
      }
      onCancel={onClose}
      maskClosable={false}
      closable={{ 'aria-label': t('ui.close') }}
      footer={<Foot refuses={refuses} pending={act.pending} onClose={onClose} onSubmit={() => void submit()} />}
    >
      <div>
        {!refuses && <p className="t2">{of('then', view.matter)}</p>}
        {refuses && (
          <SelectField
            label={t('ui.reasonCode')}
            value={values.code}
            wrong={wrong.code}
            testId="refuse-code"
            options={REASONS.map((value) => ({ value, label: value }))}
            onChange={(v) => put('code', v)}
          />
        )}
        <TextField
          rows={2}
          label={refuses ? t('ui.whatToMend') : t('ui.opinion')}
          value={values.reason}
          wrong={wrong.reason}
          testId="decide-reason"
          onChange={(v) => put('reason', v)}
        />
        {act.problem && (
          <RefusalNotice
            code={act.problem.code}
            figures={act.problem.figures}
            errors={act.problem.errors}
            tried={refuses ? t('ui.refuse') : t('ui.approve')}
          />
        )}
      </div>
    </Modal>
  );
}

interface FootProps {
  refuses: boolean;
  pending: boolean;
  onClose: () => void;
  onSubmit: () => void;
}

function Foot({ refuses, pending, onClose, onSubmit }: FootProps): ReactElement {
  const { t } = useWords();
  return (
    <>
      <Button onClick={onClose}>
        {t('ui.cancel')} <kbd>Esc</kbd>
      </Button>
      <SubmitButton type="primary" pending={pending} data-testid="decide-confirm" onClick={onSubmit}>
        {refuses ? t('ui.refuse') : t('ui.approve')} <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </SubmitButton>
    </>
  );
}
