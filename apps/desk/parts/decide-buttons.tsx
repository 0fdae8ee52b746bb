import { FolderOpenOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import {
  completeSchema,
  consultSchema,
  returnSchema,
  transferSchema,
} from '../../../libs/people/approval/approval.input.js';
import { completeRequest, consult, decide, giveVoice, returnRequest, transferRequest } from '../client/sdk.gen.js';
import type { DecideData, GiveVoiceData } from '../client/types.gen.js';
import { useWords } from '../i18n.js';
import { useAct } from '../queries.js';
import type { ApprovalView } from '../shapes.js';
import { ActDrawer } from './act-drawer.js';
import { aboutName } from './approval-card.js';
import { ChoiceField, SelectField, TextField, useFields } from './fields.js';
import { SchemaDrawer } from './schema-drawer.js';
import type { Option } from './schema-form.js';
import { useStaffChoices } from './staff-choices.js';
import { seatName } from './voices.js';
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

type Other = 'return' | 'transfer' | 'consult' | 'voice' | 'complete';

/** A approves, X refuses, R returns, T transfers, V speaks; all ask once more. Switched off, they say why. */
export function DecideButtons({ view, onDecided }: Props): ReactElement {
  const { t, of } = useWords();
  const [asked, setAsked] = useState<Decision>();
  const [other, setOther] = useState<Other>();
  const blocked = view.checks.some(({ ok, blocking }) => !ok && blocking) || (view.mayDecide && !view.mayApprove);
  const may = view.mayDecide && view.state === 'open';
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === 'v' && view.mayVoice) setOther('voice');
      if (!may) return;
      if (event.key === 'a' && !blocked) setAsked('approve');
      if (event.key === 'x') setAsked('refuse');
      if (event.key === 'r' && view.mayReturn) setOther('return');
      if (event.key === 't') setOther('transfer');
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, [may, blocked, view.mayVoice, view.mayReturn]);
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
      {may && (
        <>
          <Button
            size="large"
            disabled={!view.mayReturn}
            data-testid="decide-return"
            onClick={() => setOther('return')}
          >
            {t('ui.return')} <kbd>R</kbd>
          </Button>
          <Button size="large" data-testid="decide-transfer" onClick={() => setOther('transfer')}>
            {t('ui.transfer')} <kbd>T</kbd>
          </Button>
          <Button
            size="large"
            type="text"
            icon={<PlusOutlined aria-hidden />}
            data-testid="decide-consult"
            onClick={() => setOther('consult')}
          >
            {t('ui.consult')}
          </Button>
        </>
      )}
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

interface OtherProps {
  view: ApprovalView;
  what: Other;
  onClose: () => void;
  onDone: (() => void) | undefined;
}

/** What one may do with a request beside deciding it: speak, ask another, hand it on, give it back, complete it. */
function OtherForm({ view, what, onClose, onDone }: OtherProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const staff = useStaffChoices();
  const path = { id: view.id };
  const seats = view.mySeats.map((seat) => ({
    value: seat,
    label: seatName(view.voices.find((one) => one.seat === seat) ?? { seat, personName: null }, words),
  }));
  const shared = { onClose, ...(onDone ? { onDone } : {}), about: aboutName(view), testId: `${what}-submit` };
  const reason = {
    title: t(`ui.${what === 'voice' ? 'giveVoice' : what}`),
    submit: t(`ui.${what === 'voice' ? 'giveVoice' : what}`),
  };
  const among = (names: readonly string[]): readonly Option[] | undefined =>
    names.at(-1) === 'staffId' ? staff : names.at(-1) === 'seat' ? seats : undefined;
  switch (what) {
    case 'voice':
      return <VoiceForm view={view} seats={seats} {...shared} />;
    case 'complete':
      return (
        <SchemaDrawer
          {...shared}
          {...reason}
          id="complete"
          schema={completeSchema}
          send={(body, headers) => completeRequest({ path, body, headers })}
        />
      );
    case 'return':
      return (
        <SchemaDrawer
          {...shared}
          {...reason}
          id="return"
          schema={returnSchema}
          send={(body, headers) => returnRequest({ path, body, headers })}
        />
      );
    case 'transfer':
      return (
        <SchemaDrawer
          {...shared}
          {...reason}
          id="transfer"
          schema={transferSchema}
          choices={among}
          send={(body, headers) => transferRequest({ path, body, headers })}
        />
      );
    case 'consult':
      return (
        <SchemaDrawer
          {...shared}
          {...reason}
          id="consult"
          schema={consultSchema}
          choices={among}
          send={(body, headers) => consult({ path, body, headers })}
        />
      );
  }
}

interface VoiceProps {
  view: ApprovalView;
  seats: readonly Option[];
  about: string;
  testId: string;
  onClose: () => void;
}

/** One's opinion from one's seat: for or against, never neither by chance. */
function VoiceForm({ view, seats, about, testId, onClose }: VoiceProps): ReactElement {
  const { t } = useWords();
  const form = useFields({ seat: seats.length === 1 ? (seats[0]?.value ?? '') : '', agrees: '', reason: '' });
  const act = useAct((body: GiveVoiceData['body'], headers) => giveVoice({ path: { id: view.id }, body, headers }));
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const well = form.judge({
      seat: !values.seat && t('ui.chooseOne'),
      agrees: !values.agrees && t('ui.chooseOne'),
      reason: !values.reason.trim() && t('ui.reasonNeeded'),
    });
    if (!well) return;
    if (await act.submit({ seat: values.seat, agrees: values.agrees === 'for', reason: values.reason.trim() }))
      onClose();
  };
  return (
    <ActDrawer
      title={t('ui.giveVoice')}
      about={about}
      submit={t('ui.giveVoice')}
      testId={testId}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('ui.seat')}
        value={values.seat}
        wrong={wrong.seat}
        testId="voice-seat"
        options={[...seats]}
        onChange={(v) => put('seat', v)}
      />
      <ChoiceField
        label={t('ui.opinion')}
        value={values.agrees}
        wrong={wrong.agrees}
        testId="voice-agrees"
        options={[
          { value: 'for', label: t('ui.voiceFor') },
          { value: 'against', label: t('ui.voiceAgainst') },
        ]}
        onChange={(v) => put('agrees', v)}
      />
      <TextField
        rows={3}
        label={t('ui.reason')}
        value={values.reason}
        wrong={wrong.reason}
        testId="voice-reason"
        onChange={(v) => put('reason', v)}
      />
    </ActDrawer>
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
