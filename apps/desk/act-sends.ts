import type { ActId } from './acts.js';
import * as api from './client/sdk.gen.js';
import type { KeyHeader } from './queries.js';

/** How an order of an act goes out: to the row that its subject is. */
export type Send = (terms: { path: { id: string }; body: unknown; headers: KeyHeader }) => Promise<{ data: unknown }>;

// The body was made from the very schema that the door reads; the generated types say the same twice.
const sends = {
  askMeasure: api.askMeasure,
  recordContact: api.recordContact,
  recordAnswer: api.recordAnswer,
  chooseAnswer: api.chooseAnswer,
  giveStandingOrder: api.giveStandingOrder,
  revokeStandingOrder: api.revokeStandingOrder,
  recordMediation: api.recordMediation,
  proposePress: api.proposePress,
  announce: api.announce,
  recordPublication: api.recordPublication,
  addObligor: api.addObligor,
  recordUserTitle: api.recordUserTitle,
  recordGuarantee: api.recordGuarantee,
  recordPledge: api.recordPledge,
  recordLimitAct: api.recordLimitAct,
  extendDebt: api.extendDebt,
  renewDebt: api.renewDebt,
  recordFact: api.recordFact,
  endFact: api.endFact,
  proposePlan: api.proposePlan,
  cancelPlan: api.cancelPlan,
  recordPromise: api.recordPromise,
  withdrawPromise: api.withdrawPromise,
  supplyItem: api.supplyItem,
  openTrack: api.openTrack,
  tellFact: api.tellFact,
  keepWriteOffFile: api.keepWriteOffFile,
  proveWriteOff: api.proveWriteOff,
  afterCheck: api.afterCheck,
  askAssignment: api.askAssignment,
  askClosure: api.askClosure,
  proposeWaiver: api.proposeWaiver,
  proposeInKind: api.proposeInKind,
  recordMixed: api.recordMixed,
  recordTitle: api.recordTitle,
  confirmRecoveryPart: api.confirmRecoveryPart,
  confirmRecovery: api.confirmRecovery,
  cancelRecovery: api.cancelRecovery,
  handOver: api.handOver,
  takeHandover: api.takeHandover,
  withdrawHandover: api.withdrawHandover,
  nameInsiders: api.nameInsiders,
} satisfies Record<ActId, unknown>;

export const sendOf = (id: ActId): Send => sends[id] as unknown as Send;
