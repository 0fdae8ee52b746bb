/**
 * The spine: one installation, its people, debts with their ledger, cases with their stages, the record of all of it,
 * the bells and the acts wanted outside. What must never change is closed to the app role by its grants below.
 */
export const name = '0001-spine';

export const sql = /* sql */ `
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ground ------------------------------------------------------------------------------------------------------------
CREATE TABLE installation (
  only boolean PRIMARY KEY DEFAULT true CHECK (only),
  mode text NOT NULL CHECK (mode IN ('demo', 'real')),
  name text NOT NULL DEFAULT '',
  clock_offset_s bigint NOT NULL DEFAULT 0 CHECK (clock_offset_s >= 0),
  holidays_version int NOT NULL DEFAULT 1,
  CHECK (mode = 'demo' OR clock_offset_s = 0)
);

CREATE TABLE holiday (
  day date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('off', 'work')),
  name text NOT NULL,
  source text NOT NULL,
  provisional boolean NOT NULL
);

CREATE TABLE command (
  id text PRIMARY KEY,
  kind text NOT NULL,
  subject_id uuid,
  body_hash text NOT NULL,
  by text NOT NULL,
  today date NOT NULL,
  law_version text NOT NULL,
  facts jsonb NOT NULL,
  refused text,
  answer jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX command_subject ON command (subject_id);

CREATE TABLE record (
  stream_kind text NOT NULL CHECK (stream_kind IN ('case', 'debt', 'approval', 'party', 'parameter')),
  stream_id uuid NOT NULL,
  seq int NOT NULL CHECK (seq > 0),
  event text NOT NULL,
  facts jsonb NOT NULL,
  by text NOT NULL,
  day date NOT NULL,
  command_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (stream_kind, stream_id, seq)
);

CREATE TABLE ring (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream_kind text NOT NULL CHECK (stream_kind IN ('case', 'debt')),
  stream_id uuid NOT NULL,
  seq int NOT NULL,
  event text NOT NULL,
  hung_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  tries int NOT NULL DEFAULT 0
);
CREATE INDEX ring_next ON ring (next_try_at, id);
CREATE INDEX ring_stream ON ring (stream_id);

CREATE TABLE parameter (
  id uuid PRIMARY KEY,
  key text NOT NULL,
  unit_id uuid,
  from_day date NOT NULL,
  value bigint NOT NULL,
  set_by text NOT NULL,
  reason text NOT NULL,
  record_seq int NOT NULL,
  record_hash text NOT NULL
);
CREATE UNIQUE INDEX parameter_once ON parameter (key, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), from_day);

CREATE TABLE letter (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  kind text NOT NULL,
  addressee_id uuid NOT NULL,
  text text NOT NULL,
  hash text NOT NULL,
  made_on date NOT NULL
);

CREATE TABLE evidence (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  reference text NOT NULL,
  hash text NOT NULL,
  kept_by text NOT NULL
);
CREATE INDEX evidence_subject ON evidence (subject_id);

CREATE TABLE outside_act (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  chapter text NOT NULL,
  kind text NOT NULL,
  paper_id uuid NOT NULL,
  attempt int NOT NULL CHECK (attempt > 0),
  state text NOT NULL CHECK (state IN ('wanted', 'claimed', 'done', 'dropped', 'uncertain')),
  wanted_on date NOT NULL,
  not_before timestamptz NOT NULL,
  claimed_at timestamptz,
  ended_on date,
  outcome text,
  wanted_by text NOT NULL,
  CHECK ((state = 'wanted') = (claimed_at IS NULL AND ended_on IS NULL)),
  CHECK (state IN ('wanted', 'dropped') OR claimed_at IS NOT NULL)
);
CREATE INDEX outside_act_open ON outside_act (subject_id) WHERE state IN ('wanted', 'claimed');
CREATE UNIQUE INDEX outside_act_paper ON outside_act (paper_id, attempt);
-- One envelope of a paper at a time is on its way.
CREATE UNIQUE INDEX outside_act_one ON outside_act (paper_id) WHERE state IN ('wanted', 'claimed');

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
CREATE INDEX party_name ON party USING gin (name gin_trgm_ops);

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
  cells jsonb NOT NULL,
  faults jsonb NOT NULL,
  debt_id uuid REFERENCES debt,
  PRIMARY KEY (batch_id, line)
);

-- cases -------------------------------------------------------------------------------------------------------------
CREATE SEQUENCE case_number;
CREATE TABLE collection_case (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('loan')),
  unit_id uuid NOT NULL REFERENCES unit,
  debtor_id uuid NOT NULL REFERENCES party,
  handler_id uuid NOT NULL REFERENCES staff,
  stage text NOT NULL CHECK (stage IN ('intake', 'notice', 'announcement', 'urging', 'litigation', 'writtenOff', 'settled', 'ended')),
  stage_on date NOT NULL,
  settled_from text,
  opened_on date NOT NULL,
  notice_wanted boolean NOT NULL,
  stepped_on date,
  deadline_from date,
  deadline_on date,
  deadline_for text,
  due_at timestamptz,
  clock_offset_s bigint NOT NULL CHECK (clock_offset_s >= 0),
  parked text,
  record_seq int NOT NULL,
  record_hash text NOT NULL,
  CHECK ((stage = 'settled') = (settled_from IS NOT NULL))
);
CREATE INDEX collection_case_unit ON collection_case (unit_id, stage, number DESC);
CREATE INDEX collection_case_due ON collection_case (due_at) WHERE stage NOT IN ('settled', 'ended');
CREATE INDEX collection_case_debtor ON collection_case (debtor_id);

CREATE TABLE case_debt (
  case_id uuid NOT NULL REFERENCES collection_case,
  debt_id uuid NOT NULL REFERENCES debt,
  held boolean NOT NULL,
  PRIMARY KEY (case_id, debt_id)
);
CREATE UNIQUE INDEX case_debt_held ON case_debt (debt_id) WHERE held;
CREATE INDEX case_debt_debt ON case_debt (debt_id);

CREATE TABLE case_task (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  kind text NOT NULL,
  about text NOT NULL,
  role text NOT NULL,
  opened_on date NOT NULL,
  due_on date NOT NULL,
  done_on date,
  done_by text,
  note text,
  UNIQUE (case_id, kind, about)
);
CREATE INDEX case_task_open ON case_task (case_id) WHERE done_on IS NULL;

CREATE TABLE bulk (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  ordered_by uuid NOT NULL REFERENCES staff,
  handler_id uuid NOT NULL REFERENCES staff,
  notice_wanted boolean NOT NULL,
  ordered_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE bulk_row (
  bulk_id uuid NOT NULL REFERENCES bulk,
  n int NOT NULL,
  debt_id uuid NOT NULL REFERENCES debt,
  case_id uuid REFERENCES collection_case,
  refused text,
  PRIMARY KEY (bulk_id, n)
);
CREATE INDEX bulk_row_waiting ON bulk_row (bulk_id, n) WHERE case_id IS NULL AND refused IS NULL;

-- steps -------------------------------------------------------------------------------------------------------------
-- One demand per (case, stage, number, addressee), whatever happens: a second try at delivery is the same demand.
CREATE TABLE notice (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  stage text NOT NULL CHECK (stage IN ('notice', 'announcement', 'urging')),
  number int NOT NULL CHECK (number > 0),
  addressee_id uuid NOT NULL REFERENCES party,
  letter_id uuid NOT NULL UNIQUE REFERENCES letter,
  issued_on date NOT NULL,
  term_days int NOT NULL CHECK (term_days > 0),
  demanded_fen bigint NOT NULL CHECK (demanded_fen > 0),
  served_on date,
  UNIQUE (case_id, stage, number, addressee_id)
);
CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  notice_id uuid NOT NULL REFERENCES notice,
  attempt int NOT NULL CHECK (attempt > 0),
  result text NOT NULL CHECK (result IN ('signed', 'postReceipt', 'refused', 'returned')),
  result_on date NOT NULL,
  evidence_id uuid NOT NULL REFERENCES evidence,
  recorded_by text NOT NULL,
  UNIQUE (notice_id, attempt)
);
CREATE TABLE interview (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  held_on date NOT NULL,
  place text NOT NULL CHECK (place IN ('branch', 'mediation', 'homeByConsent', 'phone')),
  outcome text NOT NULL CHECK (outcome IN ('promised', 'disputes', 'unable', 'absent')),
  note text NOT NULL,
  recorded_by text NOT NULL
);
CREATE INDEX interview_case ON interview (case_id);
CREATE TABLE handoff (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  number int NOT NULL,
  state text NOT NULL CHECK (state IN ('offered', 'accepted', 'returned')),
  offered_on date NOT NULL,
  offered_by text NOT NULL,
  missing text[] NOT NULL DEFAULT '{}',
  ends_on date NOT NULL,
  decided_on date,
  decided_by text,
  UNIQUE (case_id, number),
  CHECK ((state = 'offered') = (decided_by IS NULL)),
  CHECK (decided_by IS DISTINCT FROM offered_by OR decided_by IS NULL)
);
CREATE TABLE suit (
  case_id uuid PRIMARY KEY REFERENCES collection_case,
  court text NOT NULL,
  docket_no text NOT NULL,
  filed_on date NOT NULL,
  claimed_fen bigint NOT NULL CHECK (claimed_fen > 0),
  judged_on date,
  judged_fen bigint CHECK (judged_fen >= 0),
  CHECK (judged_on IS NULL OR judged_on >= filed_on)
);
CREATE TABLE write_off (
  case_id uuid PRIMARY KEY REFERENCES collection_case,
  approval_id uuid NOT NULL REFERENCES approval,
  ground text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  written_off_on date NOT NULL
);
CREATE TABLE worker_beat (
  id text PRIMARY KEY,
  seen_at timestamptz NOT NULL,
  temporal boolean NOT NULL,
  oldest_ring_s int NOT NULL,
  swept int NOT NULL,
  stories_not_running int NOT NULL
);

-- What the app may do: everything but change the past -----------------------------------------------------------------
GRANT USAGE ON SCHEMA public TO :app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO :app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO :app;
GRANT UPDATE ON installation, outside_act, parameter, staff, party, approval, debt, batch, batch_row, collection_case,
  case_debt, case_task, bulk_row, notice, handoff, suit, worker_beat, ring, session TO :app;
GRANT DELETE ON ring, session, worker_beat TO :app;
REVOKE UPDATE, DELETE, TRUNCATE ON record, ledger_entry, ledger_posting, command, evidence, letter, delivery FROM :app;
`;
