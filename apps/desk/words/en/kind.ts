/** Kinds that the forms let one choose from. */
export const measureNature = {
  natural: 'Natural person (also sole trader, farm household)',
  organisation: 'Organisation',
};
export const partyNature = {
  person: 'Person',
  soleTrader: 'Sole trader',
  farmHousehold: 'Farm household',
  company: 'Company',
  organ: 'State organ',
  publicInstitution: 'Public institution',
  villageCommittee: 'Village committee',
  collective: 'Rural collective',
};
export const partyKindPlain = { person: 'Person', organisation: 'Organisation' };
export const mediumLevel = { national: 'National', provincial: 'Provincial', other: 'Other' };
export const pressMedium = { national: 'National', provincial: 'Provincial', local: 'Local' };
export const pledgeKind = { mortgage: 'Mortgage', pledge: 'Pledge' };
export const publicationKind = { organisation: 'Announcement', press: 'Demand in the press' };
export const publicationState = {
  proposed: 'In approval',
  approved: 'Approved, to be printed',
  refused: 'Not approved',
  published: 'Printed',
};
export const mediationOutcome = { agreed: 'Agreed', failed: 'Failed' };
export const dutyPost = { first: 'First responsible', direct: 'Direct responsible', lifelong: 'Responsible for life' };
export const handoverPaper = {
  loanFile: 'Loan file',
  ledgerStatement: 'Statement of the ledger',
  demandsAndProofs: 'Demands and proofs',
  contactLog: 'Contact log',
  openTasks: 'Open tasks',
};
