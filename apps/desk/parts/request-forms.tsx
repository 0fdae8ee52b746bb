import type { ReactElement } from 'react';
import {
  completeSchema,
  consultSchema,
  returnSchema,
  transferSchema,
} from '../../../libs/people/approval/approval.input.js';
import { completeRequest, consult, giveVoice, returnRequest, transferRequest } from '../client/sdk.gen.js';
import type { GiveVoiceData } from '../client/types.gen.js';
import { useWords } from '../i18n.js';
import { useAct } from '../queries.js';
import type { ApprovalView } from '../shapes.js';
import { ActDrawer } from './act-drawer.js';
import { aboutName } from './approval-card.js';
import { ChoiceField, TextField, useFields } from './fields.js';
import { SchemaDrawer } from './schema-drawer.js';
import type { Option } from './schema-fields.js';
import { useStaffChoices } from './staff-choices.js';
import { seatName } from './voices.js';

export type Other = 'return' | 'transfer' | 'consult' | 'voice' | 'complete';

interface OtherProps {
  view: ApprovalView;
  what: Other;
  onClose: () => void;
  onDone: (() => void) | undefined;
}

/** What one may do with a request beside deciding it: speak, ask another, hand it on, give it back, complete it. */
export function OtherForm({ view, what, onClose, onDone }: OtherProps): ReactElement {
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
