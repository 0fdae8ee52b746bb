import { describe, expect, it } from '@jest/globals';
import { fileBar, fileMissing, fileState, fileTexts, signersApart, type FileFacts } from './file.js';

const signers = { handlerId: 'wang', departmentHeadId: 'li', unitHeadId: 'zhao' };
const whole: FileFacts = { ground: 'bankruptcyClosed', told: fileTexts, signers, pursued: [] };

describe('the file of a write-off (W2)', () => {
  it('is ready when everything is told and three people stand for it', () => {
    expect(fileState(whole, [])).toBe('ready');
    expect(fileBar(whole, { ground: 'bankruptcyClosed', guarantors: [] })).toBeUndefined();
  });

  it('says what is still missing', () => {
    const half = { ...whole, told: ['arose', 'cause'] as const, signers: { ...signers, unitHeadId: null } };
    expect(fileMissing(half, [])).toEqual(['measures', 'borrowerPursuit', 'securityDisposal', 'unitHeadId']);
    expect(fileState(half, [])).toBe('draft');
    expect(fileMissing(undefined, [])).toEqual(['file']);
  });

  it('tells the pursuit of each guarantor, not only of the borrower', () => {
    expect(fileMissing({ ...whole, pursued: ['sun'] }, ['sun', 'zhou'])).toEqual(['guarantorPursuit']);
    expect(fileMissing({ ...whole, pursued: ['sun', 'zhou'] }, ['sun', 'zhou'])).toEqual([]);
  });

  it('holds for the ground it was made for', () => {
    const bar = fileBar(whole, { ground: 'smallLongPursued', guarantors: [] });
    expect(bar).toMatchObject({ refused: 'FILE_INCOMPLETE', detail: { missing: ['ground'] } });
    expect(fileBar(undefined, { ground: null, guarantors: [] })?.detail?.missing).toEqual(['file']);
  });

  it('is signed by three different people', () => {
    expect(signersApart(signers)).toBeUndefined();
    expect(signersApart({ handlerId: 'wang', departmentHeadId: null, unitHeadId: null })).toBeUndefined();
    expect(signersApart({ ...signers, unitHeadId: 'wang' })?.refused).toBe('SIGNERS_SAME');
  });
});
