import type { ReactElement } from 'react';
import { askFor } from '../../client/sdk.gen.js';
import type { AskForData } from '../../client/types.gen.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import { ActDrawer } from '../act-drawer.js';
import { ChoiceField, TextField, useFields } from '../fields.js';
import { MoneyText } from '../money-text.js';
import { StageTag } from '../stage-tag.js';
import type { StepFormProps } from './form-props.js';

const GROUNDS = ['enforcementWithoutResult', 'deathWithoutEstate', 'bankruptcyClosed', 'smallLongPursued'] as const;

type Asked = AskForData['body'];
type Ground = NonNullable<Asked['ground']>;

/** Asks for a stage. The write-off names its ground as well. */
export function AskForm({ view, step, onClose }: StepFormProps): ReactElement {
  const { t, of } = useWords();
  const to = (step.to ?? 'litigation') as Asked['to'];
  const writesOff = to === 'writtenOff';
  const form = useFields({ reason: '', ground: '' as Ground | '' });
  const act = useAct((body: AskForData['body'], headers) => askFor({ path: { id: view.id }, body, headers }));
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const well = form.judge({
      ground: writesOff && !values.ground && t('ui.chooseOne'),
      reason: !values.reason.trim() && t('ui.reasonNeeded'),
    });
    if (!well) return;
    const ground = writesOff && values.ground ? { ground: values.ground } : {};
    if (await act.submit({ to, reason: values.reason.trim(), ...ground })) onClose();
  };
  return (
    <ActDrawer
      title={of('ask', to)}
      about={
        <>
          <b>{view.debtor.name}</b> <MoneyText fen={view.owed.totalFen} unit /> · <StageTag stage={view.stage} /> →{' '}
          <StageTag stage={to} />
        </>
      }
      submit={t('ui.ask')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {writesOff && (
        <ChoiceField
          label={t('ui.ground')}
          value={values.ground}
          wrong={wrong.ground}
          testId="ask-ground"
          options={GROUNDS.map((value) => ({ value, label: of('ground', value) }))}
          onChange={(v) => put('ground', v as Ground)}
        />
      )}
      <TextField
        rows={3}
        label={t('ui.reason')}
        value={values.reason}
        wrong={wrong.reason}
        hint={t('ui.askHint')}
        testId="ask-reason"
        onChange={(v) => put('reason', v)}
      />
      <p className="note">
        <b>{t('ui.onceApproved')}</b>
        {of('then', to)}
      </p>
    </ActDrawer>
  );
}
