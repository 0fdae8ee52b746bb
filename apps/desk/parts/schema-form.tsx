import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import type { ReactElement } from 'react';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import { blankOf, fieldsIn, typed, WAY } from '../schema.js';
import type { Draft, DraftGroup, Field as FieldTerms, Shape } from '../schema.js';
import { ChoiceField, MoneyField, TextField } from './fields.js';
import { HashField } from './hash-field.js';
import { AnyDayField, InstantField, ManyChoices, OneChoice } from './schema-fields.js';
import type { FormTerms, OneProps } from './schema-fields.js';

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
            value={typed(draft, field.name)}
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
      label={t('label.way')}
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

function useLabel(id: string, { name, optional }: FieldTerms): string {
  const { t } = useWords();
  const word = t(`label.${id}_${name}`, { defaultValue: t(`label.${name}`, { defaultValue: name }) });
  // A label that tells already what empty means needs no more.
  return optional && !/[)）]$/.test(word) ? `${word}${t('ui.mayBeEmpty')}` : word;
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
