import type { DemandFacts, Result } from '../../libs/steps/notice/notice.js';
import { isProven } from '../../libs/steps/notice/notice.js';
import type { ActState } from '../../libs/ground/outside/outside.js';
import { day } from './day.js';

/** A demand of the notice stage, issued on 2026-11-02 with thirty days, unless told. */
export const aDemand = (own: Partial<DemandFacts> = {}): DemandInTest => {
  const facts: DemandFacts = {
    ...{
      id: 'demand-1',
      stage: 'notice',
      title: 'borrower',
      number: 1,
      termDays: 30,
      servedOn: null,
      deliveries: [],
      acts: [],
    },
    ...{ issuedOn: day('2026-11-02'), ...own },
  };
  const delivered = (result: Result, resultOn: string): DemandInTest => {
    const attempt = facts.deliveries.length + 1;
    const servedOn = isProven(result) ? day(resultOn) : facts.servedOn;
    return aDemand({
      ...facts,
      servedOn,
      deliveries: [...facts.deliveries, { attempt, result, resultOn: day(resultOn) }],
    });
  };
  return {
    ...facts,
    signedOn: (on) => delivered('signed', on),
    returnedOn: (on) => delivered('returned', on),
    posted: (...states) =>
      aDemand({
        ...facts,
        acts: [...facts.acts, ...states.map((state, at) => ({ attempt: facts.acts.length + at + 1, state }))],
      }),
  };
};

export interface DemandInTest extends DemandFacts {
  /** Signed for on that day. */
  signedOn(on: string): DemandInTest;
  returnedOn(on: string): DemandInTest;
  /** Envelopes ordered, each in the state it has now. */
  posted(...states: ActState[]): DemandInTest;
}
