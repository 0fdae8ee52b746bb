import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, fen, on } from '../../../test/builders/day.js';
import { aDemand } from '../../../test/builders/demand.js';
import { addDays } from '../../ground/calendar/calendar.js';
import type { ProofKind } from '../../ground/evidence/evidence.js';
import type { Fact } from '../../cases/fact/fact.js';
import {
  actOf,
  alsoAsked,
  deliverable,
  isProven,
  MOST_TRIES,
  overdueNotice,
  reminded,
  reminderOn,
  resendable,
  results,
  returnedTwice,
  silenced,
  serviceLookOn,
  stillWanted,
  termOf,
  type Asked,
  type Result,
} from './notice.js';
import { recordDeliverySchema } from './notice.input.js';

const today = on('2026-11-20');
const recorded = (demand = aDemand(), own: Partial<{ result: Result; resultOn: string; proof: ProofKind }> = {}) => {
  const { result = 'signed', resultOn = '2026-11-05', proof = 'signature' } = own;
  return deliverable(demand, { result, resultOn: day(resultOn), proof }, today)?.refused;
};

describe('service of a demand', () => {
  it('is proven by a signature, a post receipt or a recorded refusal, never by a letter that came back', () => {
    expect(results.filter(isProven)).toEqual(['signed', 'postReceipt', 'refused']);
  });

  it('is recorded with a proof that can prove it (Limitation Rules 8)', () => {
    const proofs: ProofKind[] = ['signature', 'postReceipt', 'photo', 'record', 'envelope'];
    const proving = (result: Result) => proofs.filter((proof) => recorded(aDemand(), { result, proof }) === undefined);
    expect(results.map(proving)).toEqual([
      ['signature', 'photo', 'record'],
      ['postReceipt'],
      ['postReceipt', 'photo', 'record'],
      ['postReceipt', 'photo', 'envelope'],
    ]);
    expect(recorded(aDemand(), { result: 'signed', proof: 'envelope' })).toBe('SERVICE_UNPROVEN');
  });

  it('is recorded once: the first proven one stands', () => {
    expect(recorded(aDemand().signedOn('2026-11-04'))).toBe('ALREADY_SERVED');
  });

  it('happened between the day of the letter and today', () => {
    expect(
      ['2026-11-01', '2026-11-02', '2026-11-20', '2026-11-21'].map((resultOn) => recorded(aDemand(), { resultOn })),
    ).toEqual(['DAY_TOO_EARLY', undefined, undefined, 'DAY_IN_FUTURE']);
  });

  it('is tried five times at most', () => {
    let demand = aDemand();
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      expect(recorded(demand)).toBeUndefined();
      demand = demand.returnedOn('2026-11-10');
    }
    expect(recorded(demand)).toBe('TRIES_USED_UP');
  });

  it('after two returns is a matter for a person, once', () => {
    const [once, twice, thrice] = [
      aDemand().returnedOn('2026-11-05'),
      aDemand().returnedOn('2026-11-05').returnedOn('2026-11-10'),
      aDemand().returnedOn('2026-11-05').returnedOn('2026-11-10').returnedOn('2026-11-12'),
    ];
    expect([once, twice, thrice].map(({ deliveries }) => returnedTwice(deliveries))).toEqual([false, true, false]);
  });

  it('that nobody can show is asked for after fifteen days', () => {
    expect(serviceLookOn(aDemand(), today)).toBe('2026-11-17');
  });

  it('is sent in with its day, its result and its proof', () => {
    const proof = { kind: 'signature', reference: '回执第17号' };
    expect(recordDeliverySchema.safeParse({ result: 'signed', resultOn: '2026-11-05', proof }).success).toBe(true);
    for (const own of [{ result: 'printed' }, { resultOn: '2026-11-31' }, { proof: undefined }])
      expect(recordDeliverySchema.safeParse({ result: 'signed', resultOn: '2026-11-05', proof, ...own }).success).toBe(
        false,
      );
  });
});

const paid = (on?: string) => ({ lastPaidOn: on === undefined ? undefined : day(on), standing: [] });

