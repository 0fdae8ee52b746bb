import type { ReactElement } from 'react';
import { recordInterview } from '../../client/sdk.gen.js';
import type { RecordInterviewData } from '../../client/types.gen.js';
import { useDesk } from '../../desk.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import { ActDrawer } from '../act-drawer.js';
import { ChoiceField, DayField, TextField, useFields } from '../fields.js';
import type { StepFormProps } from './form-props.js';

const PLACES = ['branch', 'mediation', 'homeByConsent', 'phone'] as const;
const OUTCOMES = ['promised', 'disputes', 'unable', 'absent'] as const;

type Held = RecordInterviewData['body'];

export function InterviewForm({ view, onClose }: StepFormProps): ReactElement {
  const { t, of } = useWords();
  const { today } = useDesk();
  const form = useFields({
    heldOn: today,
    place: 'branch' as Held['place'],
    outcome: '' as Held['outcome'] | '',
    note: '',
  });
  const act = useAct((body: RecordInterviewData['body'], headers) =>
    recordInterview({ path: { id: view.id }, body, headers }),
  );
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const well = form.judge({
      heldOn: !values.heldOn && t('ui.dayNeeded'),
      outcome: !values.outcome && t('ui.chooseOne'),
      note: !values.note.trim() && t('ui.noteNeeded'),
    });
    const { outcome } = values;
    if (!well || !outcome) return;
    if (await act.submit({ ...values, outcome, note: values.note.trim() })) onClose();
  };
  return (
    <ActDrawer
      title={t('act.recordInterview')}
      about={view.debtor.name}
      submit={t('ui.record')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DayField label={t('ui.heldOn')} value={values.heldOn} wrong={wrong.heldOn} onChange={(v) => put('heldOn', v)} />
      <ChoiceField
        label={t('ui.place')}
        value={values.place}
        options={PLACES.map((value) => ({ value, label: of('place', value) }))}
        onChange={(v) => put('place', v as Held['place'])}
        hint={values.place === 'homeByConsent' ? t('ui.homeHint') : undefined}
      />
      <ChoiceField
        label={t('ui.outcome')}
        value={values.outcome}
        wrong={wrong.outcome}
        testId="interview-outcome"
        options={OUTCOMES.map((value) => ({ value, label: of('outcome', value) }))}
        onChange={(v) => put('outcome', v as Held['outcome'])}
      />
      <TextField
        rows={3}
        label={t('ui.note')}
        value={values.note}
        wrong={wrong.note}
        hint={t('ui.noteHint')}
        testId="interview-note"
        onChange={(v) => put('note', v)}
      />
    </ActDrawer>
  );
}
