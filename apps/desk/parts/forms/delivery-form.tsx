import type { ReactElement } from 'react';
import { recordDelivery } from '../../client.js';
import { useDesk } from '../../desk.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import { ActDrawer } from '../act-drawer.js';
import { ChoiceField, DayField, TextField, useFields } from '../fields.js';
import type { StepFormProps } from './form-props.js';

const PROOF_OF = { signed: 'signature', postReceipt: 'postReceipt', refused: 'record', returned: 'envelope' } as const;
type Result = keyof typeof PROOF_OF;
const RESULTS = Object.keys(PROOF_OF) as Result[];
const PROOFS = ['signature', 'postReceipt', 'photo', 'record', 'envelope'] as const;

/** A delivery and its proof. The usual proof of each result is chosen beforehand. */
export function DeliveryForm({ view, step, onClose }: StepFormProps): ReactElement {
  const { t, of, day } = useWords();
  const { today } = useDesk();
  const notice = view.notices.find(({ id }) => id === step.noticeId) ?? view.notices.at(-1);
  const form = useFields({ result: '' as Result | '', resultOn: today, kind: 'signature' as string, reference: '' });
  const act = useAct((body: object, headers) => recordDelivery({ path: { id: notice?.id ?? '' }, body, headers }));
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const well = form.judge({
      result: !values.result && t('ui.chooseOne'),
      resultOn: !values.resultOn && t('ui.dayNeeded'),
      reference: !values.reference.trim() && t('ui.proofNeeded'),
    });
    if (!well) return;
    const proof = { kind: values.kind, reference: values.reference.trim() };
    const answer = await act.submit({ result: values.result, resultOn: values.resultOn, proof });
    if (answer) onClose();
  };
  return (
    <ActDrawer
      title={t('act.recordDelivery')}
      about={
        notice && (
          <>
            <b>{notice.letterNumber}</b> {view.debtorName} · {t('ui.issuedOn', { day: day(notice.issuedOn, today) })} ·{' '}
            {t('ui.termOf', { count: notice.termDays })}
          </>
        )
      }
      submit={t('ui.record')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('ui.deliveryResult')}
        value={values.result}
        wrong={wrong.result}
        testId="delivery-result"
        options={RESULTS.map((value) => ({ value, label: of('result', value) }))}
        onChange={(result) => {
          put('result', result as Result);
          put('kind', PROOF_OF[result as Result]);
        }}
        hint={values.result && of('resultMeans', values.result)}
      />
      <DayField label={t('ui.resultOn')} value={values.resultOn} wrong={wrong.resultOn} testId="delivery-on" onChange={(v) => put('resultOn', v)} />
      <ChoiceField
        label={t('ui.proofKind')}
        value={values.kind}
        options={PROOFS.map((value) => ({ value, label: of('proof', value) }))}
        onChange={(v) => put('kind', v)}
      />
      <TextField
        label={t('ui.proofReference')}
        value={values.reference}
        wrong={wrong.reference}
        hint={t('ui.proofHint')}
        testId="delivery-reference"
        max={120}
        onChange={(v) => put('reference', v)}
      />
    </ActDrawer>
  );
}
