import type { ZodType } from 'zod';
import { openStages } from '../../libs/cases/case/case.js';
import { endFactSchema, recordFactSchema, recordPromiseSchema } from '../../libs/cases/fact/fact.input.js';
import { recordActSchema } from '../../libs/cases/limit/limit.input.js';
import * as debt from '../../libs/money/debt/debt.input.js';
import { proposePlanSchema } from '../../libs/money/plan/plan.input.js';
import * as recovery from '../../libs/money/recovery/recovery.input.js';
import { handOverSchema, nameInsidersSchema } from '../../libs/people/duty/duty.input.js';
import type { Right } from '../../libs/people/staff/staff.js';
import * as press from '../../libs/steps/announcement/announcement.input.js';
import { chooseSchema, recordAnswerSchema } from '../../libs/steps/answer/answer.input.js';
import { openTrackSchema, supplySchema, tellFactSchema } from '../../libs/steps/litigation/litigation.input.js';
import * as measure from '../../libs/steps/measure/measure.input.js';
import { recordMediationSchema } from '../../libs/steps/urging/urging.input.js';
import * as writeoff from '../../libs/steps/writeoff/writeoff.input.js';
import type { Stage } from './shapes.js';

export const groups = ['contact', 'security', 'fact', 'court', 'writeOff', 'recovery', 'handover'] as const;
export type Group = (typeof groups)[number];

/** Which row an act is done to; the form lets one be chosen where there are several. */
export const subjects = [
  ...(['case', 'debt', 'fact', 'plan', 'promise', 'answer', 'publication'] as const),
  ...(['track', 'recovery', 'recoveryPart', 'handover'] as const),
] as const;
export type Subject = (typeof subjects)[number];

export interface Act {
  group: Group;
  right: Right;
  on: Subject;
  /** null: nothing is asked. */
  schema: ZodType | null;
  /** Stages in which its door can pass; all in which somebody still works the case when none are named. */
  at?: readonly Stage[];
  /** Groups of words for the choices of its fields, where the name alone does not tell. */
  words?: Readonly<Record<string, string>>;
  /** What the desk answers by itself, or asks nobody. */
  without?: readonly string[];
}

const beforeWriteOff: readonly Stage[] = ['notice', 'announcement', 'urging', 'litigation'];
const inCourt: readonly Stage[] = ['notice', 'announcement', 'urging', 'litigation', 'writtenOff'];
const writtenOff: readonly Stage[] = ['writtenOff', 'settled', 'ended'];
const anyStage: readonly Stage[] = [...openStages, 'settled', 'ended'];

const party = { nature: 'partyNature' };

