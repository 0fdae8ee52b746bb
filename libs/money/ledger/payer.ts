/** Who pays or gives: one of the debt's obligors, or somebody else by his name. */
export interface PaidBy {
  id: string | null;
  name: string | null;
}

export const payerOf = (payer: { partyId: string } | { name: string }): PaidBy =>
  'partyId' in payer ? { id: payer.partyId, name: null } : { id: null, name: payer.name };

/** Anybody may pay by his name; a party is one of those who stand in this debt. */
export const isPayer = (payer: PaidBy, debt: { obligors: readonly { partyId: string }[] }): boolean =>
  payer.id === null || debt.obligors.some((one) => one.partyId === payer.id);
