/**
 * Demands on every obligor, reminders, announcements that may be made, interviews and mediation.
 */
export const name = '0015-demands';

export const sql = /* sql */ `
-- Why somebody is asked stands beside whom: borrower, co-obligor, or a guarantor whose liability stands.
ALTER TABLE notice ADD COLUMN title text NOT NULL DEFAULT 'borrower' CHECK (title IN ('borrower', 'coObligor', 'guarantor'));
ALTER TABLE notice ALTER COLUMN title DROP DEFAULT;

-- A press demand that was printed serves the last demand of a missing debtor (L9); nobody types that result.
ALTER TABLE delivery DROP CONSTRAINT delivery_result_check;
ALTER TABLE delivery ADD CHECK (result IN ('signed', 'postReceipt', 'refused', 'returned', 'published'));

-- One reminder per notice: sent on its day, or recorded as missed.
CREATE TABLE reminder (
  notice_id uuid PRIMARY KEY REFERENCES notice,
  due_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('ordered', 'missed')),
  because text,
  letter_id uuid UNIQUE REFERENCES letter,
  CHECK ((state = 'ordered') = (letter_id IS NOT NULL)),
  CHECK ((state = 'missed') = (because IS NOT NULL))
);

-- What is made public: of an organisation, or in the press to a debtor whose whereabouts are unknown; nothing else exists.
CREATE TABLE publication (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  kind text NOT NULL CHECK (kind IN ('organisation', 'press')),
  medium text NOT NULL,
  medium_level text NOT NULL CHECK (medium_level IN ('national', 'provincial', 'other')),
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused', 'published')),
  letter_id uuid NOT NULL UNIQUE REFERENCES letter,
  proposed_on date NOT NULL,
  proposed_by text NOT NULL,
  published_on date,
  evidence_id uuid REFERENCES evidence,
  CHECK ((state = 'published') = (published_on IS NOT NULL AND evidence_id IS NOT NULL)),
  CHECK (kind = 'organisation' OR medium_level <> 'other')
);
CREATE UNIQUE INDEX publication_open ON publication (case_id, kind) WHERE state IN ('proposed', 'approved');
CREATE INDEX publication_case ON publication (case_id);

ALTER TABLE interview ADD COLUMN attendee text NOT NULL DEFAULT 'debtor' CHECK (attendee IN ('debtor', 'head', 'representative'));
ALTER TABLE interview ALTER COLUMN attendee DROP DEFAULT;
ALTER TABLE interview ADD COLUMN consent_id uuid REFERENCES evidence;
ALTER TABLE interview ADD CHECK (place <> 'homeByConsent' OR consent_id IS NOT NULL);

CREATE TABLE mediation (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  body text NOT NULL,
  held_on date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('agreed', 'failed')),
  evidence_id uuid NOT NULL REFERENCES evidence,
  recorded_by text NOT NULL
);
CREATE INDEX mediation_case ON mediation (case_id);

GRANT SELECT, INSERT ON reminder, publication, mediation TO :app;
GRANT UPDATE ON publication TO :app;
`;
