import type { Day } from '../../ground/calendar/calendar.js';
import { NONE, type Fen } from '../../ground/fen/fen.js';
import { kindOf, type Nature, type PartyFacts } from '../../people/party/party.js';
import type { Amounts, LoanFacts } from '../debt/debt.js';
import { fieldNames, fields, unmapped, type Field, type Mapping } from './column.js';
import { readAmount, readDay, readIdNo, readNature, readNumberText, readText, type Read } from './cell.js';
import { faultOf, type Fault, type FaultCode } from './fault.js';
import type { SheetRow } from './sheet.js';

/** A row that can go into the register as it stands. */
export interface ReadyLoan {
  loan: LoanFacts;
  borrower: PartyFacts;
  coObligor: PartyFacts | undefined;
  owed: Amounts;
}

export interface JudgedRow extends SheetRow {
  faults: Fault[];
  /** Undefined when there is a fault. */
  ready: ReadyLoan | undefined;
}

export interface JudgingFacts {
  columns: readonly string[];
  mapping: Mapping;
  today: Day;
  /** What the register knows already: contracts of this creditor, and names by id number. */
  register: { contracts: ReadonlySet<string>; names: ReadonlyMap<string, string> };
}

/** Judges a ledger row by row, in its order: what stands in one row can be wrong because of one before it. */
export function judged(rows: readonly SheetRow[], facts: JudgingFacts): JudgedRow[] {
  // Without its columns no row can be judged; that is shown once, not five thousand times.
  if (unmapped(facts.mapping).length > 0) return rows.map((row) => ({ ...row, faults: [], ready: undefined }));
  const seen: Seen = { contracts: new Map(), names: new Map() };
  return rows.map((row) => new Judging(row, facts, seen).outcome());
}

/** Rows that cannot be imported. */
export const faultyCount = (rows: readonly JudgedRow[]): number => rows.filter((row) => !row.ready).length;

/** Stands for every row of a ledger whose columns are not all known. */
export const missingColumns = (mapping: Mapping): Fault[] =>
  unmapped(mapping).map((field) => faultOf({ line: 1, column: fields[field].zh, value: '' }, 'COLUMN_MISSING'));

/** All that stands in the mapped column: for asking the register about it before judging. */
export function valuesOf(
  rows: readonly SheetRow[],
  terms: Pick<JudgingFacts, 'columns' | 'mapping'> & { field: Field },
): string[] {
  const column = terms.mapping[terms.field];
  const at = column === undefined ? -1 : terms.columns.indexOf(column);
  return at < 0 ? [] : [...new Set(rows.map((row) => (row.cells[at] ?? '').trim()).filter((cell) => cell !== ''))];
}

interface Seen {
  contracts: Map<string, number>;
  names: Map<string, { name: string; line: number }>;
}

const AMOUNTS = ['lentFen', 'principalFen', 'interestFen', 'penaltyFen', 'costFen'] as const;

class Judging {
  private readonly faults: Fault[] = [];

  constructor(
    private readonly row: SheetRow,
    private readonly facts: JudgingFacts,
    private readonly seen: Seen,
  ) {}

  outcome(): JudgedRow {
    const { row, facts } = this;
    if (row.cells.length !== facts.columns.length) {
      const broken = row.cells.length === 1 && row.cells[0]?.includes('"');
      const where = { line: row.line, column: '整行', value: row.cells.join(',') };
      return { ...row, faults: [faultOf(where, broken ? 'QUOTES_BROKEN' : 'ROW_UNEVEN')], ready: undefined };
    }
    const ready = this.read();
    return { ...row, faults: this.faults, ready: this.faults.length === 0 ? ready : undefined };
  }

  private read(): ReadyLoan | undefined {
    for (const field of fieldNames)
      if (fields[field].needed && this.cell(field) === '') this.add(field, 'VALUE_MISSING');
    const contractNo = this.contractNo();
    const days = this.days();
    const amounts = this.amounts();
    const nature = this.take('borrowerKind', readNature) ?? 'person';
    const phone = this.text('phone');
    const address = this.text('address');
    const borrower = this.party({ name: 'borrowerName', idNo: 'borrowerIdNo' }, nature);
    const coObligor = this.party({ name: 'coObligorName', idNo: 'coObligorIdNo' }, 'person');
    if (coObligor?.idNo !== undefined && coObligor.idNo === borrower?.idNo)
      this.add('coObligorIdNo', 'CO_OBLIGOR_IS_BORROWER');
    if (contractNo === undefined || !days || !amounts || !borrower) return undefined;
    return {
      loan: { contractNo, ...days, lent: amounts.lent },
      borrower: { ...borrower, phone, address },
      coObligor,
      owed: amounts.owed,
    };
  }

