import type { ReactElement } from 'react';
import { postCharge, postPayment, reverseEntry } from '../../client/sdk.gen.js';
import type { PostChargeData, PostPaymentData, ReverseEntryData } from '../../client/types.gen.js';
import { useDesk } from '../../desk.js';
import { useWords } from '../../i18n.js';
import { useAct } from '../../queries.js';
import type { CaseDebt, Entry } from '../../shapes.js';
import { ActDrawer } from '../act-drawer.js';
import { ChoiceField, DayField, fenIn, MoneyField, SelectField, TextField, useFields } from '../fields.js';
import type { Fields } from '../fields.js';
import { MoneyText } from '../money-text.js';

const CHANNELS = ['cash', 'transfer', 'deduction', 'court', 'other'] as const;
const PARTS = ['interest', 'penalty', 'cost'] as const;
const SOMEONE_ELSE = 'other';

export const debtTotal = ({ owed }: Pick<CaseDebt, 'owed'>): number =>
  owed.principalFen + owed.interestFen + owed.penaltyFen + owed.costFen;

interface PaymentProps {
  debts: readonly CaseDebt[];
  debtId?: string;
  onClose: () => void;
}

interface PaymentFields {
  debtId: string;
  amount: string;
  valueDay: string;
  channel: PostPaymentData['body']['channel'];
  payer: string;
  name: string;
}

/** One payment on one debt. More than is owed is booked as surplus by the server. */
export function PaymentForm({ debts, debtId, onClose }: PaymentProps): ReactElement {
  const { t, of } = useWords();
  const { today } = useDesk();
  const first = debts.find(({ id }) => id === debtId) ?? debts[0];
  const payer = first?.obligors[0]?.partyId ?? SOMEONE_ELSE;
  const start: PaymentFields = {
    debtId: first?.id ?? '',
    amount: '',
    valueDay: today,
    channel: 'transfer',
    payer,
    name: '',
  };
  const form = useFields<PaymentFields>(start);
  const { values, put, wrong } = form;
  const debt = debts.find(({ id }) => id === values.debtId);
  const act = useAct((body: PostPaymentData['body'], headers) =>
    postPayment({ path: { id: values.debtId }, body, headers }),
  );
  const submit = async (): Promise<void> => {
    const amountFen = fenIn(values.amount);
    const other = values.payer === SOMEONE_ELSE;
    const well = form.judge({
      amount: amountFen === undefined && t('ui.amountNeeded'),
      name: other && !values.name.trim() && t('ui.payerNeeded'),
    });
    if (!well || amountFen === undefined) return;
    const by = other ? { name: values.name.trim() } : { partyId: values.payer };
    const body = { amountFen, valueDay: values.valueDay, channel: values.channel, payer: by };
    if (await act.submit(body)) onClose();
  };
  return (
    <ActDrawer
      title={t('act.postPayment')}
      submit={t('ui.book')}
      testId="payment-submit"
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField
        label={t('ui.debt')}
        value={values.debtId}
        options={debts.map((one) => ({ value: one.id, label: one.contractNo }))}
        hint={debt && <OwedHint debt={debt} />}
        onChange={(v) => put('debtId', v)}
      />
      <MoneyField
        label={t('ui.amount')}
        value={values.amount}
        wrong={wrong.amount}
        hint={t('ui.amountHint')}
        testId="payment-amount"
        onChange={(v) => put('amount', v)}
      />
      <DayField label={t('ui.valueDay')} value={values.valueDay} onChange={(v) => put('valueDay', v)} />
      <ChoiceField
        label={t('ui.channel')}
        value={values.channel}
        options={CHANNELS.map((value) => ({ value, label: of('channel', value) }))}
        onChange={(v) => put('channel', v as PaymentFields['channel'])}
      />
      <PayerFields form={form} debt={debt} />
    </ActDrawer>
  );
}

function OwedHint({ debt }: { debt: CaseDebt }): ReactElement {
  const { t } = useWords();
  return (
    <>
      {t('ui.owed')} <MoneyText fen={debtTotal(debt)} unit />
    </>
  );
}