/** All acts of a case beside its next step, in the order of the list; doors, rights and forms come from the rooms. */
export const acts = {
  askMeasure: {
    ...{ group: 'contact', right: 'measure.ask', on: 'case', schema: measure.askMeasureSchema },
    words: { measure: 'measure', title: 'measureTitle', nature: 'measureNature', channel: 'measureChannel' },
  },
  recordContact: {
    ...{ group: 'contact', right: 'contact.record', on: 'case', schema: measure.recordContactSchema },
    words: { channel: 'measureChannel', outcome: 'contactOutcome', third: 'measureTitle' },
    without: ['clearingId'],
  },
  recordAnswer: {
    ...{ group: 'contact', right: 'answer.record', on: 'case', schema: recordAnswerSchema },
    words: { way: 'answerKind' },
  },
  chooseAnswer: { group: 'contact', right: 'answer.choose', on: 'answer', schema: chooseSchema },
  giveStandingOrder: {
    ...{ group: 'contact', right: 'contact.record', on: 'case', schema: measure.giveStandingOrderSchema },
  },
  revokeStandingOrder: {
    ...{ group: 'contact', right: 'contact.record', on: 'case', schema: measure.revokeStandingOrderSchema },
  },
  recordMediation: {
    ...{ group: 'contact', right: 'interview.record', on: 'case', schema: recordMediationSchema },
    ...{ at: beforeWriteOff, words: { outcome: 'mediationOutcome' } },
  },
  proposePress: {
    ...{ group: 'contact', right: 'publication.prepare', on: 'case', schema: press.proposePressSchema },
    ...{ at: ['announcement'], words: { level: 'mediumLevel' } },
  },
  announce: {
    ...{ group: 'contact', right: 'publication.prepare', on: 'case', schema: press.announceSchema },
    ...{ at: ['announcement'], words: { level: 'mediumLevel' } },
  },
  recordPublication: {
    ...{ group: 'contact', right: 'publication.prepare', on: 'publication', schema: press.recordPublicationSchema },
    at: ['announcement'],
  },

  addObligor: {
    ...{ group: 'security', right: 'debt.amend', on: 'debt', schema: debt.addObligorSchema, at: anyStage },
    words: { role: 'obligor', ...party },
  },
  recordUserTitle: {
    ...{ group: 'security', right: 'debt.amend', on: 'debt', schema: debt.recordTitleSchema, at: anyStage },
    words: { title: 'userTitle' },
  },
  recordGuarantee: {
    ...{ group: 'security', right: 'debt.amend', on: 'debt', schema: debt.recordGuaranteeSchema, at: anyStage },
    words: { mode: 'guaranteeMode', ...party },
  },
  recordPledge: {
    ...{ group: 'security', right: 'debt.amend', on: 'debt', schema: debt.recordPledgeSchema, at: anyStage },
    words: { kind: 'pledgeKind', ...party },
  },
  recordLimitAct: {
    ...{ group: 'security', right: 'limit.record', on: 'debt', schema: recordActSchema, at: anyStage },
    words: { kind: 'limitAct', level: 'mediumLevel' },
  },
  extendDebt: { group: 'security', right: 'debt.amend', on: 'debt', schema: debt.extendDebtSchema, at: anyStage },
  renewDebt: {
    ...{ group: 'security', right: 'debt.renew', on: 'debt', schema: debt.renewDebtSchema, at: anyStage },
    words: { mode: 'guaranteeMode', ...party },
  },

  recordFact: {
    ...{ group: 'fact', right: 'fact.record', on: 'case', schema: recordFactSchema, words: { kind: 'factKind' } },
  },
  endFact: {
    ...{ group: 'fact', right: 'fact.record', on: 'fact', schema: endFactSchema, words: { because: 'factEnding' } },
  },
  proposePlan: { group: 'fact', right: 'plan.propose', on: 'case', schema: proposePlanSchema },
  cancelPlan: { group: 'fact', right: 'plan.cancel', on: 'plan', schema: null },
  recordPromise: { group: 'fact', right: 'answer.record', on: 'case', schema: recordPromiseSchema },
  withdrawPromise: { group: 'fact', right: 'answer.record', on: 'promise', schema: null },

  supplyItem: {
    ...{ group: 'court', right: 'readiness.record', on: 'case', schema: supplySchema, at: beforeWriteOff },
    words: { item: 'readinessItem' },
  },
  openTrack: {
    ...{ group: 'court', right: 'suit.record', on: 'case', schema: openTrackSchema, at: inCourt },
    words: { kind: 'courtTrack' },
  },
  tellFact: {
    ...{ group: 'court', right: 'suit.record', on: 'track', schema: tellFactSchema, at: inCourt },
    words: { kind: 'courtFact', detail: 'courtDetail' },
  },

  keepWriteOffFile: {
    ...{ group: 'writeOff', right: 'writeoff.prepare', on: 'case', schema: writeoff.fileSchema, at: beforeWriteOff },
  },
  proveWriteOff: {
    ...{ group: 'writeOff', right: 'writeoff.prepare', on: 'case', schema: writeoff.gateProofSchema },
    at: beforeWriteOff,
  },
  afterCheck: {
    ...{ group: 'writeOff', right: 'writeoff.check', on: 'case', schema: writeoff.afterCheckSchema, at: writtenOff },
    words: { seat: 'afterSeat' },
  },
  askAssignment: {
    ...{ group: 'writeOff', right: 'ending.ask', on: 'case', schema: writeoff.assignmentSchema },
    words: { kind: 'partyKindPlain' },
  },
  askClosure: {
    ...{ group: 'writeOff', right: 'ending.ask', on: 'case', schema: writeoff.closureSchema, at: ['writtenOff'] },
    words: { ground: 'ending' },
  },

  proposeWaiver: {
    ...{ group: 'recovery', right: 'recovery.propose', on: 'debt', schema: recovery.waiverSchema },
    words: { part: 'account' },
  },
  proposeInKind: { group: 'recovery', right: 'recovery.propose', on: 'debt', schema: recovery.inKindSchema },
  recordMixed: {
    ...{ group: 'recovery', right: 'recovery.propose', on: 'debt', schema: recovery.mixedSchema },
    words: { way: 'recoveryPart' },
  },
  recordTitle: {
    group: 'recovery',
    right: 'recovery.confirm',
    on: 'recovery',
    schema: recovery.papersSchema,
    at: anyStage,
  },
  confirmRecoveryPart: {
    ...{ group: 'recovery', right: 'recovery.confirm', on: 'recoveryPart', schema: recovery.papersSchema },
    at: anyStage,
  },
  confirmRecovery: { group: 'recovery', right: 'recovery.confirm', on: 'recovery', schema: null, at: anyStage },
  cancelRecovery: {
    ...{ group: 'recovery', right: 'recovery.confirm', on: 'recovery', schema: recovery.cancelSchema, at: anyStage },
  },

  handOver: { group: 'handover', right: 'duty.handOver', on: 'case', schema: handOverSchema },
  takeHandover: { group: 'handover', right: 'duty.handOver', on: 'handover', schema: null },
  withdrawHandover: { group: 'handover', right: 'duty.handOver', on: 'handover', schema: null },
  nameInsiders: { group: 'handover', right: 'insider.name', on: 'debt', schema: nameInsidersSchema, at: anyStage },
} as const satisfies Record<string, Act>;
export type ActId = keyof typeof acts;
export const actIds = Object.keys(acts) as ActId[];

