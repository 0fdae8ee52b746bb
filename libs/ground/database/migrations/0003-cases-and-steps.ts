/**
 * Cases with their stages, debts and tasks; what each step writes; and what the app role may do with all of it.
 */
export const name = '0003-cases-and-steps';

export const sql = /* sql */ `
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
  tries int NOT NULL DEFAULT 0,
  PRIMARY KEY (bulk_id, n),
  CHECK (case_id IS NULL OR refused IS NULL)
);
-- A row that failed goes behind the others; of several bulks each has its turn.
CREATE INDEX bulk_row_waiting ON bulk_row (tries, n, bulk_id) WHERE case_id IS NULL AND refused IS NULL;

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
  swept int NOT NULL
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
