/**
 * Who is responsible for a case, without a gap: intervals that cannot overlap, and the handovers between them.
 */
export const name = '0011-duty';

export const sql = /* sql */ `
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- First and direct: one person each on any day. For life: several, and nobody ends it.
CREATE TABLE duty (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  post text NOT NULL CHECK (post IN ('first', 'direct', 'lifelong')),
  staff_id uuid NOT NULL REFERENCES staff,
  from_day date NOT NULL,
  until_day date,
  because text NOT NULL,
  CHECK (until_day IS NULL OR until_day >= from_day),
  CHECK (post <> 'lifelong' OR until_day IS NULL),
  CONSTRAINT duty_one EXCLUDE USING gist (subject_id WITH =, post WITH =, daterange(from_day, until_day, '[)') WITH &&)
    WHERE (post <> 'lifelong')
);
CREATE INDEX duty_staff ON duty (staff_id) WHERE until_day IS NULL;
CREATE UNIQUE INDEX duty_lifelong ON duty (subject_id, staff_id) WHERE post = 'lifelong';

CREATE TABLE handover (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  post text NOT NULL CHECK (post IN ('first', 'direct')),
  from_staff uuid NOT NULL REFERENCES staff,
  to_staff uuid NOT NULL REFERENCES staff,
  papers text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('offered', 'accepted', 'withdrawn')),
  offered_on date NOT NULL,
  offered_by text NOT NULL,
  accepted_on date,
  CHECK (from_staff <> to_staff),
  CHECK ((state = 'accepted') = (accepted_on IS NOT NULL))
);
CREATE UNIQUE INDEX handover_open ON handover (subject_id, post) WHERE state = 'offered';
CREATE INDEX handover_staff ON handover (from_staff) WHERE state = 'offered';

GRANT SELECT, INSERT ON duty, handover TO :app;
GRANT UPDATE ON duty, handover TO :app;
`;
