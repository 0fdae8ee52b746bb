/**
 * Guarantees, pledges and users of a loan; what was agreed about it later; acts that move its clocks. Everything here is added
 * to: only a title that was proven and a release change a row.
 */
export const name = '0009-obligors-and-limits';

export const sql = /* sql */ `
ALTER TABLE debt_obligor DROP CONSTRAINT debt_obligor_role_check;
ALTER TABLE debt_obligor ADD CONSTRAINT debt_obligor_role_check
  CHECK (role IN ('borrower', 'coObligor', 'guarantor', 'pledgor', 'actualUser'));
-- One person may guarantee and pledge.
ALTER TABLE debt_obligor DROP CONSTRAINT debt_obligor_pkey;
ALTER TABLE debt_obligor ADD PRIMARY KEY (debt_id, party_id, role);
-- Whoever used the money owes nothing by that alone: his title is proven or there is none.
ALTER TABLE debt_obligor
  ADD COLUMN title text CHECK (title IN ('none', 'accession', 'judgment', 'admission')),
  ADD COLUMN title_on date,
  ADD COLUMN title_evidence_id uuid REFERENCES evidence,
  ADD CHECK ((role = 'actualUser') = (title IS NOT NULL)),
  ADD CHECK ((coalesce(title, 'none') = 'none') = (title_evidence_id IS NULL)),
  ADD CHECK ((title_evidence_id IS NULL) = (title_on IS NULL));

CREATE TABLE debt_change (
  id uuid PRIMARY KEY,
  debt_id uuid NOT NULL REFERENCES debt,
  agreed_on date NOT NULL,
  new_due_on date NOT NULL,
  increased_fen bigint CHECK (increased_fen > 0),
  evidence_id uuid NOT NULL REFERENCES evidence,
  recorded_by text NOT NULL
);
CREATE INDEX debt_change_debt ON debt_change (debt_id, agreed_on);

CREATE TABLE guarantee (
  id uuid PRIMARY KEY,
  debt_id uuid NOT NULL REFERENCES debt,
  party_id uuid NOT NULL REFERENCES party,
  -- As the contract has it; which mode the law makes of it is computed.
  mode text NOT NULL CHECK (mode IN ('general', 'joint', 'unclear')),
  wording text CHECK (is_sealed(wording)),
  period_text text CHECK (is_sealed(period_text)),
  period_months int CHECK (period_months > 0),
  period_ends_on date,
  signed_on date,
  cap_fen bigint CHECK (cap_fen > 0),
  evidence_id uuid NOT NULL REFERENCES evidence,
  released_on date,
  released_because text,
  recorded_by text NOT NULL,
  CHECK (num_nonnulls(period_months, period_ends_on) < 2),
  CHECK ((released_on IS NULL) = (released_because IS NULL))
);
CREATE UNIQUE INDEX guarantee_standing ON guarantee (debt_id, party_id) WHERE released_on IS NULL;
CREATE INDEX guarantee_debt ON guarantee (debt_id);

-- A guarantor's written consent to one extension or increase.
CREATE TABLE guarantee_consent (
  guarantee_id uuid NOT NULL REFERENCES guarantee,
  change_id uuid NOT NULL REFERENCES debt_change,
  evidence_id uuid NOT NULL REFERENCES evidence,
  PRIMARY KEY (guarantee_id, change_id)
);

CREATE TABLE pledge (
  id uuid PRIMARY KEY,
  debt_id uuid NOT NULL REFERENCES debt,
  party_id uuid NOT NULL REFERENCES party,
  kind text NOT NULL CHECK (kind IN ('mortgage', 'pledge')),
  thing text NOT NULL CHECK (is_sealed(thing)),
  registry_no text CHECK (is_sealed(registry_no)),
  registered_on date,
  value_fen bigint NOT NULL CHECK (value_fen > 0),
  maximum boolean NOT NULL,
  evidence_id uuid NOT NULL REFERENCES evidence,
  released_on date,
  released_because text,
  recorded_by text NOT NULL,
  CHECK ((registry_no IS NULL) = (registered_on IS NULL)),
  CHECK ((released_on IS NULL) = (released_because IS NULL))
);
CREATE INDEX pledge_debt ON pledge (debt_id);

-- New for old: the claim goes over to a new contract; no money moves.
CREATE TABLE debt_renewal (
  old_debt_id uuid PRIMARY KEY REFERENCES debt,
  new_debt_id uuid NOT NULL UNIQUE REFERENCES debt,
  renewed_on date NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  evidence_id uuid NOT NULL REFERENCES evidence,
  recorded_by text NOT NULL
);

CREATE TABLE limit_act (
  id uuid PRIMARY KEY,
  debt_id uuid NOT NULL REFERENCES debt,
  -- To or by whom; none for the debtor himself.
  party_id uuid REFERENCES party,
  kind text NOT NULL,
  on_day date NOT NULL,
  -- The proceeding that this act serves, withdraws or ends.
  about uuid REFERENCES limit_act,
  evidence_id uuid NOT NULL REFERENCES evidence,
  recorded_by text NOT NULL,
  command_id text NOT NULL
);
CREATE INDEX limit_act_debt ON limit_act (debt_id, on_day);

ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check;
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_kind_check
  CHECK (kind IN ('opening', 'charge', 'payment', 'recovery', 'writeOff', 'reversal', 'renewal'));

GRANT SELECT, INSERT ON debt_change, guarantee, guarantee_consent, pledge, debt_renewal, limit_act TO :app;
GRANT UPDATE (title, title_on, title_evidence_id) ON debt_obligor TO :app;
GRANT UPDATE (released_on, released_because) ON guarantee, pledge TO :app;
REVOKE UPDATE, DELETE, TRUNCATE ON debt_change, guarantee_consent, debt_renewal, limit_act FROM :app;
`;
