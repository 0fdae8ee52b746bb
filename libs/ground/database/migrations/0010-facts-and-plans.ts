/**
 * Facts of a case with their effects, promises, plans and their instalments, answers to a demand.
 */
export const name = '0010-facts-and-plans';

export const sql = /* sql */ `
-- Its subject is opaque to the money: a case today. Instalments sum to the total; the checker proves it.
CREATE TABLE repayment_plan (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'inForce', 'kept', 'broken', 'cancelled', 'refused')),
  signed_on date NOT NULL,
  total_fen bigint NOT NULL CHECK (total_fen > 0),
  evidence_id uuid NOT NULL REFERENCES evidence,
  proposed_on date NOT NULL,
  proposed_by text NOT NULL,
  begun_on date,
  over_on date,
  CHECK (state NOT IN ('inForce', 'kept', 'broken') OR begun_on IS NOT NULL),
  CHECK ((state IN ('proposed', 'inForce')) = (over_on IS NULL))
);
CREATE INDEX repayment_plan_subject ON repayment_plan (subject_id);
CREATE UNIQUE INDEX repayment_plan_open ON repayment_plan (subject_id, state) WHERE state IN ('proposed', 'inForce');
CREATE TABLE plan_debt (
  plan_id uuid NOT NULL REFERENCES repayment_plan,
  debt_id uuid NOT NULL REFERENCES debt,
  PRIMARY KEY (plan_id, debt_id)
);
CREATE TABLE plan_instalment (
  id uuid PRIMARY KEY,
  plan_id uuid NOT NULL REFERENCES repayment_plan,
  n int NOT NULL CHECK (n > 0),
  due_on date NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  state text NOT NULL CHECK (state IN ('open', 'kept', 'broken')),
  judged_on date,
  UNIQUE (plan_id, n),
  CHECK ((state = 'open') = (judged_on IS NULL)),
  CHECK (judged_on IS NULL OR judged_on > due_on)
);

CREATE TABLE case_fact (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  kind text NOT NULL CHECK (kind IN ('hold', 'dispute', 'planInForce', 'planBroken', 'missing', 'dead', 'bankrupt', 'hardship')),
  party_id uuid REFERENCES party,
  from_day date NOT NULL,
  until_day date,
  state text NOT NULL CHECK (state IN ('proposed', 'inForce', 'ended', 'refused')),
  evidence_id uuid REFERENCES evidence,
  reason text NOT NULL,
  set_on date NOT NULL,
  set_by text NOT NULL,
  ended_on date,
  ended_by text,
  ended_because text,
  CHECK (until_day IS NULL OR until_day >= from_day),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
  CHECK ((ended_on IS NULL) = (ended_by IS NULL) AND (ended_on IS NULL) = (ended_because IS NULL)),
  CHECK (kind NOT IN ('dispute', 'missing', 'dead', 'bankrupt', 'hardship') OR evidence_id IS NOT NULL)
);
CREATE INDEX case_fact_case ON case_fact (case_id);
-- One of a kind for each person at a time: proposed, and in force.
CREATE UNIQUE INDEX case_fact_one ON case_fact (case_id, kind, coalesce(party_id, case_id), state)
  WHERE state IN ('proposed', 'inForce');

CREATE TABLE promise (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  party_id uuid NOT NULL REFERENCES party,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  on_day date NOT NULL,
  said_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'kept', 'broken', 'withdrawn')),
  recorded_by text NOT NULL,
  over_on date,
  CHECK (on_day >= said_on),
  CHECK ((state = 'open') = (over_on IS NULL))
);
CREATE INDEX promise_case ON promise (case_id);
CREATE UNIQUE INDEX promise_open ON promise (case_id) WHERE state = 'open';

CREATE TABLE answer (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES collection_case,
  notice_id uuid REFERENCES notice,
  party_id uuid NOT NULL REFERENCES party,
  kind text NOT NULL CHECK (kind IN ('pays', 'plan', 'inKind', 'resign', 'disputes')),
  said_on date NOT NULL,
  recorded_on date NOT NULL,
  recorded_by text NOT NULL,
  choice text CHECK (choice IN ('confirmation', 'newContract', 'nothing')),
  choice_reason text,
  chosen_on date,
  chosen_by text,
  CHECK (choice IS NULL OR kind = 'resign'),
  CHECK ((choice IS NULL) = (chosen_by IS NULL) AND (choice IS NULL) = (chosen_on IS NULL)),
  -- Papers that the collector brings are chosen on by another hand.
  CHECK (chosen_by IS DISTINCT FROM recorded_by OR chosen_by IS NULL)
);
CREATE INDEX answer_case ON answer (case_id);

GRANT SELECT, INSERT ON repayment_plan, plan_debt, plan_instalment, case_fact, promise, answer TO :app;
GRANT UPDATE ON repayment_plan, plan_instalment, case_fact, promise, answer TO :app;
REVOKE UPDATE, DELETE, TRUNCATE ON plan_debt FROM :app;
`;
