import type { LawfulMeasure } from '../../libs/ground/law/measure.js';
import type { ActId } from './acts.js';
import type { DraftGroup } from './schema.js';
import type { ActName } from './shapes.js';

/** An act with what is filled in beforehand; or a step that the stage table offers. */
export type Start = { act: ActId; subjectId?: string; preset?: DraftGroup } | { step: ActName; to?: 'litigation' };

const contact = (channel: string): Start => ({ act: 'recordContact', preset: { channel, direction: 'outgoing' } });
const track = (kind: string): Start => ({ act: 'openTrack', preset: { kind } });
const ask = (measure: string): Start => ({ act: 'askMeasure', preset: { measure } });

/** Where the desk leads from a lawful alternative: the act that it is, else the question whether it may be. */
const ways: Partial<Record<LawfulMeasure, Start>> = {
  call: contact('call'),
  message: contact('message'),
  visit: contact('visit'),
  interview: { step: 'recordInterview' },
  writtenDemand: contact('letter'),
  savingDemand: contact('letter'),
  inviteInterview: contact('letter'),
  confirmDebt: { act: 'recordAnswer', preset: { '#way': 'resign' } },
  standingOrder: { act: 'giveStandingOrder' },
  mediation: { act: 'recordMediation' },
  inviteAccession: { act: 'recordUserTitle', preset: { title: 'accession' } },
  pressDemand: { act: 'proposePress' },
  nameOrganisation: { act: 'announce' },
  suit: { step: 'ask', to: 'litigation' },
  expeditedSuit: { step: 'ask', to: 'litigation' },
  suitWithPublication: { step: 'ask', to: 'litigation' },
  paymentOrder: track('paymentOrder'),
  enforceByCourt: { act: 'tellFact', preset: { kind: 'enforcementApplied' } },
  courtList: { act: 'tellFact', preset: { kind: 'dishonestListed' } },
  legalCheck: { act: 'recordLimitAct' },
  limitationThreeYears: { act: 'recordLimitAct' },
  computeGuarantee: { act: 'recordGuarantee' },
};

export const insteadOf = (measure: string): Start => ways[measure as LawfulMeasure] ?? ask(measure);
