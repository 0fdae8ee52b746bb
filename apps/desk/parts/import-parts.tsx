import { ArrowRightOutlined, CheckOutlined, CloseOutlined, InboxOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useId, useState } from 'react';
import type { DragEvent, ReactElement } from 'react';
import { useWords } from '../i18n.js';
import type { Batch, Fault } from '../shapes-import.js';

/** Fields of a ledger row. The first six a row cannot do without. */
const NEEDED = ['contractNo', 'borrowerName', 'drawnOn', 'dueOn', 'lentFen', 'principalFen'] as const;
const MORE = [
  'borrowerIdNo',
  'borrowerKind',
  'phone',
  'address',
  'interestFen',
  'penaltyFen',
  'costFen',
  'coObligorName',
  'coObligorIdNo',
] as const;

export function DropFile({ pending, onFile }: { pending: boolean; onFile: (file: File) => void }): ReactElement {
  const { t } = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !pending) onFile(file);
  };
  return (
    <label
      htmlFor={id}
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <InboxOutlined aria-hidden />
      <b>{pending ? t('ui.uploading') : t('ui.dropHere')}</b>
      <span className="t3">{t('ui.dropHint')}</span>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv,text/plain"
        data-testid="import-file"
        disabled={pending}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}

interface MappingProps {
  batch: Batch;
  pending: boolean;
  onChange: (mapping: Record<string, string>) => void;
}

/** Field ← column. A change is judged at once: cause left, effect in the middle. */
export function MappingPanel({ batch, pending, onChange }: MappingProps): ReactElement {
  const { t, of } = useWords();
  const fields = [...NEEDED, ...MORE];
  const found = fields.filter((field) => batch.mapping[field]).length;
  const put = (field: string, column: string | undefined): void => {
    const { [field]: _gone, ...rest } = batch.mapping;
    onChange(column ? { ...rest, [field]: column } : rest);
  };
  return (
    <section className="panel map">
      <header className="ph">
        <h2>{t('ui.mapping')}</h2>
        <span className="tag ok">{t('ui.mapped', { found, all: fields.length })}</span>
      </header>
      <ul>
        {fields.map((field) => {
          const column = batch.mapping[field];
          const needed = (NEEDED as readonly string[]).includes(field);
          const Icon = column ? CheckOutlined : CloseOutlined;
          return (
            <li key={field}>
              <span className="map-f">
                {of('field', field)}
                {needed && <small>{t('ui.needed')}</small>}
              </span>
              <ArrowRightOutlined aria-hidden className="t3" />
              <Select
                allowClear
                size="small"
                disabled={pending || batch.state === 'imported'}
                aria-label={of('field', field)}
                placeholder={t('ui.notImported')}
                value={column}
                options={batch.columns.map((value) => ({ value, label: value }))}
                onChange={(value?: string) => put(field, value)}
              />
              {(column || needed) && <Icon aria-hidden className={column ? 'y' : 'n'} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const SHOWN = 200;

/** Each fault by line, column and value, with its cure. */
export function FaultsPanel({ batch }: { batch: Batch }): ReactElement {
  const { t } = useWords();
  if (batch.faults.length === 0)
    return (
      <section className="panel mid">
        <header className="ph">
          <h2>{t('ui.rowFaults')}</h2>
          <span className="tag ok">{t('ui.noFaults')}</span>
        </header>
        <Preview batch={batch} />
      </section>
    );
  return (
    <section className="panel mid">
      <header className="ph">
        <h2>{t('ui.rowFaults')}</h2>
        <span className="tag red">{t('ui.faultyRows', { count: batch.faulty })}</span>
        <span className="end t3 s12">{t('ui.fixInFile')}</span>
      </header>
      <div className="scroll">
        <table className="t faults">
          <thead>
            <tr>
              <th className="r">{t('ui.line')}</th>
              <th>{t('ui.column')}</th>
              <th>{t('ui.value')}</th>
              <th>{t('ui.cure')}</th>
            </tr>
          </thead>
          <tbody>
            {batch.faults.slice(0, SHOWN).map((fault, at) => (
              <FaultRow key={`${fault.line}${fault.column}${fault.code}${at}`} fault={fault} />
            ))}
          </tbody>
        </table>
        {batch.faults.length > SHOWN && <p className="t3 s12 pb">{t('ui.moreFaults', { count: batch.faulty })}</p>}
      </div>
    </section>
  );
}

function FaultRow({ fault }: { fault: Fault }): ReactElement {
  const { t, of, language } = useWords();
  const cure = language === 'en' ? t(`rowFault.${fault.code}`, { defaultValue: fault.cureZh }) : fault.cureZh;
  return (
    <tr data-testid={`fault-${fault.line}`} data-code={fault.code}>
      <td className="r t3">{fault.line}</td>
      <td>{of('field', fault.column)}</td>
      <td>
        <mark>{fault.value || t('ui.emptyCell')}</mark>
      </td>
      <td>
        {cure} <span className="code">{fault.code}</span>
      </td>
    </tr>
  );
}

function Preview({ batch }: { batch: Batch }): ReactElement {
  const { t } = useWords();
  const cell = (cells: Batch['preview'][number]['cells'], column: string, at: number): string =>
    Array.isArray(cells) ? (cells[at] ?? '') : (cells[column] ?? '');
  return (
    <div className="scroll">
      <p className="t3 s12 pb">{t('ui.preview', { count: batch.preview.length })}</p>
      <table className="t faults">
        <thead>
          <tr>
            <th className="r">{t('ui.line')}</th>
            {batch.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {batch.preview.map((row) => (
            <tr key={row.line}>
              <td className="r t3">{row.line}</td>
              {batch.columns.map((column, at) => (
                <td key={column} className="nw">
                  {cell(row.cells, column, at)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
