import { describe, expect, it } from '@jest/globals';
import * as command from '../../../libs/ground/command/command.js';
import * as calendar from '../../../libs/ground/calendar/calendar.js';
import * as approval from '../../../libs/people/approval/approval.js';
import * as authority from '../../../libs/people/approval/authority.js';
import * as voice from '../../../libs/people/approval/voice.js';
import * as staff from '../../../libs/people/staff/staff.js';
import { approvalCells, type Cell } from './cells.js';
import { mutantsOf, type Rules } from './mutants.js';
import { voiceCells } from './voice-cells.js';

const known = {
  ...{ 'libs/ground/command/command.ts': command, 'libs/ground/calendar/calendar.ts': calendar },
  ...{ 'libs/people/staff/staff.ts': staff, 'libs/people/approval/authority.ts': authority },
  ...{ 'libs/people/approval/approval.ts': approval },
};

/** Changed and still the same: why no cell can tell. */
const SAME: readonly { clause: string; because: string }[] = [];

/** The cells that tell otherwise; a rule that throws has told. */
function wrong<R>(cells: readonly Cell<R>[], rules: R): string[] {
  return cells.filter(({ told, wanted }) => !same(answerOf(() => told(rules)), wanted)).map(({ says }) => says);
}
const answerOf = (tell: () => unknown): unknown => {
  try {
    return tell();
  } catch {
    return 'thrown';
  }
};
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function survivors<R>(file: string, cells: readonly Cell<R>[]): { alive: string[]; mutants: number } {
  const { sound, mutants } = mutantsOf(file, known);
  expect(wrong(cells, sound as R)).toEqual([]); // Transpiled here they say what they say everywhere.
  const alive = mutants.filter(({ rules }: { rules: Rules }) => wrong(cells, rules as R).length === 0);
  const told = alive.map(({ what }) => what).filter((what) => !SAME.some(({ clause }) => what.includes(clause)));
  return { alive: told, mutants: mutants.length };
}

describe('who may decide, transfer, return and complete', () => {
  const cells = approvalCells();

  it('is told by every cell', () => {
    expect(wrong(cells, approval)).toEqual([]);
    expect(cells.length).toBeGreaterThan(400);
  });

  it('hangs on every clause of the rules: with any of them changed a cell fails', () => {
    const { alive, mutants } = survivors('libs/people/approval/approval.ts', cells);
    expect(alive).toEqual([]);
    console.log(`approval: ${mutants} mutants, ${cells.length} cells`);
  });
});

describe('who may speak, and who may be asked to', () => {
  const cells = voiceCells();

  it('is told by every cell', () => {
    expect(wrong(cells, voice)).toEqual([]);
  });

  it('hangs on every clause of the rules', () => {
    const { alive, mutants } = survivors('libs/people/approval/voice.ts', cells);
    expect(alive).toEqual([]);
    console.log(`voice: ${mutants} mutants, ${cells.length} cells`);
  });
});
