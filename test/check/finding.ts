/** One invariant of the product, how many rows it was checked on, and each that breaks it. */
export interface Finding {
  number: number;
  title: string;
  checked: number;
  failures: string[];
}

type Faults = string | false | undefined | readonly (string | false | undefined)[];

/** Judges rows one by one; a judge answers what is wrong with a row, if anything is. */
export class Tally implements Finding {
  checked = 0;
  failures: string[] = [];

  constructor(
    readonly number: number,
    readonly title: string,
  ) {}

  each<T>(rows: Iterable<T>, judge: (row: T) => Faults): this {
    for (const row of rows) {
      this.checked += 1;
      const faults = judge(row);
      for (const fault of typeof faults === 'string' ? [faults] : faults || []) if (fault) this.failures.push(fault);
    }
    return this;
  }
}

const SHOWN = 5;

/** For people: number, title, rows checked, and the first failures of each. */
export const tableOf = (findings: readonly Finding[]): string =>
  findings
    .flatMap(({ number, title, checked, failures }) => [
      `${failures.length > 0 ? '✗' : '✓'} ${String(number).padStart(2)} ${title.padEnd(66)} ${String(checked).padStart(8)}`,
      ...failures.slice(0, SHOWN).map((failure) => `     ${failure}`),
      ...(failures.length > SHOWN ? [`     … and ${failures.length - SHOWN} more`] : []),
    ])
    .join('\n');
