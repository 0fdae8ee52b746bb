/**
 * People with their units and requests; debts with their register, their double-entry ledger and imported files.
 */
export const name = '0002-people-and-money';

export const sql = /* sql */ `
-- people ------------------------------------------------------------------------------------------------------------
CREATE TABLE unit (
  id uuid PRIMARY KEY,
  parent_id uuid REFERENCES unit,
  name text NOT NULL,
  path text NOT NULL UNIQUE,
  root_id uuid NOT NULL
);
CREATE INDEX unit_path ON unit (path text_pattern_ops);

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  name text NOT NULL,
  login text NOT NULL UNIQUE,
  roles text[] NOT NULL,
  password_hash text,
  active boolean NOT NULL DEFAULT true
);

CREATE TABLE session (
  token_hash text PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  csrf text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL
);

CREATE TABLE party (
  id uuid PRIMARY KEY,
  root_id uuid NOT NULL REFERENCES unit (id),
  kind text NOT NULL CHECK (kind IN ('person', 'organisation')),
  name text NOT NULL,
  id_no text,
  phone text,
  address text,
  record_seq int NOT NULL,
  record_hash text NOT NULL
);
CREATE UNIQUE INDEX party_id_no ON party (root_id, id_no) WHERE id_no IS NOT NULL;

CREATE TABLE approval (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  what text NOT NULL,
  reason text NOT NULL,
  ground text,
  state text NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'stale')),
  level int NOT NULL CHECK (level BETWEEN 0 AND 1),
  asked_by text NOT NULL,
  asked_on date NOT NULL,
  amount_fen bigint NOT NULL,
  stage text NOT NULL,
  level_on date NOT NULL,
  level_ends_on date,
  decided_by text,
  decided_on date,
  decision_reason text,
  record_seq int NOT NULL,
  record_hash text NOT NULL,
  CONSTRAINT same_hand CHECK (decided_by IS DISTINCT FROM asked_by OR decided_by IS NULL),
  CONSTRAINT decided_whole CHECK ((state IN ('approved', 'refused')) = (decided_by IS NOT NULL))
);
CREATE UNIQUE INDEX approval_open ON approval (subject_id, what) WHERE state = 'open';
CREATE INDEX approval_subject ON approval (subject_id);
CREATE INDEX approval_box ON approval (level, asked_on, id) WHERE state = 'open';

-- money -------------------------------------------------------------------------------------------------------------
CREATE TABLE debt (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  creditor_id uuid NOT NULL REFERENCES party,
  kind text NOT NULL CHECK (kind IN ('loan')),
  contract_no text NOT NULL,
  allocation text[] NOT NULL,
  record_seq int NOT NULL,
  record_hash text NOT NULL,
  UNIQUE (creditor_id, contract_no)
);
CREATE INDEX debt_unit ON debt (unit_id, contract_no);

CREATE TABLE debt_loan (
  debt_id uuid PRIMARY KEY REFERENCES debt,
  drawn_on date NOT NULL,
  due_on date NOT NULL,
  lent_fen bigint NOT NULL CHECK (lent_fen > 0),
  CHECK (due_on >= drawn_on)
);

CREATE TABLE debt_obligor (
  debt_id uuid NOT NULL REFERENCES debt,
  party_id uuid NOT NULL REFERENCES party,
  role text NOT NULL CHECK (role IN ('borrower', 'coObligor')),
  PRIMARY KEY (debt_id, party_id)
);
CREATE UNIQUE INDEX debt_borrower ON debt_obligor (debt_id) WHERE role = 'borrower';
CREATE INDEX debt_obligor_party ON debt_obligor (party_id);

CREATE TABLE ledger_entry (
  id uuid PRIMARY KEY,
  debt_id uuid NOT NULL REFERENCES debt,
  kind text NOT NULL CHECK (kind IN ('opening', 'charge', 'payment', 'recovery', 'writeOff', 'reversal')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  value_day date NOT NULL,
  booked_on date NOT NULL,
  payer_id uuid REFERENCES party,
  payer_name text,
  channel text,
  reverses uuid UNIQUE REFERENCES ledger_entry,
  reason text,
  by text NOT NULL,
  command_id text NOT NULL,
  booked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),
  CHECK ((kind IN ('payment', 'recovery')) = (channel IS NOT NULL)),
  CHECK (kind NOT IN ('payment', 'recovery') OR num_nonnulls(payer_id, payer_name) = 1)
);
CREATE INDEX ledger_entry_debt ON ledger_entry (debt_id, booked_at);

-- A posting moves an amount from one account to another: debits equal credits by its shape.
CREATE TABLE ledger_posting (
  entry_id uuid NOT NULL REFERENCES ledger_entry,
  n int NOT NULL,
  debt_id uuid NOT NULL,
  debit text NOT NULL,
  credit text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  PRIMARY KEY (entry_id, n),
  CHECK (debit <> credit)
);
CREATE INDEX ledger_posting_debt ON ledger_posting (debt_id) INCLUDE (debit, credit, amount_fen);

CREATE TABLE batch (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  file_name text NOT NULL,
  file_hash text NOT NULL,
  columns text[] NOT NULL,
  mapping jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('judged', 'imported')),
  rows int NOT NULL,
  faulty int NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_on date NOT NULL
);
CREATE TABLE batch_row (
  batch_id uuid NOT NULL REFERENCES batch,
  line int NOT NULL,
  -- As typed, in the order of the batch's columns: the mapping may change until the import.
  cells text[] NOT NULL,
  faults jsonb NOT NULL,
  debt_id uuid REFERENCES debt,
  PRIMARY KEY (batch_id, line)
);
`;
