import { describe, expect, it } from '@jest/globals';
import * as command from '../../../libs/ground/command/command.js';
import * as calendar from '../../../libs/ground/calendar/calendar.js';
import * as approval from '../../../libs/people/approval/approval.js';
import * as authority from '../../../libs/people/approval/authority.js';
import * as voice from '../../../libs/people/approval/voice.js';
import * as law from '../../../libs/ground/law/law.js';
import * as staff from '../../../libs/people/staff/staff.js';
import * as escalation from '../../../libs/steps/escalation/escalation.js';
import { decidingCells, type Cell } from './cells.js';
import { movingCells } from './moving-cells.js';
import { mutantsOf, type Rules } from './mutants.js';
import { reachCells, routeCells, tableCells } from './route-cells.js';
import { voiceCells } from './voice-cells.js';

const known = {
  'libs/ground/law/law.ts': law,
  ...{ 'libs/ground/command/command.ts': command, 'libs/ground/calendar/calendar.ts': calendar },
  ...{ 'libs/people/staff/staff.ts': staff, 'libs/people/approval/authority.ts': authority },
  ...{ 'libs/people/approval/approval.ts': approval },
};

/** Changed and still the same: why no cell can tell. */
const SAME: readonly { clause: string; because: string }[] = [
  { clause: 'ground !== null && list.includes(ground) → the second alone', because: 'no list has nothing in it' },
  { clause: 'a.fromDay < b.fromDay → <=', because: 'no two rows of one matter begin on one day' },
  { clause: '!deputyRights.includes(right) → the second alone', because: 'no right is no deputy’s right' },
  { clause: 'terms.ground ?? null → the first alone', because: 'a ground that was not told is in no list' },
  {
    clause: '!own && isHand(request, terms, seat.staffId) → the second alone',
    because: 'his own hands were looked at before any seat',
  },
  {
    clause: '!own && isResponsible(request, terms, seat.staffId) → the second alone',
    because: 'the same',
  },
  { clause: 'barred || !role → the first alone', because: 'above the last level everybody is barred' },
  {
    clause: 'request.levelEndsOn !== null → the first alone',
    because: 'no day is later than none',
  },
];

/** The cells that tell otherwise; a rule that throws has told. */
function wrong<R>(cells: readonly Cell<R>[], rules: R): string[] {
  return cells.filter((cell) => tellsOtherwise(cell, rules)).map(({ says }) => says);
}
const tellsOtherwise = <R>({ told, wanted }: Cell<R>, rules: R): boolean =>
  !same(
    answerOf(() => told(rules)),
    wanted,
  );
const answerOf = (tell: () => unknown): unknown => {
  try {
    return tell();
  } catch {
    return 'thrown';
  }
};
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function survivors<R>(file: string, cells: readonly Cell<R>[]): string[] {
  const { sound, mutants } = mutantsOf(file, known);
  expect(wrong(cells, sound as R)).toEqual([]); // Transpiled here they say what they say everywhere.
  const alive = mutants.filter(
    ({ rules }: { rules: Rules }) => !cells.some((cell) => tellsOtherwise(cell, rules as R)),
  );
  console.log(`${file}: ${cells.length} cells, ${mutants.length} mutants, ${alive.length} of them the same rule`);
  return alive.map(({ what }) => what).filter((what) => !SAME.some(({ clause }) => what.includes(clause)));
}

/** What is judged by these rules, cell by cell; with any clause of them changed a cell fails. */
function guarded<R>(file: string, rules: R, cells: readonly Cell<R>[]): void {
  it('is told by every cell', () => expect(wrong(cells, rules)).toEqual([]));
  it('hangs on every clause: with any of them changed a cell fails', () => expect(survivors(file, cells)).toEqual([]));
}

describe('who may decide, transfer, return and complete', () =>
  guarded('libs/people/approval/approval.ts', approval, [...decidingCells(), ...movingCells()]));

describe('who may speak, and who may be asked to', () => guarded('libs/people/approval/voice.ts', voice, voiceCells()));

describe('which row of the authority table holds', () =>
  guarded('libs/people/approval/authority.ts', authority, tableCells()));

describe('who may come to a door, and to which rows', () => guarded('libs/people/staff/staff.ts', staff, reachCells()));

describe('who may ask for which step, and when', () =>
  guarded('libs/steps/escalation/escalation.ts', escalation, routeCells()));
