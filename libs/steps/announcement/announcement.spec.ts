import { describe, expect, it } from '@jest/globals';
import { parameters } from '../../ground/law/law.js';
import { finalDemand } from './announcement.js';

describe('the last demand', () => {
  it('is a letter to the borrower with a term of its own, and no public posting of his name', () => {
    expect(finalDemand).toMatchObject({ stage: 'announcement', letter: 'finalDemand', issued: 'FinalDemandIssued' });
    expect(parameters[finalDemand.term].default).toBe(30);
  });

  it('cites the rule on service that it must keep', () => {
    expect(finalDemand.article.zh).toBe('诉讼时效规定（2020）第8条');
  });
});