describe('a term', () => {
  it('does not run while nothing is served: a letter printed or posted has started nothing', () => {
    expect(termOf(aDemand().posted('done').returnedOn('2026-11-10'), paid('2026-11-15'), today)).toBeUndefined();
  });

  it('runs from the first proven service, which is not counted', () => {
    expect(termOf(aDemand().signedOn('2026-11-05'), paid(), today)).toEqual({
      from: '2026-11-05',
      on: '2026-12-07',
    }); // 5 December is a Saturday.
  });

  it('runs again from a part payment after it, and not from one before it', () => {
    const served = aDemand().signedOn('2026-11-05');
    expect(termOf(served, paid('2026-11-18'), today)).toEqual({ from: '2026-11-18', on: '2026-12-18' });
    expect(termOf(served, paid('2026-11-04'), today)?.from).toBe('2026-11-05');
  });

  it('has the days that held when the demand was issued', () => {
    expect(termOf(aDemand({ termDays: 60 }).signedOn('2026-11-05'), paid(), today)?.on).toBe('2027-01-04');
  });

  it('becomes longer when a longer one holds later, and never shorter (a letter that gave thirty days keeps them)', () => {
    const served = aDemand().signedOn('2026-11-05');
    expect(termOf(served, paid(), on('2026-11-20', { noticeTermDays: 45 }))?.on).toBe('2026-12-21');
    expect(termOf(served, paid(), on('2026-11-20', { noticeTermDays: 10 }))?.on).toBe('2026-12-07');
  });

  it('stands still while a hold does, and runs on after it', () => {
    const hold: Fact = {
      ...{ id: 'fact-1', kind: 'hold', partyId: null, state: 'ended' },
      ...{ fromDay: day('2026-11-10'), untilDay: day('2026-11-30'), endedOn: day('2026-11-19') },
    };
    const served = aDemand().signedOn('2026-11-03');
    expect(termOf(served, { lastPaidOn: undefined, standing: [hold] }, today)?.on).toBe('2026-12-14'); // Ten days more, then a Sunday.
  });

  it('is never shorter than its days, whatever was paid when', () => {
    const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day('2026-01-01'), days));
    fc.assert(
      fc.property(
        anyDay,
        fc.option(anyDay, { nil: undefined }),
        fc.integer({ min: 1, max: 90 }),
        (servedOn, paidOn, termDays) => {
          const term = termOf(aDemand({ servedOn, termDays }), { lastPaidOn: paidOn, standing: [] }, today);
          expect(term && term.on >= addDays(servedOn, termDays) && term.from >= servedOn).toBe(true);
        },
      ),
    );
  });
});

describe('a demand goes out again', () => {
  it('when its letter came back, was withdrawn or got lost, or was never ordered', () => {
    for (const demand of [
      aDemand(),
      aDemand().posted('done').returnedOn('2026-11-10'),
      aDemand().posted('dropped'),
      aDemand().posted('uncertain'),
    ])
      expect(resendable(demand)).toBeUndefined();
  });

  it('not while a letter is on its way', () => {
    for (const state of ['wanted', 'claimed', 'done'] as const)
      expect(resendable(aDemand().posted(state))?.refused).toBe('STILL_ON_ITS_WAY');
    expect(resendable(aDemand().posted('done', 'done').returnedOn('2026-11-10'))?.refused).toBe('STILL_ON_ITS_WAY');
  });

  it('not after it was served, and not a sixth time', () => {
    expect(resendable(aDemand().posted('done').signedOn('2026-11-10'))?.refused).toBe('ALREADY_SERVED');
    expect(resendable(aDemand().posted('dropped', 'dropped', 'dropped', 'dropped', 'dropped'))?.refused).toBe(
      'TRIES_USED_UP',
    );
  });
});

describe('an ordered letter, judged again before it goes out,', () => {
  const wanted = {
    ...{ stage: 'notice', demandStage: 'notice' as const, owes: true, servedOn: null, parked: false },
    silenced: false,
  };

  it('goes out while the debt is owed and the case is where it was', () => {
    expect(stillWanted(wanted)).toBeUndefined();
  });

  it('is dropped when the debtor has paid, the case has moved, a plan silences it, it was served by hand, or the case is parked', () => {
    const dropped = [
      ...[{ owes: false }, { stage: 'litigation' }, { silenced: true }],
      ...[{ servedOn: day('2026-11-05') }, { parked: true }],
    ].map((own) => stillWanted({ ...wanted, ...own })?.dropped);
    expect(dropped).toEqual(['nothingOwed', 'stageLeft', 'silenced', 'alreadyServed', 'caseParked']);
  });
});

