/**
 * The file of a write-off with its proofs, its five opinions, lists of small loans, after-checks; and what ends a claim for the
 * house: assignment, closure.
 */
export const name = '0013-write-off';

export const sql = /* sql */ `
-- Free texts tell of people: sealed. A file is worked on until somebody asks; while the request is open it stands still.
CREATE TABLE write_off_file (
  case_id uuid PRIMARY KEY REFERENCES collection_case,
  ground text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'ready')),
  arose text CHECK (is_sealed(arose)),
  cause text CHECK (is_sealed(cause)),
  measures text CHECK (is_sealed(measures)),
  borrower_pursuit text CHECK (is_sealed(borrower_pursuit)),
  security_disposal text CHECK (is_sealed(security_disposal)),
  handler_id uuid REFERENCES staff,
  department_head_id uuid REFERENCES staff,
  unit_head_id uuid REFERENCES staff,
  kept_by uuid NOT NULL REFERENCES staff,
  kept_on date NOT NULL,
  CONSTRAINT write_off_file_signers CHECK (handler_id <> department_head_id AND handler_id <> unit_head_id
    AND department_head_id <> unit_head_id),
  CONSTRAINT write_off_file_whole CHECK (state = 'draft' OR (arose IS NOT NULL AND cause IS NOT NULL AND measures IS NOT NULL
    AND borrower_pursuit IS NOT NULL AND security_disposal IS NOT NULL
    AND handler_id IS NOT NULL AND department_head_id IS NOT NULL AND unit_head_id IS NOT NULL))
);
CREATE TABLE write_off_pursuit (
  case_id uuid NOT NULL REFERENCES write_off_file,
  party_id uuid NOT NULL REFERENCES party,
  told text NOT NULL CHECK (is_sealed(told)),
  PRIMARY KEY (case_id, party_id)
);
-- About a case, or about a whole list.
CREATE TABLE write_off_evidence (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  gate text NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  evidence_id uuid NOT NULL UNIQUE REFERENCES evidence
);
CREATE INDEX write_off_evidence_subject ON write_off_evidence (subject_id);

CREATE TABLE write_off_list (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  ground text NOT NULL CHECK (ground = 'smallLongPursued'),
  state text NOT NULL CHECK (state IN ('open', 'granted', 'givenUp')),
  reason text NOT NULL CHECK (is_sealed(reason)),
  made_by uuid NOT NULL REFERENCES staff,
  made_on date NOT NULL,
  department_head_id uuid NOT NULL REFERENCES staff,
  unit_head_id uuid NOT NULL REFERENCES staff,
  CHECK (made_by <> department_head_id AND made_by <> unit_head_id AND department_head_id <> unit_head_id)
);
CREATE TABLE write_off_list_row (
  list_id uuid NOT NULL REFERENCES write_off_list,
  n int NOT NULL CHECK (n > 0),
  case_id uuid NOT NULL REFERENCES collection_case,
  state text NOT NULL CHECK (state IN ('waits', 'writtenOff', 'leftOut')),
  refused text,
  PRIMARY KEY (list_id, n),
  UNIQUE (list_id, case_id),
  CHECK ((state = 'leftOut') = (refused IS NOT NULL))
);
CREATE INDEX write_off_list_row_case ON write_off_list_row (case_id);

-- Five opinions by five people, none the maker, a handler or the decider (X10, W6): the database refuses it too.
CREATE FUNCTION all_different(uuid[]) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT count(*) = count(DISTINCT one) FROM unnest($1) AS one $$;
ALTER TABLE write_off
  ADD COLUMN test text NOT NULL CHECK (test IN ('measures', 'counsel', 'house')),
  ADD COLUMN list_id uuid REFERENCES write_off_list,
  ADD COLUMN maker_id uuid NOT NULL REFERENCES staff,
  ADD COLUMN case_handler_id uuid NOT NULL REFERENCES staff,
  ADD COLUMN handler_id uuid NOT NULL REFERENCES staff,
  ADD COLUMN decider_id uuid NOT NULL REFERENCES staff,
  ADD COLUMN disposal_by uuid NOT NULL REFERENCES staff,
  ADD COLUMN credit_by uuid NOT NULL REFERENCES staff,
  ADD COLUMN finance_by uuid NOT NULL REFERENCES staff,
  ADD COLUMN legal_by uuid NOT NULL REFERENCES staff,
  ADD COLUMN internal_control_by uuid NOT NULL REFERENCES staff,
  ADD CONSTRAINT write_off_decided CHECK (decider_id <> maker_id),
  ADD CONSTRAINT write_off_five CHECK (
    all_different(ARRAY[disposal_by, credit_by, finance_by, legal_by, internal_control_by])),
  ADD CONSTRAINT write_off_apart CHECK (
    NOT ARRAY[disposal_by, credit_by, finance_by, legal_by, internal_control_by]
      && ARRAY[maker_id, case_handler_id, handler_id, decider_id]);

CREATE TABLE after_check (
  case_id uuid NOT NULL REFERENCES write_off,
  seat text NOT NULL CHECK (seat IN ('finance', 'internalControl', 'liability')),
  by uuid NOT NULL REFERENCES staff,
  checked_on date NOT NULL,
  finding text NOT NULL CHECK (finding IN ('ok', 'faulty')),
  note text NOT NULL CHECK (is_sealed(note)),
  PRIMARY KEY (case_id, seat)
);

CREATE TABLE case_ending (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  ground text NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'granted', 'givenUp')),
  assignee_id uuid REFERENCES party,
  price_fen bigint CHECK (price_fen > 0),
  proposed_by uuid NOT NULL REFERENCES staff,
  proposed_on date NOT NULL,
  approval_id uuid REFERENCES approval,
  left_fen bigint CHECK (left_fen > 0),
  CHECK ((ground = 'assigned') = (assignee_id IS NOT NULL)),
  CHECK ((ground = 'assigned') = (price_fen IS NOT NULL)),
  CHECK ((state = 'granted') = (approval_id IS NOT NULL)),
  CHECK ((state = 'granted') = (left_fen IS NOT NULL))
);
CREATE INDEX case_ending_case ON case_ending (case_id);
CREATE UNIQUE INDEX case_ending_granted ON case_ending (case_id) WHERE state = 'granted';
CREATE TABLE case_ending_evidence (
  ending_id uuid NOT NULL REFERENCES case_ending,
  gate text NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  evidence_id uuid NOT NULL REFERENCES evidence,
  PRIMARY KEY (ending_id, evidence_id)
);

ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check, ADD CONSTRAINT ledger_entry_kind_check CHECK (kind IN
  ('opening', 'charge', 'payment', 'recovery', 'writeOff', 'reversal', 'assignment', 'closure'));

GRANT SELECT, INSERT ON write_off_file, write_off_pursuit, write_off_evidence, write_off_list, write_off_list_row, after_check,
  case_ending, case_ending_evidence TO :app;
GRANT UPDATE ON write_off_file, write_off_pursuit TO :app;
GRANT UPDATE (state) ON write_off_list TO :app;
GRANT UPDATE (state, refused) ON write_off_list_row TO :app;
GRANT UPDATE (state, approval_id, left_fen) ON case_ending TO :app;
REVOKE UPDATE, DELETE, TRUNCATE ON write_off, write_off_evidence, after_check, case_ending_evidence FROM :app;
`;
