import type { Fact } from '../../libs/cases/fact/fact.js';
import type { FactKind } from '../../libs/cases/fact/rule.js';
import { day } from './day.js';

/** A fact of the whole case, in force since 2026-11-02 without a last day, unless told. */
export const aFact = (
  kind: FactKind,
  own: { from?: string; until?: string; ended?: string; about?: string; state?: Fact['state'] } = {},
): Fact => ({
  ...{ id: `${kind}-1`, kind, partyId: own.about ?? null, fromDay: day(own.from ?? '2026-11-02') },
  untilDay: own.until ? day(own.until) : null,
  state: own.state ?? (own.ended ? 'ended' : 'inForce'),
  endedOn: own.ended ? day(own.ended) : null,
});
