/**
 * Contacts with people over all channels and cases, asks for measures with what the law said, and orders a debtor gives his bank.
 */
export const name = '0008-measures';

export const sql = /* sql */ `
-- contacts: the limit is per natural person, so they belong to the party; the case is told by its id ------------------------
CREATE TABLE contact (
  id uuid PRIMARY KEY,
  root_id uuid NOT NULL REFERENCES unit,
  party_id uuid NOT NULL REFERENCES party,
  case_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('call', 'message', 'letter', 'visit', 'interview', 'thirdPersonCall')),
  direction text NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
  at timestamptz NOT NULL,
  day date NOT NULL,
  answered boolean NOT NULL,
  number_index text,
  outcome text NOT NULL,
  note text,
  breach text,
  clearing_id uuid UNIQUE,
  recorded_by text NOT NULL,
  CHECK (direction = 'outgoing' OR channel <> 'thirdPersonCall')
);
CREATE INDEX contact_party ON contact (party_id, day, at);
CREATE INDEX contact_number ON contact (number_index, day) WHERE number_index IS NOT NULL;
CREATE INDEX contact_case ON contact (case_id, at);

-- A contact that was allowed and is not on record yet counts as made: else two collectors could both begin the last one.
CREATE TABLE contact_cleared (
  id uuid PRIMARY KEY,
  party_id uuid NOT NULL REFERENCES party,
  case_id uuid NOT NULL,
  channel text NOT NULL,
  day date NOT NULL,
  number_index text,
  cleared_by text NOT NULL
);
CREATE INDEX contact_cleared_party ON contact_cleared (party_id, day);

-- measures ---------------------------------------------------------------------------------------------------------------------
CREATE TABLE measure_cleared (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  measure text NOT NULL,
  party_id uuid REFERENCES party,
  title text NOT NULL,
  day date NOT NULL,
  article text NOT NULL,
  asked_by text NOT NULL
);
CREATE INDEX measure_cleared_case ON measure_cleared (case_id, day);
CREATE TABLE measure_refused (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  measure text NOT NULL,
  party_id uuid REFERENCES party,
  title text NOT NULL,
  day date NOT NULL,
  code text NOT NULL,
  article text NOT NULL,
  instead text NOT NULL,
  -- Asked beforehand and not done, or told after it had been done.
  done boolean NOT NULL,
  asked_by text NOT NULL
);
CREATE INDEX measure_refused_case ON measure_refused (case_id, day);
CREATE INDEX measure_refused_day ON measure_refused (day);

CREATE TABLE standing_order (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  party_id uuid NOT NULL REFERENCES party,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  day_of_month int NOT NULL CHECK (day_of_month BETWEEN 1 AND 31),
  given_on date NOT NULL,
  evidence_id uuid NOT NULL REFERENCES evidence,
  recorded_by text NOT NULL,
  revoked_on date,
  revoked_by text,
  CHECK ((revoked_on IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX standing_order_runs ON standing_order (case_id, party_id) WHERE revoked_on IS NULL;

GRANT SELECT, INSERT ON contact, contact_cleared, measure_cleared, measure_refused, standing_order TO :app;
GRANT UPDATE (revoked_on, revoked_by) ON standing_order TO :app;
REVOKE UPDATE, DELETE, TRUNCATE ON contact, contact_cleared, measure_cleared, measure_refused FROM :app;
`;
