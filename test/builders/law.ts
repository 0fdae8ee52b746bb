import type { Law, ParameterKey } from '../../libs/ground/law/law.js';
import { lawOn } from '../../libs/ground/law/law.js';
import type { Day } from '../../libs/ground/calendar/calendar.js';

const installed = lawOn([], { unitId: null, today: '2026-11-20' as Day });

/** The parameters as they are installed, or with values of its own. */
export const aLaw = (own: Partial<Record<ParameterKey, number>> = {}): Law => ({
  version: 'test',
  value: { ...installed.value, ...own },
});
