import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { useDebt } from '../queries.js';
import { usePhone } from '../screen.js';
import type { Account, CaseDebt, CaseView, Entry } from '../shapes.js';
import { ChargeForm, debtTotal, PaymentForm, ReversalForm } from './forms/money-forms.js';
import { MoneyText } from './money-text.js';

const ACCOUNTS: readonly Account[] = ['principal', 'interest', 'penalty', 'cost'];
const REVERSIBLE = new Set(['payment', 'recovery', 'charge']);

type Open = { form: 'payment' | 'charge'; debt: CaseDebt } | { form: 'reversal'; entry: Entry };

/** 债务与还款: each debt with what it owes, its entries, and for finance the forms that post them. */
export function DebtsTab({ view }: { view: CaseView }): ReactElement {
  const { t } = useWords();
  const { may } = useDesk();
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  return (
    <div className="tab-b">
      {!may('payment.post') && <p className="note">{t('ui.financeBooks')}</p>}
      {view.debts.map((debt) => (
        <Debt key={debt.id} debt={debt} onOpen={setOpen} />
      ))}
      {open?.form === 'payment' && <PaymentForm debts={view.debts} debtId={open.debt.id} onClose={close} />}
      {open?.form === 'charge' && <ChargeForm debt={open.debt} onClose={close} />}
      {open?.form === 'reversal' && <ReversalForm entry={open.entry} onClose={close} />}
    </div>
  );
}

function Debt({ debt, onOpen }: { debt: CaseDebt; onOpen: (open: Open) => void }): ReactElement {
  const { t, of, day } = useWords();
  const { may } = useDesk();
  const full = useDebt(debt.id);
  return (
    <section className="debt">
      <header>
        <h3>{debt.contractNo}</h3>
        {debt.writtenOff && <span className="tag">{t('ui.memo')}</span>}
        <span className="t3 s12">
          {t('ui.lent')} <MoneyText fen={debt.lentFen} /> · {day(debt.drawnOn)} → {day(debt.dueOn)}
        </span>
        <span className="end">
          <MoneyText fen={debtTotal(debt)} strong unit />
        </span>
      </header>
      <div className="four">
        {ACCOUNTS.map((account) => (
          <span key={account}>
            {of('account', account)}
            <MoneyText fen={debt.owed[`${account}Fen`]} />
          </span>
        ))}
      </div>
      {may('payment.post') && (
        <div className="acts">
          <Button type="primary" data-testid="payment-open" onClick={() => onOpen({ form: 'payment', debt })}>
            {t('act.postPayment')}
          </Button>
          <Button data-testid="charge-open" onClick={() => onOpen({ form: 'charge', debt })}>
            {t('ui.charge')}
          </Button>
        </div>
      )}
      <Entries entries={full.data?.entries ?? []} onReverse={(entry) => onOpen({ form: 'reversal', entry })} />
    </section>
  );
}

interface EntriesProps {
  entries: readonly Entry[];
  onReverse: (entry: Entry) => void;
}

/** Payments lower the debt and stand with a minus; a reversed entry stays, struck through, beside its reversal. */
const signed = ({ kind, amountFen }: Entry): number =>
  kind === 'payment' || kind === 'recovery' ? -amountFen : amountFen;

function Entries({ entries, onReverse }: EntriesProps): ReactElement {
  const { t, of, day } = useWords();
  const { may } = useDesk();
  const phone = usePhone();
  const reverse = (entry: Entry): ReactElement | false =>
    may('payment.reverse') &&
    REVERSIBLE.has(entry.kind) &&
    !entry.reversedBy && (
      <Button size="small" data-testid={`reverse-${entry.id}`} onClick={() => onReverse(entry)}>
        {t('ui.reverse')}
      </Button>
    );
  const about = (entry: Entry): string =>
    [entry.channel && of('channel', entry.channel), entry.payerName, of('ground', entry.reason)]
      .filter(Boolean)
      .join(' · ');
  const parts = (entry: Entry): ReactElement[] =>
    ACCOUNTS.flatMap((account) => {
      // A write-off moves a part from one side of the books to the other: one line all the same.
      const part = entry.parts.find((one) => one.account.endsWith(account));
      return part
        ? [
            <span key={account} className="part">
              {of('account', account)} <MoneyText fen={Math.abs(part.amountFen)} />
            </span>,
          ]
        : [];
    });
  if (phone) return <EntryCards entries={entries} about={about} reverse={reverse} />;
  return (
    <table className="t">
      <thead>
        <tr>
          <th>{t('ui.valueDay')}</th>
          <th>{t('ui.entry')}</th>
          <th>{t('ui.laidOn')}</th>
          <th className="r">{t('ui.amountYuan')}</th>
          <th>{t('ui.bookedBy')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} className={entry.reversedBy ? 'gone' : ''}>
            <td className="nw">{day(entry.valueDay)}</td>
            <td>
              {of('entry', entry.kind)}
              {entry.reversedBy && <span className="tag">{t('ui.reversed')}</span>}
              <div className="s12 t3">{about(entry)}</div>
            </td>
            <td className="s12">{parts(entry)}</td>
            <td className="r">
              <MoneyText fen={signed(entry)} />
            </td>
            <td className="s12">{entry.byName}</td>
            <td className="r">{reverse(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CardsProps {
  entries: readonly Entry[];
  about: (entry: Entry) => string;
  reverse: (entry: Entry) => ReactElement | false;
}

function EntryCards({ entries, about, reverse }: CardsProps): ReactElement {
  const { of, day } = useWords();
  return (
    <ul className="cards flat">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.reversedBy ? 'gone' : ''}>
          <div className="a1">
            <b>{of('entry', entry.kind)}</b>
            <span className="end">
              <MoneyText fen={signed(entry)} />
            </span>
          </div>
          <p className="s12 t3">
            {day(entry.valueDay)} · {about(entry) || entry.byName}
          </p>
          {reverse(entry)}
        </li>
      ))}
    </ul>
  );
}
