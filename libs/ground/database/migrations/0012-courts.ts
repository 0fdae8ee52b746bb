/**
 * Tracks before a court and their dated facts: a case may have a suit, a payment order, a realisation, a confirmation and a
 * pre-suit preservation beside each other, each with facts that are only added to. The suit of a case is one of them.
 * What a handoff book needs is supplied item by item.
 */
export const name = '0012-courts';

export const sql = /* sql */ `
DROP TABLE suit;

CREATE TABLE court_track (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  kind text NOT NULL CHECK (kind IN ('suit', 'paymentOrder', 'realisation', 'mediationConfirmation', 'preservation')),
  court text NOT NULL,
  docket_no text NOT NULL,
  filed_on date NOT NULL,
  claimed_fen bigint NOT NULL CHECK (claimed_fen > 0),
  state text NOT NULL CHECK (state IN ('open', 'ended')),
  ended_because text,
  ended_on date,
  opened_by text NOT NULL,
  CHECK ((state = 'ended') = (ended_because IS NOT NULL AND ended_on IS NOT NULL)),
  CHECK (ended_on IS NULL OR ended_on >= filed_on)
);
CREATE INDEX court_track_case ON court_track (case_id);
-- One open suit a case: a second is a new suit after the first was withdrawn or rejected (CPL 127).
CREATE UNIQUE INDEX court_track_one_suit ON court_track (case_id) WHERE kind = 'suit' AND state = 'open';

CREATE TABLE court_fact (
  id uuid PRIMARY KEY,
  track_id uuid NOT NULL REFERENCES court_track,
  case_id uuid NOT NULL REFERENCES collection_case,
  number int NOT NULL CHECK (number > 0),
  kind text NOT NULL,
  on_day date NOT NULL,
  until_day date CHECK (until_day >= on_day),
  amount_fen bigint CHECK (amount_fen >= 0),
  detail text,
  about uuid REFERENCES court_fact,
  evidence_id uuid,
  recorded_by text NOT NULL,
  UNIQUE (track_id, number)
);
CREATE INDEX court_fact_case ON court_fact (case_id);

CREATE TABLE readiness (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  item text NOT NULL CHECK (is_sealed(item)),
  after_handoff int NOT NULL CHECK (after_handoff >= 0),
  supplied_on date NOT NULL,
  evidence_id uuid NOT NULL,
  supplied_by text NOT NULL
);
CREATE INDEX readiness_case ON readiness (case_id);

-- What legal misses is told in its own words, and these may name somebody.
ALTER TABLE handoff DROP COLUMN missing;
ALTER TABLE handoff ADD COLUMN missing text NOT NULL CHECK (is_sealed(missing)), ADD COLUMN court text;

GRANT SELECT, INSERT ON court_track, court_fact, readiness TO :app;
GRANT UPDATE (state, ended_because, ended_on) ON court_track TO :app;
REVOKE UPDATE, DELETE, TRUNCATE ON court_fact, readiness FROM :app;
`;
