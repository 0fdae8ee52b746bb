import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { blankOf, fieldsIn, WAY } from '../schema.js';
import type { Draft, DraftGroup, Field as FieldTerms, Left, Shape } from '../schema.js';
import { ChoiceField, Field, ManyField, MoneyField, TextField } from './fields.js';
import { HashField } from './hash-field.js';

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

interface GroupProps extends FormTerms {
  shape: Shape;
  draft: DraftGroup;
  onDraft: (draft: DraftGroup) => void;
  path?: readonly string[];
}

/** The fields of a schema: every choice has its word, every complaint stands under its field, nothing typed is lost. */
export function SchemaForm({ shape, draft, onDraft, path = [], ...terms }: GroupProps): ReactElement {
  const left = path.length === 0 ? (terms.left ?? (() => false)) : (): boolean => false;
  const put = (name: string, value: Draft): void => onDraft({ ...draft, [name]: value });
  return (
    <>
      {shape.kind === 'either' && (
        <WayField {...terms} path={path} shape={shape} draft={draft} onWay={(way) => put(WAY, way)} />
      )}
      {fieldsIn(shape, draft)
        .filter(({ name }) => !left(name))
        .map((field) => (
          <OneField
            key={field.name}
            {...terms}
            field={field}
            path={[...path, field.name]}
            group={draft}
            value={draft[field.name] ?? ''}
            onValue={(value) => put(field.name, value)}
          />
        ))}
    </>
  );
}

interface WayProps extends FormTerms {
  shape: Extract<Shape, { kind: 'either' }>;
  draft: DraftGroup;
  path: readonly string[];
  onWay: (way: string) => void;
}

function WayField({ shape, draft, path, onWay, wordsOf, wrong }: WayProps): ReactElement {
  const { t, of } = useWords();
  const group = shape.by ? wordsOf([...path, 'way']) : 'way';
  return (
    <ChoiceField
      label={t(path.length > 0 ? `label.${path.at(-1)}` : 'label.way')}
      value={String(draft[WAY] as string)}
      wrong={wordOfWrong(wrong[path.join('.')], t)}
      testId={`f-${[...path, 'way'].join('.')}`}
      options={shape.ways.map(({ name }) => ({ value: name, label: of(group, name) }))}
      onChange={onWay}
    />
  );
}

export const wordOfWrong = (code: string | undefined, t: (key: string) => string): string | undefined =>
  code ? t(`wrong.${code}`) : undefined;

interface OneProps extends FormTerms {
  field: FieldTerms;
  path: readonly string[];
  group: DraftGroup;
  value: Draft;
  onValue: (value: Draft) => void;
}

function useLabel(id: string, { name, optional }: FieldTerms): string {
  const { t } = useWords();
  const word = t(`label.${id}_${name}`, { defaultValue: t(`label.${name}`, { defaultValue: name }) });
  return optional ? `${word}${t('ui.mayBeEmpty')}` : word;
}