/** One of those who owe, or somebody who pays for them. */
function PayerFields({ form, debt }: { form: Fields<PaymentFields>; debt: CaseDebt | undefined }): ReactElement {
  const { t, of } = useWords();
  const { values, put, wrong } = form;
  const payers = (debt?.obligors ?? []).map((one) => ({
    value: one.partyId,
    label: `${one.name} · ${of('obligor', one.role)}`,
  }));
  return (
    <>
      <ChoiceField
        label={t('ui.payer')}
        value={values.payer}
        testId="payment-payer"
        options={[...payers, { value: SOMEONE_ELSE, label: t('ui.someoneElse') }]}
        onChange={(v) => put('payer', v)}
      />
      {values.payer === SOMEONE_ELSE && (
        <TextField
          label={t('ui.payerName')}
          value={values.name}
          wrong={wrong.name}
          max={60}
          onChange={(v) => put('name', v)}
        />
      )}
    </>
  );
}

type Part = PostChargeData['body']['part'];

export function ChargeForm({ debt, onClose }: { debt: CaseDebt; onClose: () => void }): ReactElement {
  const { t, of } = useWords();
  const { today } = useDesk();
  const form = useFields({ part: 'interest' as Part, amount: '', valueDay: today, reason: '' });
  const act = useAct((body: PostChargeData['body'], headers) => postCharge({ path: { id: debt.id }, body, headers }));
  const { values, put, wrong } = form;
  const submit = async (): Promise<void> => {
    const amountFen = fenIn(values.amount);
    const well = form.judge({
      amount: amountFen === undefined && t('ui.amountNeeded'),
      reason: !values.reason.trim() && t('ui.reasonNeeded'),
    });
    const { part, valueDay, reason } = values;
    if (!well || amountFen === undefined) return;
    if (await act.submit({ part, amountFen, valueDay, reason: reason.trim() })) onClose();
  };
  return (
    <ActDrawer
      title={t('ui.charge')}
      about={debt.contractNo}
      submit={t('ui.book')}
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ChoiceField
        label={t('ui.account')}
        value={values.part}
        options={PARTS.map((value) => ({ value, label: of('account', value) }))}
        onChange={(v) => put('part', v as Part)}
      />
      <MoneyField
        label={t('ui.amount')}
        value={values.amount}
        wrong={wrong.amount}
        testId="charge-amount"
        onChange={(v) => put('amount', v)}
      />
      <DayField label={t('ui.valueDay')} value={values.valueDay} onChange={(v) => put('valueDay', v)} />
      <TextField
        rows={2}
        label={t('ui.reason')}
        value={values.reason}
        wrong={wrong.reason}
        testId="charge-reason"
        onChange={(v) => put('reason', v)}
      />
    </ActDrawer>
  );
}

export function ReversalForm({ entry, onClose }: { entry: Entry; onClose: () => void }): ReactElement {
  const { t, of, day } = useWords();
  const form = useFields({ reason: '' });
  const act = useAct((body: ReverseEntryData['body'], headers) =>
    reverseEntry({ path: { id: entry.id }, body, headers }),
  );
  const submit = async (): Promise<void> => {
    const reason = form.values.reason.trim();
    if (form.judge({ reason: !reason && t('ui.reasonNeeded') }) && (await act.submit({ reason }))) onClose();
  };
  return (
    <ActDrawer
      title={t('ui.reverse')}
      about={
        <>
          {of('entry', entry.kind)} <MoneyText fen={entry.amountFen} strong unit /> · {day(entry.valueDay)}
        </>
      }
      submit={t('ui.reverse')}
      testId="reversal-submit"
      pending={act.pending}
      problem={act.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        rows={2}
        label={t('ui.reason')}
        value={form.values.reason}
        wrong={form.wrong.reason}
        testId="reversal-reason"
        onChange={(v) => form.put('reason', v)}
      />
      <p className="note">{t('ui.reverseNote')}</p>
    </ActDrawer>
  );
}
