import type { ReactElement } from 'react';
import { fileSuit, recordJudgment } from '../../client/sdk.gen.js';
import type { FileSuitData, RecordJudgmentData } from '../../client/types.gen.js';
import { useDesk } from '../../desk.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import { ActDrawer } from '../act-drawer.js';
import { DayField, fenIn, MoneyField, TextField, useFields } from '../fields.js';
import { moneyWords } from '../money-text.js';
import type { StepFormProps } from './form-props.js';

/** What a form proposes: without thousands commas, as people type it. */
const typed = (fen: number): string => moneyWords(fen).replaceAll(',', '');

export function SuitForm({ view, onClose }: StepFormProps): ReactElement {
  const { t } = useWords();
  const { today } = useDesk();
  const form = useFields({ court: '', docketNo: '', filedOn: today, claimed: typed(view.owed.totalFen) });
  const act = useAct((body: FileSuitData['body'], headers) => fileSuit({ path: { id: view.id }, body, headers }));
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const claimedFen = fenIn(values.claimed);
    const well = form.judge({
      court: !values.court.trim() && t('ui.courtNeeded'),
      docketNo: !values.docketNo.trim() && t('ui.docketNeeded'),
      claimed: claimedFen === undefined && t('ui.amountNeeded'),
    });
    const { court, docketNo, filedOn } = values;
    if (!well || claimedFen === undefined) return;
    if (await act.submit({ court: court.trim(), docketNo: docketNo.trim(), filedOn, claimedFen })) onClose();
  };
  return (
    <ActDrawer
      title={t('act.fileSuit')}
      about={view.debtor.name}
      submit={t('ui.record')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('ui.court')}
        value={values.court}
        wrong={wrong.court}
        max={60}
        testId="suit-court"
        onChange={(v) => put('court', v)}
      />
      <TextField
        label={t('ui.docketNo')}
        value={values.docketNo}
        wrong={wrong.docketNo}
        hint={t('ui.docketHint')}
        max={60}
        testId="suit-docket"
        onChange={(v) => put('docketNo', v)}
      />
      <DayField label={t('ui.filedOn')} value={values.filedOn} onChange={(v) => put('filedOn', v)} />
      <MoneyField
        label={t('ui.claimed')}
        value={values.claimed}
        wrong={wrong.claimed}
        testId="suit-claimed"
        onChange={(v) => put('claimed', v)}
      />
    </ActDrawer>
  );
}

export function JudgmentForm({ view, onClose }: StepFormProps): ReactElement {
  const { t } = useWords();
  const { today } = useDesk();
  const form = useFields({ judgedOn: today, judged: typed(view.suit?.claimedFen ?? view.owed.totalFen) });
  const act = useAct((body: RecordJudgmentData['body'], headers) =>
    recordJudgment({ path: { id: view.id }, body, headers }),
  );
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const judgedFen = fenIn(values.judged);
    const well = form.judge({ judged: judgedFen === undefined && t('ui.amountNeeded') });
    if (!well || judgedFen === undefined) return;
    if (await act.submit({ judgedOn: values.judgedOn, judgedFen })) onClose();
  };
  return (
    <ActDrawer
      title={t('act.recordJudgment')}
      about={view.suit && `${view.debtor.name} · ${view.suit.court} · ${view.suit.docketNo}`}
      submit={t('ui.record')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DayField label={t('ui.judgedOn')} value={values.judgedOn} onChange={(v) => put('judgedOn', v)} />
      <MoneyField
        label={t('ui.judged')}
        value={values.judged}
        wrong={wrong.judged}
        testId="judgment-amount"
        onChange={(v) => put('judged', v)}
      />
    </ActDrawer>
  );
}
