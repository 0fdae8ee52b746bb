import type { ZodType } from 'zod';
import { aDay, anAmountFen, anId } from '../../libs/ground/command/command.input.js';
import { LARGEST_FEN, yuanOf } from '../../libs/ground/fen/fen.js';

/** One field of a form, as the room's own schema asks for it. */
export interface Field {
  name: string;
  /** Left out of the order when it is empty. */
  optional: boolean;
  shape: Shape;
}

export type Shape =
  | { kind: 'text'; most: number }
  | { kind: 'hash' }
  | { kind: 'day' }
  | { kind: 'instant' }
  | { kind: 'money'; least: number }
  | { kind: 'whole'; least: number; most: number }
  | { kind: 'yes' }
  | { kind: 'one'; of: readonly string[] }
  | { kind: 'many'; of: readonly string[] }
  | { kind: 'id' }
  | { kind: 'ids' }
  | { kind: 'group'; fields: readonly Field[] }
  | { kind: 'rows'; row: Shape; least: number }
  /** One of several groups; `by` names the field that says which in the order, where there is one. */
  | { kind: 'either'; by: string | null; ways: readonly Way[] };

export interface Way {
  name: string;
  fields: readonly Field[];
}

/** What was typed: amounts in yuan, days and numbers as text; null is a group that was not filled in. */
export type Draft = string | boolean | null | readonly string[] | DraftGroup | readonly DraftGroup[];
export interface DraftGroup {
  readonly [name: string]: Draft;
}

/** Which of several ways a group goes stands under this name in its draft. */
export const WAY = '#way';

interface Insides {
  def: {
    type: string;
    innerType?: ZodType;
    in?: ZodType;
    element?: ZodType;
    options?: ZodType[];
    discriminator?: string;
    values?: unknown[];
  };
  shape?: Record<string, ZodType>;
  options?: readonly string[];
  format?: string | null;
  maxLength?: number | null;
  minValue?: number | null;
  maxValue?: number | null;
}

const inside = (schema: ZodType): Insides => schema as unknown as Insides;

/** Reads a room's input schema. What no form of ours can hold is a bug, and the small test over all acts finds it. */
export function shapeOf(schema: ZodType, name = ''): Shape {
  if (schema === aDay) return { kind: 'day' };
  if (schema === anId) return { kind: 'id' };
  if (schema === anAmountFen) return { kind: 'money', least: 1 };
  const { def, shape, options, format, maxLength, minValue, maxValue } = inside(schema);
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
      return shapeOf(def.innerType ?? schema, name);
    case 'pipe':
      return shapeOf(def.in ?? schema, name);
    case 'object':
      return { kind: 'group', fields: fieldsOf(shape ?? {}) };
    case 'union':
      return {
        kind: 'either',
        by: def.discriminator ?? null,
        ways: (def.options ?? []).map((one) => wayOf(one, def.discriminator)),
      };
    case 'array':
      return listOf(def.element ?? schema, { name, least: leastOf(schema) });
    case 'enum':
      return { kind: 'one', of: options ?? [] };
    case 'boolean':
      return { kind: 'yes' };
    case 'number':
      if (name.endsWith('Fen')) return { kind: 'money', least: minValue ?? 0 };
      return { kind: 'whole', least: minValue ?? 0, most: maxValue ?? Number.MAX_SAFE_INTEGER };
    default:
      if (format === 'datetime') return { kind: 'instant' };
      return name === 'sha256' ? { kind: 'hash' } : { kind: 'text', most: maxLength ?? 500 };
  }
}

const fieldsOf = (shape: Record<string, ZodType>): Field[] =>
  Object.entries(shape)
    .filter(([, schema]) => inside(schema).def.type !== 'literal')
    .map(([name, schema]) => ({ name, optional: isOptional(schema), shape: shapeOf(schema, name) }));

const isOptional = (schema: ZodType): boolean => ['optional', 'default'].includes(inside(schema).def.type);