export const actOf = (id: ActId): Act => acts[id];

/** Whether an act can be begun by somebody in a case: his right, and a stage in which the door passes. */
export const openTo = (id: ActId, terms: { may: (right: string) => boolean; stage: Stage }): boolean => {
  const { right, at = openStages } = actOf(id);
  return terms.may(right) && at.includes(terms.stage);
};

/** Names of choices by the name of their field, where an act says nothing else. */
const usual: Readonly<Record<string, string>> = {
  ...{ kind: 'proof', direction: 'direction', place: 'meetingPlace', channel: 'channel', medium: 'pressMedium' },
  ...{ thing: 'thing', gate: 'gate', ground: 'ground', finding: 'finding', choice: 'choice', post: 'dutyPost' },
  ...{ papers: 'handoverPaper', part: 'account', nature: 'partyNature', role: 'role', departments: 'department' },
  ...{ roles: 'role', key: 'parameter', matter: 'matter', chain: 'role', voices: 'voice' },
};

/**
 * The words of a choice. Inside a proof `kind` is always the kind of the proof: an act's own words are for its own fields and
 * for those of people and parts in it.
 */
export const wordsOf = (act: Pick<Act, 'words'>, path: readonly string[]): string => {
  const name = path.at(-1) ?? '';
  const within = path.at(-2) ?? '';
  const ofProof = name === 'kind' && PROOFS.has(within);
  return (ofProof ? undefined : act.words?.[name]) ?? usual[name] ?? name;
};

const PROOFS = new Set(['proof', 'evidence', 'appraisal', 'agreement', 'assessment', 'hoursAgreed', 'consent']);
