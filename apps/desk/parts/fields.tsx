import { Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { capitals, LARGEST_FEN, yuanOf } from '../../../libs/ground/fen/fen.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';

export interface Fields<T> {
  values: T;
  put: <K extends keyof T>(name: K, value: T[K]) => void;
  wrong: Partial<Record<keyof T, string>>;
  /** Shows the given complaints under their fields; true when there is none. */
  judge: (complaints: Partial<Record<keyof T, string | false>>) => boolean;
}

export function useFields<T extends object>(start: T): Fields<T> {
  const [values, setValues] = useState(start);
  const [wrong, setWrong] = useState<Partial<Record<keyof T, string>>>({});
  return {
    values,
    wrong,
    put: (name, value) => {
      setValues((old) => ({ ...old, [name]: value }));
      setWrong((old) => ({ ...old, [name]: undefined }));
    },
    judge: (complaints) => {
      const found = Object.entries(complaints).filter(([, complaint]) => complaint);
      setWrong(Object.fromEntries(found) as Partial<Record<keyof T, string>>);
      return found.length === 0;
    },
  };
}

interface FieldProps {
  label: string;
  wrong?: string;
  hint?: ReactNode;
  children: (id: string, describedBy: string) => ReactNode;
}

/** A label, its field, and under it what is wrong or worth knowing. */
export function Field({ label, wrong, hint, children }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children(id, `${id}-hint`)}
      <p id={`${id}-hint`} className="hint" role={wrong ? 'alert' : undefined}>
        {wrong ?? hint}
      </p>
    </div>
  );
}

interface Simple<V> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  wrong?: string;
  hint?: ReactNode;
  testId?: string;
}

export function TextField({ rows, max, ...p }: Simple<string> & { rows?: number; max?: number }): ReactElement {
  return (
    <Field label={p.label} wrong={p.wrong} hint={p.hint}>
      {(id, about) => {
        const shared = {
          id,
          value: p.value,
          status: p.wrong ? ('error' as const) : undefined,
          maxLength: max ?? 500,
          'aria-describedby': about,
          'data-testid': p.testId,
        };
        return rows ? (
          <Input.TextArea
            {...shared}
            autoSize={{ minRows: rows, maxRows: 8 }}
            onChange={(e) => p.onChange(e.target.value)}
          />
        ) : (
          <Input {...shared} onChange={(e) => p.onChange(e.target.value)} />
        );
      }}
    </Field>
  );
}

/** Fen of a typed amount in yuan; undefined when it is no positive amount. */
export function fenIn(text: string): number | undefined {
  const fen = yuanOf(text);
  return fen !== undefined && fen > 0n && fen <= LARGEST_FEN ? Number(fen) : undefined;
}

/** Yuan as people type them, read back in capitals so that a slip of the point is seen before it is booked. */
export function MoneyField(p: Simple<string>): ReactElement {
  const { t } = useWords();
  const fen = yuanOf(p.value);
  const inWords = fen !== undefined && fen > 0n && fen <= LARGEST_FEN ? capitals(fen) : undefined;
  return (
    <Field label={p.label} wrong={p.wrong} hint={inWords ?? p.hint}>
      {(id, about) => (
        <Input
          id={id}
          className="yuan"
          inputMode="decimal"
          autoComplete="off"
          suffix={t('ui.yuan')}
          value={p.value}
          status={p.wrong ? 'error' : undefined}
          aria-describedby={about}
          data-testid={p.testId}
          onChange={(e) => p.onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** A day that has been: the calendar opens at the desk's own today, which in the demo is not the browser's. */
export function DayField(p: Simple<string>): ReactElement {
  const { t } = useWords();
  const { today } = useDesk();
  return (
    <Field label={p.label} wrong={p.wrong} hint={p.hint}>
      {(id, about) => (
        <span className="day-row">
          <DatePicker
            id={id}
            value={p.value ? dayjs(p.value) : null}
            defaultPickerValue={dayjs(today)}
            maxDate={dayjs(today)}
            showNow={false}
            allowClear={false}
            format="YYYY-MM-DD"
            status={p.wrong ? 'error' : undefined}
            aria-describedby={about}
            data-testid={p.testId}
            onChange={(day) => p.onChange(day ? day.format('YYYY-MM-DD') : '')}
          />
          {p.value !== today && (
            <button type="button" className="link" onClick={() => p.onChange(today)}>
              {t('ui.today')}
            </button>
          )}
        </span>
      )}
    </Field>
  );
}

interface Choices extends Simple<string> {
  options: { value: string; label: ReactNode }[];
}

export function ChoiceField(p: Choices): ReactElement {
  return (
    <fieldset className={p.wrong ? 'field wrong' : 'field'} data-testid={p.testId}>
      <legend>{p.label}</legend>
      <Radio.Group value={p.value} onChange={(e) => p.onChange(e.target.value as string)} className="choices">
        {p.options.map(({ value, label }) => (
          <Radio key={value} value={value} data-testid={p.testId ? `${p.testId}-${value}` : undefined}>
            {label}
          </Radio>
        ))}
      </Radio.Group>
      <p className="hint" role={p.wrong ? 'alert' : undefined}>
        {p.wrong ?? p.hint}
      </p>
    </fieldset>
  );
}

export function SelectField(p: Choices): ReactElement {
  return (
    <Field label={p.label} wrong={p.wrong} hint={p.hint}>
      {(id, about) => (
        <Select
          id={id}
          value={p.value || undefined}
          options={p.options}
          status={p.wrong ? 'error' : undefined}
          aria-describedby={about}
          data-testid={p.testId}
          onChange={(value: string) => p.onChange(value)}
        />
      )}
    </Field>
  );
}

type Many = Simple<string[]> & { options: (string | { value: string; label: ReactNode })[] };

export function ManyField({ options, ...p }: Many): ReactElement {
  return (
    <fieldset className={p.wrong ? 'field wrong' : 'field'} data-testid={p.testId}>
      <legend>{p.label}</legend>
      <Checkbox.Group value={p.value} options={options} onChange={p.onChange} className="choices" />
      <p className="hint" role={p.wrong ? 'alert' : undefined}>
        {p.wrong ?? p.hint}
      </p>
    </fieldset>
  );
}
