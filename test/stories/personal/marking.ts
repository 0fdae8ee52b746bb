import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../apps/local/place.js';
import type { Marks } from '../../check/clear.js';
import { bodies } from '../doors/bodies.js';
import { type Door } from '../doors/table.js';

/** What tells of one person, by what it is: it stands nowhere else in the world of the test. */
export const marks = {
  ...{ name: '示例欧阳明月', idNo: '110105194912310028', phone: '13912340987', account: '6222021234567890988' },
  ...{
    address: '示例省示例县示例镇青松巷八号',
    payer: '示例诸葛代偿',
    reason: '示例事由白鹭之约',
    note: '示例谈话青瓦之约',
  },
  ...{
    reference: '示例凭证蓝湖之约',
    missing: '示例欠缺红叶之约',
    wording: '示例条款金桂之约',
    thing: '示例厂房紫藤之约',
  },
  ...{ otherIdNo: '110105198001010039', file: '示例台账白桦之约' },
} as const satisfies Marks;
type Mark = keyof typeof marks;

/** Which field takes which mark; any other text takes a note. */
const FIELDS: Record<string, Mark> = {
  ...{ name: 'name', idNo: 'otherIdNo', phone: 'phone', number: 'phone', address: 'address', reference: 'reference' },
  ...{ reason: 'reason', missing: 'missing', completion: 'missing', item: 'missing', wording: 'wording' },
  ...{ periodText: 'wording', what: 'thing', thing: 'thing', registryNo: 'thing', fileName: 'file' },
};

/** What is declared to stay in the clear, or is no text: see `inTheClear`. */
const CLEAR =
  /^(court|docketNo|medium|body|newContractNo|login|password|contentBase64|sha256|.*On|.*Day|day|from|until)$/;
/** Doors about the house’s own people and rules, whose words are declared to be clear. */
const OF_THE_HOUSE = [
  'setParameter',
  'proposeAuthority',
  'addUnit',
  'addStaff',
  'signIn',
  'grantRoles',
  'appointDeputy',
];

interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
}

const shapes = ((): Map<string, Shape> => {
  const file = join(projectRoot(), 'apps/api/openapi.json');
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
    paths: Record<
      string,
      Record<string, { operationId: string; requestBody?: { content: Record<string, { schema: Shape }> } }>
    >;
  };
  const all = Object.values(paths).flatMap((methods) => Object.values(methods));
  return new Map(all.map((one) => [one.operationId, one.requestBody?.content['application/json']?.schema ?? {}]));
})();

/** The body of a door with a mark in each of its texts; the rest is as the table has it. */
export function markedBody(door: Door, real: Real): unknown {
  const body = JSON.parse(JSON.stringify(bodies[door.id] ?? {}), (field: string, value: unknown) => {
    if (value === '2026-01-05') return real.today;
    if (field === 'partyId') return real.partyId;
    // Somebody whom the house does not know yet.
    if (field === 'party') return { nature: 'person', name: '' };
    return field.endsWith('taffId') && typeof value === 'string' ? real.staffId : value;
  }) as unknown;
  if (door.id === 'recordPledge') Object.assign(body as object, { registeredOn: real.today });
  return OF_THE_HOUSE.includes(door.id) ? body : marked(shapes.get(door.id) ?? {}, body, 'note');
}

/** What the bodies of the table leave open: a day, a debtor and a colleague that exist. */
export interface Real {
  today: string;
  partyId: string;
  staffId: string;
}

/** Marks where a code, a day or an id should be: an answer says where, and not what was sent. */
export function strayed(door: Door): unknown {
  const body = bodies[door.id];
  if (typeof body !== 'object' || body === null) return marks.name;
  return Object.fromEntries([...Object.keys(body).map((field) => [field, marks.name]), [marks.reason, marks.note]]);
}

function marked(shape: Shape, value: unknown, field: string): unknown {
  const ways = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  if (ways.length > 0) {
    // Of several ways the one that the table's body takes.
    const has = Object.keys((value ?? {}) as object);
    const fits = ways.find((way) =>
      has.every((name) => way.properties && name in way.properties && constant(way, name, value)),
    );
    return fits ? marked(fits, value, field) : marked(ways.find((way) => way.type === 'string') ?? {}, value, field);
  }
  if (shape.type === 'array' && Array.isArray(value))
    return value.map((one: unknown) => marked(shape.items ?? {}, one, field));
  if (shape.type === 'object' && typeof value === 'object' && value !== null) {
    const own = value as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
        const put = name in own ? marked(inner, own[name], name) : isText(inner, name) ? markOf(name) : undefined;
        return put === undefined ? [] : [[name, put]];
      }),
    );
  }
  return isText(shape, field) ? markOf(field) : value;
}

const constant = (way: Shape, name: string, value: unknown): boolean => {
  const inner = way.properties?.[name];
  return inner?.const === undefined || inner.const === (value as Record<string, unknown>)[name];
};

const isText = (shape: Shape, field: string): boolean =>
  shape.type === 'string' && !shape.enum && shape.const === undefined && !shape.format && !CLEAR.test(field);

const markOf = (field: string): string => marks[FIELDS[field] ?? 'note'];
