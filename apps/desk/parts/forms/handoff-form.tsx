import type { ReactElement } from 'react';
import { useReadiness } from '../../case-queries.js';
import { decideHandoff, offerHandoff } from '../../client/sdk.gen.js';
import type { DecideHandoffData } from '../../client/types.gen.js';
import { useDesk } from '../../desk.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import { ActDrawer } from '../act-drawer.js';
import { ChoiceField, ManyField, TextField, useFields } from '../fields.js';
import type { StepFormProps } from './form-props.js';

type Decision = DecideHandoffData['body']['decision'];

/** The papers of the handoff book, each with how it stands. */
function usePapers(caseId: string): { value: string; label: string }[] {
  const { of } = useWords();
  return (useReadiness(caseId).data?.items ?? [])
    .filter(({ state }) => state !== 'notNeeded')
    .map(({ item, state }) => ({
      value: item,
      label: `${of('readinessItem', item)} · ${of('readinessState', state)}`,
    }));
}

const courtIn = (typed: string): { court?: string } => (typed.trim() === '' ? {} : { court: typed.trim() });

/** Legal accepts the papers, or returns them and says which are missing. */
export function HandoffForm({ view, onClose }: StepFormProps): ReactElement {
  const { t, day } = useWords();
  const papers = usePapers(view.id);
  const { today } = useDesk();
  const form = useFields({ decision: '' as Decision | '', missing: [] as string[], other: '', court: '' });
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
    if (await act.submit({ decision: values.decision, missing, ...courtIn(returns ? '' : values.court) })) onClose();
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
      {values.decision === 'accept' && (
        <TextField
          label={t('ui.courtPlanned')}
          value={values.court}
          max={60}
          testId="handoff-court"
          onChange={(v) => put('court', v)}
        />
      )}
      {returns && (
        <>
          <ManyField
            label={t('ui.missing')}
            value={values.missing}
            wrong={wrong.missing}
            options={papers}
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
  const { t, of } = useWords();
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
          <li key={item}>{of('readinessItem', item)}</li>
        ))}
      </ul>
    </ActDrawer>
  );
}
