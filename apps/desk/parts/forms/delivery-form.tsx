import type { ReactElement } from 'react';
import { proofsOf, results } from '../../../../libs/steps/notice/notice.js';
import { recordDelivery } from '../../client/sdk.gen.js';
import type { RecordDeliveryData } from '../../client/types.gen.js';
import { useDesk } from '../../desk.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import type { Notice } from '../../shapes.js';
import { ActDrawer } from '../act-drawer.js';
import { ChoiceField, DayField, TextField, useFields } from '../fields.js';
import type { StepFormProps } from './form-props.js';

type Result = RecordDeliveryData['body']['result'];
type ProofKind = RecordDeliveryData['body']['proof']['kind'];

/** A delivery and its proof. The usual proof of each result is chosen beforehand. */
export function DeliveryForm({ view, step, onClose }: StepFormProps): ReactElement {
  const { t, of } = useWords();
  const { today } = useDesk();
  const notice = view.notices.find(({ id }) => id === step.noticeId) ?? view.notices.at(-1);
  const form = useFields({ result: '' as Result | '', resultOn: today, kind: 'signature' as ProofKind, reference: '' });
  const act = useAct((body: RecordDeliveryData['body'], headers) =>
    recordDelivery({ path: { id: notice?.id ?? '' }, body, headers }),
  );
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const well = form.judge({
      result: !values.result && t('ui.chooseOne'),
      resultOn: !values.resultOn && t('ui.dayNeeded'),
      reference: !values.reference.trim() && t('ui.proofNeeded'),
    });
    if (!well || !values.result) return;
    const proof = { kind: values.kind, reference: values.reference.trim() };
    const answer = await act.submit({ result: values.result, resultOn: values.resultOn, proof });
    if (answer) onClose();
  };
  return (
    <ActDrawer
      title={t('act.recordDelivery')}
      about={notice && <LetterHead notice={notice} debtor={view.debtor.name} />}
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
        options={results.map((value) => ({ value, label: of('result', value) }))}
        onChange={(result) => {
          put('result', result as Result);
          put('kind', proofsOf[result as Result][0]);
        }}
        hint={values.result && of('resultMeans', values.result)}
      />
      <DayField
        label={t('ui.resultOn')}
        value={values.resultOn}
        wrong={wrong.resultOn}
        testId="delivery-on"
        onChange={(v) => put('resultOn', v)}
      />
      <ChoiceField
        label={t('ui.proofKind')}
        hint={values.result ? undefined : t('ui.resultFirst')}
        testId="delivery-proof"
        value={values.kind}
        options={(values.result ? proofsOf[values.result] : []).map((value) => ({ value, label: of('proof', value) }))}
        onChange={(v) => put('kind', v as ProofKind)}
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

function LetterHead({ notice, debtor }: { notice: Notice; debtor: string }): ReactElement {
  const { t, day } = useWords();
  const { today } = useDesk();
  return (
    <>
      <b>{notice.letterNumber}</b> {debtor} · {t('ui.issuedOn', { day: day(notice.issuedOn, today) })} ·{' '}
      {t('ui.termOf', { count: notice.termDays })}
    </>
  );
}
