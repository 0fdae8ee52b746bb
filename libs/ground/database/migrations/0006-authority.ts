/**
 * Who decides what, by dates of effect; voices, deputies, returns and transfers of requests.
 */
export const name = '0006-authority';

export const sql = /* sql */ `
ALTER TABLE staff
  ADD COLUMN departments text[] NOT NULL DEFAULT '{}'
    CHECK (departments <@ ARRAY['disposal', 'credit', 'finance', 'legal', 'internalControl']);
ALTER TABLE staff ALTER COLUMN departments DROP DEFAULT;

CREATE TABLE deputy (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  deputy_id uuid NOT NULL REFERENCES staff,
  from_day date NOT NULL,
  until_day date NOT NULL,
  appointed_by uuid NOT NULL REFERENCES staff,
  reason text NOT NULL CHECK (is_sealed(reason)),
  CONSTRAINT deputy_other CHECK (deputy_id <> staff_id),
  CONSTRAINT deputy_not_by_himself CHECK (deputy_id <> appointed_by),
  CONSTRAINT deputy_days CHECK (until_day >= from_day)
);
CREATE INDEX deputy_of ON deputy (deputy_id, until_day);
CREATE INDEX deputy_for ON deputy (staff_id, until_day);

-- A row is proposed, and holds from its day once a second admin has approved it.
CREATE TABLE authority (
  id uuid PRIMARY KEY,
  matter text NOT NULL,
  unit_id uuid REFERENCES unit,
  from_day date NOT NULL,
  chain text[] NOT NULL CHECK (cardinality(chain) > 0),
  voices text[] NOT NULL,
  by_amount boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'givenUp')),
  set_by uuid NOT NULL REFERENCES staff,
  set_on date NOT NULL,
  approval_id uuid REFERENCES approval,
  CONSTRAINT authority_approved CHECK ((state = 'approved') = (approval_id IS NOT NULL))
);
CREATE UNIQUE INDEX authority_day ON authority
  (matter, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), from_day) WHERE state = 'approved';

ALTER TABLE approval
  ADD COLUMN subject_kind text NOT NULL CHECK (subject_kind IN ('case', 'debt', 'parameter', 'staff', 'list')),
  ADD COLUMN about uuid,
  ADD COLUMN chain text[] NOT NULL CHECK (cardinality(chain) > 0),
  ADD COLUMN by_amount boolean NOT NULL,
  ADD COLUMN voices text[] NOT NULL,
  ADD COLUMN round int NOT NULL CHECK (round > 0),
  -- Who has spoken in this round: the database itself refuses that one of them asks or decides.
  ADD COLUMN voiced_by text[] NOT NULL,
  ADD COLUMN assigned_to uuid REFERENCES staff,
  ADD COLUMN decided_for text,
  ADD COLUMN returned_by text,
  ADD COLUMN returned_on date,
  ADD COLUMN missing text CHECK (is_sealed(missing)),
  ADD COLUMN completed_by text,
  ADD COLUMN completion text CHECK (is_sealed(completion)),
  ADD CONSTRAINT approval_sealed CHECK (is_sealed(reason) AND is_sealed(decision_reason));
ALTER TABLE approval DROP CONSTRAINT approval_state_check, DROP CONSTRAINT approval_level_check, DROP CONSTRAINT same_hand;
ALTER TABLE approval
  ADD CONSTRAINT approval_state_check CHECK (state IN ('open', 'returned', 'approved', 'refused', 'stale')),
  ADD CONSTRAINT approval_level_check CHECK (level >= 0 AND level < cardinality(chain)),
  ADD CONSTRAINT returned_whole CHECK (state <> 'returned' OR (returned_by IS NOT NULL AND returned_on IS NOT NULL AND missing IS NOT NULL)),
  ADD CONSTRAINT decided_for_another CHECK (decided_for IS NULL OR (decided_by IS NOT NULL AND decided_for <> decided_by)),
  -- Maker ≠ checker: who asked, completed or spoke neither decides nor returns, nor is it done for him.
  ADD CONSTRAINT same_hand CHECK (
    decided_by IS DISTINCT FROM asked_by AND decided_for IS DISTINCT FROM asked_by OR decided_by IS NULL),
  ADD CONSTRAINT same_hand_completed CHECK (completed_by IS NULL OR decided_by IS NULL
    OR (completed_by <> decided_by AND completed_by IS DISTINCT FROM decided_for)),
  ADD CONSTRAINT same_hand_returned CHECK (returned_by IS DISTINCT FROM asked_by OR returned_by IS NULL),
  ADD CONSTRAINT same_hand_voices CHECK (NOT (asked_by = ANY (voiced_by))
    AND (completed_by IS NULL OR NOT (completed_by = ANY (voiced_by)))
    AND (decided_by IS NULL OR NOT (decided_by = ANY (voiced_by)))
    AND (decided_for IS NULL OR NOT (decided_for = ANY (voiced_by)))),
  ADD CONSTRAINT voices_whole CHECK (state <> 'approved' OR cardinality(voiced_by) >= cardinality(voices));
DROP INDEX approval_open;
CREATE UNIQUE INDEX approval_open ON approval
  (subject_id, what, coalesce(about, '00000000-0000-0000-0000-000000000000')) WHERE state IN ('open', 'returned');

CREATE TABLE approval_voice (
  approval_id uuid NOT NULL REFERENCES approval,
  round int NOT NULL,
  seat text NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  spoken_for uuid REFERENCES staff,
  agrees boolean NOT NULL,
  reason text NOT NULL CHECK (is_sealed(reason)),
  day date NOT NULL,
  PRIMARY KEY (approval_id, round, seat),
  CONSTRAINT voice_once UNIQUE (approval_id, round, staff_id),
  CONSTRAINT voice_for_another CHECK (spoken_for <> staff_id)
);

GRANT SELECT, INSERT ON deputy, authority, approval_voice TO :app;
GRANT UPDATE ON authority TO :app;
REVOKE UPDATE, DELETE, TRUNCATE ON deputy, approval_voice FROM :app;
`;