describe('the overdue notice', () => {
  it('opens its stage without an approval: it only says what is owed', () => {
    expect(overdueNotice).toMatchObject({ stage: 'notice', issued: 'NoticeIssued', term: 'noticeTermDays' });
  });
});

describe('the reminder of a notice', () => {
  const served = aDemand().signedOn('2026-11-05');
  const told = (today: string, own: Partial<{ contact: boolean; termEndsOn: string }> = {}) =>
    reminded(
      day('2026-11-20'),
      { contact: own.contact ?? true, termEndsOn: day(own.termEndsOn ?? '2026-12-07') },
      on(today),
    );

  it('goes out on the fifteenth day after service, of the first notice to the borrower only', () => {
    expect(reminderOn(served, today)).toBe('2026-11-20');
    expect(reminderOn(aDemand(), today)).toBeUndefined();
    expect(reminderOn(aDemand({ stage: 'announcement' }).signedOn('2026-11-05'), today)).toBeUndefined();
    expect(reminderOn(aDemand({ title: 'guarantor' }).signedOn('2026-11-05'), today)).toBeUndefined();
  });

  it('is sent on its day, and recorded as missed on any later one: never late', () => {
    expect([told('2026-11-20'), told('2026-11-21')]).toEqual(['send', { missed: 'late' }]);
  });

  it('is silent while contact is, and when the term is over', () => {
    expect(told('2026-11-20', { contact: false })).toEqual({ missed: 'silenced' });
    expect(told('2026-11-20', { termEndsOn: '2026-11-19' })).toEqual({ missed: 'termOver' });
  });
});

describe('who is asked besides the borrower', () => {
  const asked = (partyId: string, role: string, own: Partial<Asked> = {}): Asked => ({
    ...{ debtId: 'debt-1', partyId, role, demandable: true, amount: fen(100) },
    ...own,
  });

  it('are those who owe with him and guarantors whose liability stands, nobody else (X1, X2)', () => {
    const obligors = [
      ...[asked('zhang', 'borrower'), asked('wife', 'coObligor'), asked('standing', 'guarantor')],
      ...[asked('lapsed', 'guarantor', { demandable: false }), asked('user', 'actualUser'), asked('mill', 'pledgor')],
    ];
    expect(alsoAsked(obligors, 'zhang').map(({ partyId, title }) => [partyId, title])).toEqual([
      ['wife', 'coObligor'],
      ['standing', 'guarantor'],
    ]);
  });

  it('are asked for their own debts only, a guarantor for no more than he answers for, and nobody for nothing (G14)', () => {
    const obligors = [
      ...[
        asked('li', 'guarantor', { amount: fen(60) }),
        asked('li', 'guarantor', { debtId: 'debt-2', amount: fen(0) }),
      ],
      ...[
        asked('li', 'guarantor', { debtId: 'debt-3', demandable: false }),
        asked('paid', 'guarantor', { amount: fen(0) }),
      ],
    ];
    expect(alsoAsked(obligors, 'zhang')).toEqual([
      { partyId: 'li', title: 'guarantor', asks: [{ debtId: 'debt-1', amount: 60n }] },
    ]);
  });

  it('are asked once where they owe and guarantee the same debt', () => {
    const [one] = alsoAsked([asked('wife', 'coObligor'), asked('wife', 'guarantor')], 'zhang');
    expect(one).toEqual({ partyId: 'wife', title: 'coObligor', asks: [{ debtId: 'debt-1', amount: 100n }] });
  });
});

describe('a proven service', () => {
  it('moves the clock of the one it was made to', () => {
    expect([actOf('guarantor', 'signed'), actOf('borrower', 'signed'), actOf('coObligor', 'postReceipt')]).toEqual([
      'guarantorDemand',
      'demandSigned',
      'letterArrived',
    ]);
  });
});

describe('a letter that people would send', () => {
  it('is barred while a hold, a dispute or a plan silences contact; a guarantor’s demand is not (X4)', () => {
    const held = { contact: false, because: 'hold' as const };
    expect(silenced(held, 'borrower')).toEqual({ refused: 'CONTACT_SILENCED', detail: { because: 'hold' } });
    expect([silenced(held, 'guarantor'), silenced({ contact: true, because: null }, 'borrower')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
