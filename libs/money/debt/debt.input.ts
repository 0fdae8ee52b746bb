import { z } from 'zod';
import { aDay, anAmountFen, anId, aText } from '../../ground/command/command.input.js';
import { proofSchema } from '../../ground/evidence/evidence.input.js';
import { natures } from '../../people/party/party.js';

/** Somebody the house knows already, or somebody new. */
export const aParty = z.union([
  z.strictObject({ partyId: anId }),
  z.strictObject({
    nature: z.enum(natures),
    name: aText(60),
    idNo: aText(18).optional(),
    phone: aText(20).optional(),
    address: aText(120).optional(),
  }),
]);
export type PartyInput = z.infer<typeof aParty>;

/** A co-obligor owes by what he signed; who merely used the money owes nothing until a title is recorded. */
export const addObligorSchema = z.strictObject({
  role: z.enum(['coObligor', 'actualUser']),
  party: aParty,
  proof: proofSchema,
});
export type AddObligor = z.infer<typeof addObligorSchema>;

export const recordTitleSchema = z.strictObject({
  partyId: anId,
  title: z.enum(['accession', 'judgment', 'admission']),
  titleOn: aDay,
  proof: proofSchema,
});
export type RecordTitle = z.infer<typeof recordTitleSchema>;

const guaranteeTerms = {
  mode: z.enum(['general', 'joint', 'unclear']),
  /** The words of the contract that decide the mode. */
  wording: aText(300).optional(),
  /** The words about the period where they give no months and no day: 直至还清为止. */
  periodText: aText(300).optional(),
  periodMonths: z.int().min(1).max(600).optional(),
  periodEndsOn: aDay.optional(),
  capFen: anAmountFen.optional(),
};

export const recordGuaranteeSchema = z
  .strictObject({ party: aParty, ...guaranteeTerms, signedOn: aDay.optional(), proof: proofSchema })
  .refine((terms) => terms.periodMonths === undefined || terms.periodEndsOn === undefined, {
    message: 'months or a day, not both',
    path: ['periodEndsOn'],
  });
export type RecordGuarantee = z.infer<typeof recordGuaranteeSchema>;

export const recordPledgeSchema = z
  .strictObject({
    party: aParty,
    kind: z.enum(['mortgage', 'pledge']),
    thing: aText(200),
    registryNo: aText(60).optional(),
    registeredOn: aDay.optional(),
    valueFen: anAmountFen,
    /** 最高额. */
    max: z.boolean(),
    proof: proofSchema,
  })
  .refine((pledge) => (pledge.registryNo === undefined) === (pledge.registeredOn === undefined), {
    message: 'number and day of the registry together',
    path: ['registeredOn'],
  });
export type RecordPledge = z.infer<typeof recordPledgeSchema>;

export const extendDebtSchema = z.strictObject({
  agreedOn: aDay,
  newDueOn: aDay,
  increasedFen: anAmountFen.optional(),
  proof: proofSchema,
  /** Guarantors who agreed in writing; for the others nothing moves (CC 695). */
  guarantorsConsented: z.array(z.strictObject({ guaranteeId: anId, proof: proofSchema })).max(50),
});
export type ExtendDebt = z.infer<typeof extendDebtSchema>;

export const renewDebtSchema = z.strictObject({
  newContractNo: aText(80),
  signedOn: aDay,
  newDueOn: aDay,
  proof: proofSchema,
  /** Who signed the new contract as guarantor, and whether it told him that it repays an old loan. */
  guarantors: z
    .array(z.strictObject({ party: aParty, ...guaranteeTerms, knewNewForOld: z.boolean(), proof: proofSchema }))
    .max(50),
});
export type RenewDebt = z.infer<typeof renewDebtSchema>;
