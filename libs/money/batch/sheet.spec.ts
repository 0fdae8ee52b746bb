import { describe, expect, it } from '@jest/globals';
import { sheetOf } from './sheet.js';

const rowsOf = (text: string) => {
  const sheet = sheetOf(text);
  return 'refused' in sheet ? sheet : sheet.rows.map(({ line, cells }) => [line, ...cells]);
};

describe('a table', () => {
  it('counts lines as an editor does: the header is line 1', () => {
    expect(rowsOf('a,b\n1,2\n3,4\n')).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  it('counts on through cells of several lines', () => {
    expect(rowsOf('a,b\n"x\n\ny",2\n3,4')).toEqual([
      [2, 'x\n\ny', '2'],
      [5, '3', '4'],
    ]);
  });

  it('leaves out lines without any value, and counts them', () => {
    expect(rowsOf('\na,b\n\n1,2\n,\n , \n3,4\n')).toEqual([
      [4, '1', '2'],
      [7, '3', '4'],
    ]);
  });

  it('keeps rows that are too short or too long as they are', () => {
    expect(rowsOf('a,b\n1\n1,2,3\n1,2,,\n')).toEqual([
      [2, '1'],
      [3, '1', '2', '3'],
      [4, '1', '2'],
    ]);
  });

  it('keeps a line whose quotation marks are broken, and the lines after it', () => {
    expect(rowsOf('a,b\n1,x"y\n3,"4\n5"\n')).toEqual([
      [2, '1,x"y'],
      [3, '3', '4\n5'],
    ]);
  });

  it('that a quotation mark swallows is refused, with the line where it begins', () => {
    const refused = { refused: 'FILE_UNREADABLE', detail: { because: 'quotes', line: 3 } };
    expect(sheetOf('a,b\n1,2\n3,"4\n5,6\n')).toEqual(refused);
    expect(sheetOf('a,b\n1,2\n"3"x,4\n5,6\n')).toEqual(refused);
  });

  it('may part its cells by tabs or semicolons', () => {
    expect(rowsOf('a\tb\n1,5\t2\n')).toEqual([[2, '1,5', '2']]);
    expect(rowsOf('a;b\n1,5;2\n')).toEqual([[2, '1,5', '2']]);
    expect(rowsOf('"a;x","b;y"\n1,2\n')).toEqual([[2, '1', '2']]);
  });

  it('is none with one column, or without a row', () => {
    expect(sheetOf('从前有座山\n山里有座庙\n')).toMatchObject({ detail: { because: 'noTable' } });
    expect(sheetOf('a,b\n,\n')).toMatchObject({ detail: { because: 'noRows' } });
  });

  it('of more than 5,000 rows or 200 columns comes in parts', () => {
    expect(sheetOf(`a,b\n${'1,2\n'.repeat(5_000)}`)).toMatchObject({ columns: ['a', 'b'] });
    expect(sheetOf(`a,b\n${'1,2\n'.repeat(5_001)}`)).toMatchObject({ refused: 'FILE_TOO_LARGE' });
    expect(sheetOf(`${'a,'.repeat(200)}b\n${'1,'.repeat(200)}2\n`)).toMatchObject({ refused: 'FILE_TOO_LARGE' });
  });
});