function OneField(p: OneProps): ReactElement {
  const { t } = useWords();
  const { field, path, value, onValue } = p;
  const { shape } = field;
  const label = useLabel(p.id, field);
  const key = path.join('.');
  const shared = {
    ...{ label, wrong: wordOfWrong(p.wrong[key], t), testId: `f-${key}` },
    hint: t(`hint.${p.id}_${field.name}`, { defaultValue: t(`hint.${field.name}`, { defaultValue: '' }) }) || undefined,
  };
  const text = typeof value === 'string' ? value : '';
  switch (shape.kind) {
    case 'group':
    case 'either':
      return <GroupField {...p} shape={shape} label={label} />;
    case 'rows':
      return <RowsField {...p} shape={shape} label={label} />;
    case 'yes':
      return (
        <div className="field yes">
          <Checkbox checked={value === true} data-testid={shared.testId} onChange={(e) => onValue(e.target.checked)}>
            {label}
          </Checkbox>
        </div>
      );
    case 'many':
    case 'ids':
      return <ManyChoices {...p} told={shared} all={shape.kind === 'many' ? shape.of : []} />;
    case 'one':
    case 'id':
      return <OneChoice {...p} told={shared} all={shape.kind === 'one' ? shape.of : []} />;
    case 'money':
      return <MoneyField {...shared} value={text} onChange={onValue} />;
    case 'day':
      return <AnyDayField {...shared} value={text} optional={field.optional} onChange={onValue} />;
    case 'hash':
      return <HashField {...shared} value={text} onChange={onValue} />;
    case 'instant':
      return <InstantField {...shared} value={text} onChange={onValue} />;
    case 'whole':
      return <TextField {...shared} value={text} max={15} onChange={onValue} />;
    case 'text':
      if (p.choices?.(path, p.group)) return <OneChoice {...p} told={shared} all={[]} />;
      return (
        <TextField
          {...shared}
          value={text}
          max={shape.most}
          rows={shape.most >= 300 ? 2 : undefined}
          onChange={onValue}
        />
      );
  }
}

interface Shared {
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
function OneChoice({
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

function ManyChoices({ all, choices, wordsOf, path, group, value, onValue, told: p }: ChoiceProps): ReactElement {
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

/** A group inside the form; one that may be left out is added by a button and taken away by another. */
function GroupField({
  shape,
  label,
  value,
  onValue,
  field,
  path,
  ...p
}: OneProps & { shape: Shape; label: string }): ReactElement {
  const { t } = useWords();
  const { today } = useDesk();
  if (value === null)
    return (
      <Button
        className="add"
        icon={<PlusOutlined aria-hidden />}
        data-testid={`f-${path.join('.')}-add`}
        onClick={() => onValue(blankOf(shape, today))}
      >
        {label}
      </Button>
    );
  return (
    <fieldset className="sub">
      <legend>
        {label}
        {field.optional && (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`${t('ui.takeAway')} ${label}`}
            onClick={() => onValue(null)}
          />
        )}
      </legend>
      <SchemaForm {...p} shape={shape} path={path} draft={value as DraftGroup} onDraft={onValue} />
    </fieldset>
  );
}

function RowsField({
  shape,
  label,
  value,
  onValue,
  path,
  wrong,
  ...p
}: OneProps & { shape: Extract<Shape, { kind: 'rows' }>; label: string }): ReactElement {
  const { t } = useWords();
  const { today } = useDesk();
  const rows = value as readonly DraftGroup[];
  const complaint = wordOfWrong(wrong[path.join('.')], t);
  return (
    <fieldset className={complaint ? 'sub wrong' : 'sub'}>
      <legend>{label}</legend>
      {rows.map((row, place) => (
        <div className="sub-row" key={place}>
          <div className="sub-n">
            <b>{place + 1}</b>
            {rows.length > shape.least && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={`${t('ui.takeAway')} ${label} ${place + 1}`}
                onClick={() => onValue(rows.filter((_, at) => at !== place))}
              />
            )}
          </div>
          <SchemaForm
            {...p}
            wrong={wrong}
            shape={shape.row}
            path={[...path, String(place)]}
            draft={row}
            onDraft={(next) => onValue(rows.map((one, at) => (at === place ? next : one)))}
          />
        </div>
      ))}
      <Button
        className="add"
        icon={<PlusOutlined aria-hidden />}
        data-testid={`f-${path.join('.')}-add`}
        onClick={() => onValue([...rows, blankOf(shape.row, today)])}
      >
        {t('ui.addRow', { what: label })}
      </Button>
      {complaint && (
        <p className="hint" role="alert">
          {complaint}
        </p>
      )}
    </fieldset>
  );
}

interface Simple extends Shared {
  value: string;
  onChange: (value: string) => void;
}

/** Any day, also one to come. */
function AnyDayField({ optional, ...p }: Simple & { optional: boolean }): ReactElement {
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
function InstantField(p: Simple): ReactElement {
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
