/**
 * The ground: one installation, its holidays and parameters, orders, the record, bells, letters, proofs, acts outside.
 */
export const name = '0001-ground';

export const sql = /* sql */ `

-- ground ------------------------------------------------------------------------------------------------------------
CREATE TABLE installation (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
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
`;
