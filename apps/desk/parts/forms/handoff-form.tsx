import type { ReactElement } from 'react';
import { decideHandoff, offerHandoff } from '../../client/sdk.gen.js';
import type { DecideHandoffData } from '../../client/types.gen.js';
import { useDesk } from '../../desk.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import { ActDrawer } from '../act-drawer.js';
import { ChoiceField, ManyField, TextField, useFields } from '../fields.js';
import type { StepFormProps } from './form-props.js';

/** The papers a suit needs, as the return letter names them: kept in Chinese, because the letter is. */
const PAPERS = [
  '借款合同',
  '借款凭证（放款）',
  '还款流水',
  '本息计算单',
  '催收通知书及送达回证',
  '最后催告函及送达回证',
  '借款人身份与送达地址',
  '保证合同',
  '抵押合同与他项权证',
  '财产线索',
];

type Decision = DecideHandoffData['body']['decision'];

/** Legal accepts the papers, or returns them and says which are missing. */
export function HandoffForm({ view, onClose }: StepFormProps): ReactElement {
  const { t, day } = useWords();
  const { today } = useDesk();
  const form = useFields({ decision: '' as Decision | '', missing: [] as string[], other: '' });
  const act = useAct((body: DecideHandoffData['body'], headers) =>
    decideHandoff({ path: { id: view.id }, body, headers }),
  );
  const { values, put, wrong } = form;
  const returns = values.decision === 'return';
  const missing = returns ? [...values.missing, values.other.trim()].filter((item) => item !== '') : [];
  const submit = async (): Promise<void> => {
    const well = form.judge({
      decision: !values.decision && t('ui.chooseOne'),
      missing: returns && missing.length === 0 && t('ui.missingNeeded'),
    });
    if (!well || !values.decision) return;
    if (await act.submit({ decision: values.decision, missing })) onClose();
  };
  return (
    <ActDrawer
      title={t('act.decideHandoff')}
      about={
        <>
          <b>{view.debtor.name}</b> {view.number}
          {view.handoff && <> · {t('ui.until', { day: day(view.handoff.endsOn, today) })}</>}
        </>
      }
      submit={returns ? t('ui.returnPapers', { count: missing.length }) : t('ui.accept')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('ui.decision')}
        value={values.decision}
        wrong={wrong.decision}
        testId="handoff"
        options={[
          { value: 'accept', label: t('ui.acceptLong') },
          { value: 'return', label: t('ui.returnLong') },
        ]}
        onChange={(v) => put('decision', v as Decision)}
      />
      {returns && (
        <>
          <ManyField
            label={t('ui.missing')}
            value={values.missing}
            wrong={wrong.missing}
            options={PAPERS}
            testId="handoff-missing"
            onChange={(v) => put('missing', v)}
          />
          <TextField label={t('ui.missingOther')} value={values.other} max={120} onChange={(v) => put('other', v)} />
        </>
      )}
    </ActDrawer>
  );
}

export function OfferForm({ view, onClose }: StepFormProps): ReactElement {
  const { t } = useWords();
  const act = useAct((_none: undefined, headers) => offerHandoff({ path: { id: view.id }, headers }));
  const submit = async (): Promise<void> => {
    if (await act.submit(undefined)) onClose();
  };
  return (
    <ActDrawer
      title={t('act.offerHandoff')}
      about={view.debtor.name}
      submit={t('ui.handOver')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="note">{t('ui.offerNote')}</p>
      <ul className="papers">
        {(view.handoff?.missing ?? []).map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </ActDrawer>
  );
}