/** A way is named by the value that tells it apart, else by its first field. */
function wayOf(schema: ZodType, by: string | undefined): Way {
  const shape = inside(schema).shape ?? {};
  const told = by === undefined ? undefined : inside(shape[by] ?? schema).def.values?.[0];
  return { name: String(told ?? Object.keys(shape)[0]), fields: fieldsOf(shape) };
}

function listOf(element: ZodType, { name, least }: { name: string; least: number }): Shape {
  const one = shapeOf(element, name);
  if (one.kind === 'one') return { kind: 'many', of: one.of };
  if (one.kind === 'id') return { kind: 'ids' };
  return { kind: 'rows', row: one, least };
}

function leastOf(schema: ZodType): number {
  const checks = (schema as unknown as { def: { checks?: { _zod: { def: { check: string; minimum?: number } } }[] } })
    .def.checks;
  return checks?.find((one) => one._zod.def.check === 'min_length')?._zod.def.minimum ?? 0;
}

/** Days that lie ahead: the form does not begin with today. */
const AHEAD = new Set(['untilDay', 'dueOn', 'newDueOn', 'firstOn', 'periodEndsOn', 'onlyIfPaidOn', 'from', 'titleOn']);

/** An empty form: a day that must be given is today unless it lies ahead. */
export function blankOf(shape: Shape, today: string): DraftGroup {
  if (shape.kind === 'either') {
    // Whoever is added to a debt is mostly somebody new; one already in it is chosen, never taken for granted.
    const first = shape.ways.find(({ name }) => name === 'nature') ?? shape.ways[0];
    return {
      [WAY]: first?.name ?? '',
      ...blanks(
        shape.ways.flatMap((way) => [...way.fields]),
        today,
      ),
    };
  }
  return shape.kind === 'group' ? blanks(shape.fields, today) : {};
}

const blanks = (fields: readonly Field[], today: string): DraftGroup =>
  Object.fromEntries(fields.map((field) => [field.name, blank(field, today)]));

function blank({ name, optional, shape }: Field, today: string): Draft {
  switch (shape.kind) {
    case 'yes':
      return false;
    case 'many':
    case 'ids':
      return [];
    case 'rows':
      return Array.from({ length: optional ? 0 : shape.least }, () => blankOf(shape.row, today));
    case 'group':
    case 'either':
      return optional ? null : blankOf(shape, today);
    case 'day':
      return optional || AHEAD.has(name) ? '' : today;
    default:
      return '';
  }
}

/** What stands in a field; null is an answer too: the group was left out. */
export const typed = (draft: DraftGroup, name: string): Draft => {
  const value = draft[name];
  return value === undefined ? '' : value;
};

/** The fields of a draft that count: those of the way that was chosen. */
export const fieldsIn = (shape: Shape, draft: DraftGroup): readonly Field[] => {
  if (shape.kind === 'either') return shape.ways.find((way) => way.name === draft[WAY])?.fields ?? [];
  return shape.kind === 'group' ? shape.fields : [];
};

/** Says of a field that it is not asked now. */
export type Left = (name: string) => boolean;
const nothingLeft: Left = () => false;

/** The order's body: yuan become fen, numbers numbers; what is empty and may be is left out. */
export function bodyOf(shape: Shape, draft: DraftGroup, left: Left = nothingLeft): Record<string, unknown> {
  const told = Object.fromEntries(
    fieldsIn(shape, draft)
      .filter((field) => !left(field.name))
      .map((field): [string, unknown] => [field.name, sent(field, typed(draft, field.name))])
      .filter(([, value]) => value !== undefined),
  );
  return shape.kind === 'either' && shape.by ? { [shape.by]: draft[WAY], ...told } : told;
}

