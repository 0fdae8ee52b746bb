/**
 * Waivers, things taken in kind, mixed recoveries, reversals by a second person.
 */
export const name = '0014-recoveries';

export const sql = /* sql */ `
-- What lowers a debt without money. Other rooms' kinds stand here too: the newest list holds.
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check;
ALTER TABLE ledger_entry
  ADD COLUMN docket_no text,
  ADD CONSTRAINT ledger_entry_kind_check CHECK (kind IN
    ('opening', 'charge', 'payment', 'recovery', 'waiver', 'inKind', 'setOff', 'writeOff', 'reversal', 'assignment', 'closure', 'renewal')),
  ADD CONSTRAINT ledger_entry_docket CHECK ((channel = 'court') = (docket_no IS NOT NULL) OR channel IS NULL AND docket_no IS NULL);

CREATE TABLE recovery (
  id uuid PRIMARY KEY,
  debt_id uuid NOT NULL REFERENCES debt,
  kind text NOT NULL CHECK (kind IN ('waiver', 'inKind', 'mixed')),
  state text NOT NULL CHECK (state IN ('proposed', 'draft', 'partly', 'recognised', 'cancelled')),
  -- How much of the debt ends by it.
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  reason text NOT NULL CHECK (is_sealed(reason)),
  agreed_on date,
  only_if_paid_fen bigint CHECK (only_if_paid_fen > 0),
  only_if_paid_on date,
  recorded_by text NOT NULL,
  recorded_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  approval_id uuid REFERENCES approval,
  recognised_on date,
  ended_reason text CHECK (is_sealed(ended_reason)),
  CHECK ((only_if_paid_fen IS NULL) = (only_if_paid_on IS NULL)),
  CHECK (kind = 'waiver' OR agreed_on IS NOT NULL AND only_if_paid_fen IS NULL),
  CHECK ((state = 'recognised') = (recognised_on IS NOT NULL))
);
CREATE INDEX recovery_debt ON recovery (debt_id, recorded_at);

CREATE TABLE recovery_part (
  id uuid PRIMARY KEY,
  recovery_id uuid NOT NULL REFERENCES recovery,
  n int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('waiver', 'cash', 'inKind', 'setOff')),
  part text CHECK (part IN ('cost', 'interest', 'penalty', 'principal')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  agreed_fen bigint CHECK (agreed_fen > 0),
  appraised_fen bigint CHECK (appraised_fen > 0),
  thing text CHECK (thing IN ('land', 'house', 'equity', 'movable', 'right')),
  what text CHECK (is_sealed(what)),
  giver_id uuid REFERENCES party,
  giver_name text CHECK (is_sealed(giver_name)),
  channel text,
  docket_no text,
  recorded_by text NOT NULL,
  confirmed_by text,
  confirmed_on date,
  entry_id uuid REFERENCES ledger_entry,
  title_back_on date,
  UNIQUE (recovery_id, n),
  CONSTRAINT confirmed_by_another CHECK (confirmed_by IS NULL OR confirmed_by <> recorded_by),
  CHECK ((confirmed_by IS NULL) = (confirmed_on IS NULL)),
  CHECK ((kind = 'waiver') = (part IS NOT NULL)),
  CHECK ((kind = 'inKind') = (thing IS NOT NULL) AND (kind = 'inKind') = (agreed_fen IS NOT NULL AND appraised_fen IS NOT NULL AND what IS NOT NULL)),
  CHECK (kind NOT IN ('cash', 'inKind') OR num_nonnulls(giver_id, giver_name) = 1),
  CHECK ((kind = 'cash') = (channel IS NOT NULL)),
  CHECK (title_back_on IS NULL OR kind = 'inKind' AND confirmed_on IS NOT NULL)
);
CREATE INDEX recovery_part_entry ON recovery_part (entry_id) WHERE entry_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON recovery, recovery_part TO :app;
`;
