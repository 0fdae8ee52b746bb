import { factRules, type SettableKind } from '../../libs/cases/fact/rule.js';
import { acts as limitActs, type ActKind } from '../../libs/cases/limit/limit.js';
import { lawful, type Lawful } from '../../libs/ground/law/measure.js';
import { details, needed, type CourtFactKind } from '../../libs/steps/litigation/track.js';
import { endingProofs } from '../../libs/steps/writeoff/ending.js';
import { gateRules, type Gate } from '../../libs/steps/writeoff/ground.js';
import type { ActId } from './acts.js';
import type { DraftGroup } from './schema.js';

/** What the row that an act is done to allows. */
export interface Around {
  /** Facts that may be told of the track now. */
  next?: readonly string[];
  /** What may end the fact. */
  endings?: readonly string[];
}

/** Which fields make no sense with what was chosen so far, and which choices are left of a field. */
export interface Sense {
  left: (name: string) => boolean;
  among: (path: string, all: readonly string[]) => readonly string[];
}

const MEETINGS = new Set(['visit', 'interview']);
const AMOUNTS = new Set(['feeNotice', 'feePaid', 'judged', 'appealJudged', 'orderIssued', 'confirmationGranted']);
const OF_A_FREEZE = new Set(['preservationRenewed', 'preservationLifted']);

type Rule = (
  draft: DraftGroup,
  around: Around,
) => { left?: readonly string[]; among?: Record<string, readonly string[]> };

const text = (draft: DraftGroup, name: string): string => {
  const value = draft[name];
  return typeof value === 'string' ? value : '';
};
const unless = (asked: boolean, ...names: string[]): string[] => (asked ? [] : names);

const rules: Partial<Record<ActId, Rule>> = {
  askMeasure: (draft) => {
    const measure = text(draft, 'measure');
    // Hour and way matter only where somebody's day is entered.
    const disturbs = Boolean((lawful as Partial<Record<string, Lawful>>)[measure]?.disturbs);
    return {
      left: [
        ...unless(disturbs, 'channel', 'hour', 'hoursAgreed'),
        ...unless(measure === 'pressDemand', 'press'),
        ...unless(measure === 'askForContact', 'number'),
        ...unless(MEETINGS.has(measure), 'place'),
        ...unless(text(draft, 'title') !== '', 'nature'),
        ...unless(text(draft, 'addresseeId') === '', 'title', 'nature'),
      ],
    };
  },
  recordContact: (draft) => {
    const channel = text(draft, 'channel');
    const third = channel === 'thirdPersonCall';
    return {
      left: [
        ...unless(third, 'third', 'number'),
        ...unless(!third, 'addresseeId'),
        ...unless(MEETINGS.has(channel), 'place'),
      ],
    };
  },
  recordLimitAct: (draft) => {
    const kind = text(draft, 'kind');
    const proofs = kind ? limitActs[kind as ActKind].proofs : undefined;
    return { left: unless(kind === 'pressDemand', 'press'), ...(proofs ? { among: { 'proof.kind': proofs } } : {}) };
  },
  recordFact: (draft) => {
    const kind = text(draft, 'kind');
    const proofs = kind ? factRules[kind as SettableKind].proofs : [];
    return proofs.length > 0 ? { among: { 'proof.kind': proofs } } : {};
  },
  endFact: (_draft, { endings }) => (endings ? { among: { because: endings } } : {}),
  proposePlan: () => ({ among: { 'proof.kind': ['signature', 'contract'] } }),
  tellFact: (draft, { next }) => {
    const kind = text(draft, 'kind') as CourtFactKind | '';
    const must = kind ? (needed[kind] ?? []) : [];
    const codes = kind ? details[kind] : undefined;
    return {
      left: [
        ...unless(must.includes('untilDay'), 'untilDay'),
        ...unless(codes !== undefined, 'detail'),
        ...unless(OF_A_FREEZE.has(kind), 'about'),
        ...unless(must.includes('amountFen') || AMOUNTS.has(kind), 'amountFen'),
      ],
      among: { ...(next ? { kind: next } : {}), ...(codes ? { detail: codes } : {}) },
    };
  },
  proveWriteOff: (draft) => {
    const gate = text(draft, 'gate');
    return gate ? { among: { 'proof.kind': gateRules[gate as Gate].proofs } } : {};
  },
};

const GATE_OF_ROW = /^(proofs\.\d+)\.proof\.kind$/;

/** The sense of a form as it stands; what no rule speaks of is asked, with all its choices. */
export function senseOf(id: string, draft: DraftGroup, around: Around = {}): Sense {
  const { left = [], among = {} } = rules[id as ActId]?.(draft, around) ?? {};
  return {
    left: (name) => left.includes(name),
    among: (path, all) => {
      const allowed = among[path] ?? proofsOfRow(draft, path);
      return allowed ? all.filter((one) => allowed.includes(one)) : all;
    },
  };
}

/** A proof in a row that names its gate: the kinds that show that gate. */
function proofsOfRow(draft: DraftGroup, path: string): readonly string[] | undefined {
  const [, row] = GATE_OF_ROW.exec(path) ?? [];
  const rows = draft['proofs'];
  if (!row || !Array.isArray(rows)) return undefined;
  const at = rows[Number(row.split('.')[1])] as DraftGroup | undefined;
  const gate = at ? text(at, 'gate') : '';
  const all: Partial<Record<string, readonly string[]>> = {
    ...endingProofs,
    ...Object.fromEntries(Object.entries(gateRules).map(([name, { proofs }]) => [name, proofs])),
  };
  return gate ? all[gate] : undefined;
}