function sent({ shape, optional }: Field, value: Draft): unknown {
  if (value === null) return undefined;
  switch (shape.kind) {
    case 'group':
    case 'either':
      return bodyOf(shape, value as DraftGroup);
    case 'rows': {
      const rows = (value as readonly DraftGroup[]).map((row) => bodyOf(shape.row, row));
      return optional && rows.length === 0 ? undefined : rows;
    }
    case 'many':
    case 'ids':
      return optional && (value as readonly string[]).length === 0 ? undefined : value;
    case 'yes':
      return value === true;
    case 'money':
      return typeof value === 'string' && value.trim() !== '' ? fenOf(value) : undefined;
    case 'whole':
      return typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined;
    default: {
      const text = typeof value === 'string' ? value.trim() : '';
      return text === '' ? undefined : text;
    }
  }
}

function fenOf(text: string): number | undefined {
  const fen = yuanOf(text);
  return fen !== undefined && fen >= 0n && fen <= LARGEST_FEN ? Number(fen) : undefined;
}

/** What is wrong, by path, as codes that have words. */
export type Complaints = Readonly<Record<string, string>>;

/** Judges a draft field by field, so that each complaint stands where it was typed; then by the room's own schema. */
export function complaintsOf(schema: ZodType, terms: { shape: Shape; draft: DraftGroup; left?: Left }): Complaints {
  const { shape, draft, left = nothingLeft } = terms;
  const found = Object.fromEntries(groupComplaints(shape, { draft, at: '', left }));
  if (Object.keys(found).length > 0) return found;
  const read = schema.safeParse(bodyOf(shape, draft, left));
  if (read.success) return {};
  return Object.fromEntries(read.error.issues.map((issue) => [issue.path.join('.'), 'notRight']));
}

interface Place {
  draft: DraftGroup;
  at: string;
  left: Left;
}

const groupComplaints = (shape: Shape, { draft, at, left }: Place): [string, string][] =>
  fieldsIn(shape, draft)
    .filter((field) => !left(field.name))
    .flatMap((field) => complaints(field, { value: typed(draft, field.name), at: `${at}${field.name}` }));

const EMPTY: Partial<Record<Shape['kind'], string>> = {
  day: 'dayNeeded',
  money: 'amountNeeded',
  one: 'chooseOne',
  id: 'chooseOne',
  ids: 'chooseOne',
  many: 'chooseOne',
  rows: 'rowNeeded',
};

function complaints({ shape, optional }: Field, { value, at }: { value: Draft; at: string }): [string, string][] {
  if (value === null) return [];
  if (shape.kind === 'group' || shape.kind === 'either')
    return groupComplaints(shape, { draft: value as DraftGroup, at: `${at}.`, left: nothingLeft });
  if (shape.kind === 'rows') {
    const rows = value as readonly DraftGroup[];
    if (rows.length < shape.least && !optional) return [[at, 'rowNeeded']];
    return rows.flatMap((draft, place) =>
      groupComplaints(shape.row, { draft, at: `${at}.${place}.`, left: nothingLeft }),
    );
  }
  if (shape.kind === 'yes') return [];
  const isEmpty = Array.isArray(value) ? value.length === 0 : String(value as string).trim() === '';
  // A list that may be empty is no complaint: which lists may not, the schema says.
  if (isEmpty) return optional || Array.isArray(value) ? [] : [[at, EMPTY[shape.kind] ?? 'fillIn']];
  return isWrong(shape, String(value as string)) ? [[at, EMPTY[shape.kind] ?? 'notRight']] : [];
}

function isWrong(shape: Shape, text: string): boolean {
  switch (shape.kind) {
    case 'money': {
      const fen = fenOf(text);
      return fen === undefined || fen < shape.least;
    }
    case 'whole':
      return !/^\d+$/.test(text.trim()) || Number(text) < shape.least || Number(text) > shape.most;
    case 'hash':
      return !/^[0-9a-f]{64}$/.test(text.trim());
    default:
      return false;
  }
}
