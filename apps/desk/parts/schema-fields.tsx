import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Draft, DraftGroup, Field as FieldTerms, Left } from '../schema.js';
import { ChoiceField, Field, ManyField } from './fields.js';

export interface Option {
  value: string;
  label: string;
}

/** What a form knows beside its schema. */
export interface FormTerms {
  /** Names the form in the words: a label of its own goes before the common one. */
  id: string;
  /** The group of words of a choice, by its path. */
  wordsOf: (path: readonly string[]) => string;
  /** What an id or a text is chosen from. */
  choices?: (path: readonly string[], draft: DraftGroup) => readonly Option[] | undefined;
  among?: (path: string, all: readonly string[]) => readonly string[];
  left?: Left;
  wrong: Readonly<Record<string, string>>;
}

export interface OneProps extends FormTerms {
  field: FieldTerms;
  path: readonly string[];
  group: DraftGroup;
  value: Draft;
  onValue: (value: Draft) => void;
}

export interface Shared {
  label: string;
  wrong: string | undefined;
  hint: string | undefined;
  testId: string;
}

const FEW = 4;

interface ChoiceProps extends OneProps {
  told: Shared;
  all: readonly string[];
}

/** Few choices stand open, many in a list that can be searched; one that may be left out can be cleared. */
export function OneChoice({
  all,
  choices,
  among,
  wordsOf,
  path,
  group,
  value,
  onValue,
  field,
  told: p,
}: ChoiceProps): ReactElement {
  const { of } = useWords();
  const words = wordsOf(path);
  const left = among?.(path.join('.'), all) ?? all;
  const options: readonly Option[] =
    choices?.(path, group) ?? left.map((one) => ({ value: one, label: of(words, one) }));
  const chosen = String(value as string);
  // Where only one is left there is nothing to choose.
  const only = !field.optional && options.length === 1 ? options[0]?.value : undefined;
  useEffect(() => {
    if (only !== undefined && chosen === '') onValue(only);
  });
  if (options.length <= FEW && !field.optional && options.every(({ label }) => label.length <= 30))
    return (
      <ChoiceField
        label={p.label}
        wrong={p.wrong}
        hint={p.hint}
        testId={p.testId}
        value={chosen}
        options={[...options]}
        onChange={onValue}
      />
    );
  return (
    <Field label={p.label} wrong={p.wrong} hint={p.hint}>
      {(id, about) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={field.optional}
          value={chosen || undefined}
          options={[...options]}
          status={p.wrong ? 'error' : undefined}
          aria-describedby={about}
          data-testid={p.testId}
          onChange={(next: string | undefined) => onValue(next ?? '')}
        />
      )}
    </Field>
  );
}

export function ManyChoices({
  all,
  choices,
  wordsOf,
  path,
  group,
  value,
  onValue,
  told: p,
}: ChoiceProps): ReactElement {
  const { of, t } = useWords();
  const words = wordsOf(path);
  const options = choices?.(path, group) ?? all.map((one) => ({ value: one, label: of(words, one) }));
  if (options.length === 0) return <p className="t3 s12">{t('ui.nothingToChoose', { what: p.label })}</p>;
  return (
    <ManyField
      {...{ label: p.label, wrong: p.wrong, hint: p.hint, testId: p.testId }}
      value={[...(value as readonly string[])]}
      options={[...options]}
      onChange={onValue}
    />
  );
}

interface Simple extends Shared {
  value: string;
  onChange: (value: string) => void;
}

/** Any day, also one to come. */
export function AnyDayField({ optional, ...p }: Simple & { optional: boolean }): ReactElement {
  const { today } = useDesk();
  return (
    <Field label={p.label} wrong={p.wrong} hint={p.hint}>
      {(id, about) => (
        <DatePicker
          id={id}
          value={p.value ? dayjs(p.value) : null}
          defaultPickerValue={dayjs(today)}
          showNow={false}
          allowClear={optional}
          format="YYYY-MM-DD"
          status={p.wrong ? 'error' : undefined}
          aria-describedby={about}
          data-testid={p.testId}
          onChange={(day) => p.onChange(day ? day.format('YYYY-MM-DD') : '')}
        />
      )}
    </Field>
  );
}

/** A moment on the clock of the product's time zone. */
export function InstantField(p: Simple): ReactElement {
  return (
    <Field label={p.label} wrong={p.wrong} hint={p.hint}>
      {(id, about) => (
        <Input
          id={id}
          type="datetime-local"
          value={p.value.slice(0, 16)}
          aria-describedby={about}
          data-testid={p.testId}
          onChange={(e) => p.onChange(e.target.value ? `${e.target.value}:00+08:00` : '')}
        />
      )}
    </Field>
  );
}