  private contractNo(): string | undefined {
    const contractNo = this.take('contractNo', (cell) => readNumberText(cell));
    if (contractNo === undefined) return undefined;
    const key = contractNo.normalize('NFKC').toUpperCase();
    const first = this.seen.contracts.get(key);
    if (first !== undefined) this.add('contractNo', 'DUPLICATE_IN_FILE', `第 ${first} 行`);
    else this.seen.contracts.set(key, this.row.line);
    if (this.facts.register.contracts.has(contractNo)) this.add('contractNo', 'DUPLICATE_DEBT');
    return contractNo;
  }

  private days(): { drawnOn: Day; dueOn: Day } | undefined {
    const drawnOn = this.take('drawnOn', readDay);
    const dueOn = this.take('dueOn', readDay);
    if (drawnOn && drawnOn > this.facts.today) this.add('drawnOn', 'DAY_IN_FUTURE');
    if (drawnOn && dueOn && dueOn < drawnOn) this.add('dueOn', 'DUE_BEFORE_DRAWN');
    return drawnOn && dueOn && { drawnOn, dueOn };
  }

  private amounts(): { lent: Fen; owed: Amounts } | undefined {
    for (const field of AMOUNTS) if (/万/.test(this.facts.mapping[field] ?? '')) this.add(field, 'UNIT_NOT_YUAN');
    const lent = this.take('lentFen', readAmount);
    const principal = this.take('principalFen', readAmount);
    // An empty cell of these is none owed. A loan that is paid stands in the ledger with a balance of 0 and is registered.
    const [interest = NONE, penalty = NONE, cost = NONE] = (['interestFen', 'penaltyFen', 'costFen'] as const).map(
      (field) => this.take(field, readAmount),
    );
    if (lent === undefined || principal === undefined) return undefined;
    if (lent === NONE) this.add('lentFen', 'LENT_NOTHING');
    else if (principal > lent) this.add('principalFen', 'ABOVE_LENT');
    return { lent, owed: { principal, interest, penalty, cost } };
  }

  private party(
    field: { name: 'borrowerName' | 'coObligorName'; idNo: 'borrowerIdNo' | 'coObligorIdNo' },
    nature: Nature,
  ): PartyFacts | undefined {
    const name = this.text(field.name);
    const kind = kindOf(nature);
    const idNo = this.take(field.idNo, (cell) => readIdNo(cell, kind));
    if (field.name === 'coObligorName' && this.cell(field.idNo) !== '' && this.cell(field.name) === '')
      this.add(field.name, 'VALUE_MISSING');
    if (name === undefined) return undefined;
    if (idNo !== undefined) this.sameName(field.name, { name, idNo });
    return { kind, nature, name, idNo };
  }

  /** One number is one person: in the file and in the register. */
  private sameName(field: Field, party: { name: string; idNo: string }): void {
    const before = this.seen.names.get(party.idNo);
    const known = this.facts.register.names.get(party.idNo);
    if (known !== undefined && known !== party.name) this.add(field, 'ID_NO_OF_ANOTHER', '台账中已有');
    else if (before && before.name !== party.name) this.add(field, 'ID_NO_OF_ANOTHER', `第 ${before.line} 行`);
    if (!before) this.seen.names.set(party.idNo, { name: party.name, line: this.row.line });
  }

  private text(field: Field): string | undefined {
    return this.take(field, (cell) => ({ value: cell }));
  }

  /** What a cell says; undefined when it is empty or faulty. Text is judged first: no reader meets a formula. */
  private take<T>(field: Field, read: (cell: string) => Read<T>): T | undefined {
    const cell = this.cell(field);
    if (cell === '') return undefined;
    const text = readText(cell, { longest: fields[field].longest, plus: field === 'phone' });
    const value = 'fault' in text ? text : read(cell);
    if ('value' in value) return value.value;
    this.add(field, value.fault);
    return undefined;
  }

  private cell(field: Field): string {
    const column = this.facts.mapping[field];
    return column === undefined ? '' : (this.row.cells[this.facts.columns.indexOf(column)] ?? '').trim();
  }

  private add(field: Field, code: FaultCode, more?: string): void {
    const column = this.facts.mapping[field] ?? fields[field].zh;
    const at = this.facts.columns.indexOf(column);
    this.faults.push(faultOf({ line: this.row.line, column, value: this.row.cells[at] ?? '' }, code, more));
  }
}
