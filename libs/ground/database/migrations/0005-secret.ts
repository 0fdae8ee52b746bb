/**
 * Personal fields sealed at rest, found again by blind index.
 */
export const name = '0005-secret';

export const sql = /* sql */ `
-- Whoever writes SQL by hand is stopped here too: only sealed texts come in.
CREATE FUNCTION is_sealed(text) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT $1 IS NULL OR $1 ~ '^v1\\.[A-Za-z0-9_-]{1,32}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]{22}$' $$;

DROP INDEX party_id_no;
ALTER TABLE party
  ADD COLUMN nature text NOT NULL CHECK (nature IN
    ('person', 'soleTrader', 'farmHousehold', 'company', 'organ', 'publicInstitution', 'villageCommittee', 'collective')),
  ADD COLUMN account text,
  ADD COLUMN initials text NOT NULL,
  ADD COLUMN name_index text,
  ADD COLUMN id_index text,
  ADD COLUMN phone_index text,
  ADD CONSTRAINT party_kind_of_nature CHECK ((kind = 'person') = (nature IN ('person', 'soleTrader', 'farmHousehold'))),
  ADD CONSTRAINT party_sealed CHECK (is_sealed(name) AND is_sealed(id_no) AND is_sealed(phone) AND is_sealed(address) AND is_sealed(account)),
  ADD CONSTRAINT party_id_found CHECK (id_no IS NULL OR id_index IS NOT NULL);
CREATE UNIQUE INDEX party_id ON party (root_id, id_index) WHERE id_index IS NOT NULL;
CREATE INDEX party_name ON party (name_index);
CREATE INDEX party_phone ON party (phone_index);
CREATE INDEX party_initials ON party (initials text_pattern_ops);

ALTER TABLE letter ADD CONSTRAINT letter_sealed CHECK (is_sealed(text));
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_sealed CHECK (is_sealed(payer_name) AND is_sealed(reason));
ALTER TABLE interview ADD CONSTRAINT interview_sealed CHECK (is_sealed(note));
ALTER TABLE case_task ADD CONSTRAINT case_task_sealed CHECK (is_sealed(note));
ALTER TABLE evidence ADD CONSTRAINT evidence_sealed CHECK (is_sealed(reference));
ALTER TABLE batch ADD CONSTRAINT batch_sealed CHECK (is_sealed(file_name));

-- Cells as typed, and faults that quote them: each a sealed JSON. No faults: null.
ALTER TABLE batch_row DROP COLUMN cells, DROP COLUMN faults;
ALTER TABLE batch_row ADD COLUMN cells text NOT NULL CHECK (is_sealed(cells)), ADD COLUMN faults text CHECK (is_sealed(faults));
CREATE INDEX batch_row_faulty ON batch_row (batch_id, line) WHERE faults IS NOT NULL;

-- A text sealed once under the keys of this installation: who starts with other keys is stopped by it.
ALTER TABLE installation ADD COLUMN key_check text CHECK (is_sealed(key_check));
`;
