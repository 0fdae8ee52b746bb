/**
 * Parameters, authority and roles changed by a second admin, after a dry run over every open case.
 */
export const name = '0007-law-changes';

export const sql = /* sql */ `
ALTER TABLE parameter
  ADD COLUMN state text NOT NULL DEFAULT 'inForce' CHECK (state IN ('proposed', 'inForce', 'givenUp')),
  ADD COLUMN approval_id uuid REFERENCES approval;
ALTER TABLE parameter ALTER COLUMN state DROP DEFAULT;
DROP INDEX parameter_once;
CREATE UNIQUE INDEX parameter_once ON parameter (key, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), from_day)
  WHERE state <> 'givenUp';

-- A dry run: which dates and approvals of open cases a proposed value would move. It goes on where it was broken off.
CREATE TABLE law_trial (
  change_id uuid PRIMARY KEY REFERENCES parameter,
  as_of date NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  after uuid,
  tried int NOT NULL,
  total int NOT NULL,
  done boolean NOT NULL
);
CREATE TABLE law_trial_move (
  change_id uuid NOT NULL REFERENCES parameter,
  case_id uuid NOT NULL REFERENCES collection_case,
  what text NOT NULL,
  was text NOT NULL,
  will text NOT NULL,
  PRIMARY KEY (change_id, case_id, what)
);

CREATE TABLE role_grant (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  roles text[] NOT NULL,
  departments text[] NOT NULL CHECK (departments <@ ARRAY['disposal', 'credit', 'finance', 'legal', 'internalControl']),
  state text NOT NULL CHECK (state IN ('proposed', 'inForce', 'givenUp')),
  proposed_by uuid NOT NULL REFERENCES staff,
  proposed_on date NOT NULL,
  held_from date,
  approval_id uuid REFERENCES approval,
  CHECK (staff_id <> proposed_by),
  CHECK ((state = 'inForce') = (held_from IS NOT NULL AND approval_id IS NOT NULL))
);
CREATE UNIQUE INDEX role_grant_open ON role_grant (staff_id) WHERE state = 'proposed';

GRANT SELECT, INSERT ON law_trial, law_trial_move, role_grant TO :app;
GRANT UPDATE ON law_trial, role_grant TO :app;
GRANT DELETE ON law_trial_move TO :app;
`;
