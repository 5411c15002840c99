-- Follow-back trials. A plan is sealed when it is written: what was drawn, from whom, and when it
-- ends cannot be changed afterwards, and it is kept whatever imports come and go.
CREATE TABLE trial (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    creator_id INTEGER NOT NULL REFERENCES creator,
    name TEXT NOT NULL,
    outcome TEXT NOT NULL,               -- "retention": do they still follow?
    sealed_at INTEGER NOT NULL,
    end_day INTEGER NOT NULL,            -- the first archive from this day on gives the answer
    snapshot_at INTEGER NOT NULL,        -- the follower list that they were chosen from
    seed INTEGER NOT NULL,
    units INTEGER NOT NULL,              -- how many people
    hash TEXT NOT NULL                   -- of all the above and of the people
) STRICT;
CREATE TABLE trial_unit (
    trial_id INTEGER NOT NULL REFERENCES trial,
    number INTEGER NOT NULL,             -- 1 .. units
    account_id INTEGER NOT NULL REFERENCES account,
    block INTEGER NOT NULL,
    arm INTEGER NOT NULL,                -- 1 to be followed, 0 to be left
    PRIMARY KEY (trial_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX trial_unit_account ON trial_unit (account_id);

CREATE TRIGGER trial_sealed BEFORE UPDATE ON trial
    BEGIN SELECT RAISE(ABORT, 'a sealed plan does not change'); END;
CREATE TRIGGER trial_kept BEFORE DELETE ON trial
    BEGIN SELECT RAISE(ABORT, 'a sealed plan is kept'); END;
CREATE TRIGGER trial_unit_sealed BEFORE UPDATE ON trial_unit
    BEGIN SELECT RAISE(ABORT, 'a sealed plan does not change'); END;
CREATE TRIGGER trial_unit_kept BEFORE DELETE ON trial_unit
    BEGIN SELECT RAISE(ABORT, 'a sealed plan is kept'); END;
-- REPLACE would remove a row without a word to the triggers above.
CREATE TRIGGER trial_once BEFORE INSERT ON trial
    WHEN EXISTS (SELECT 1 FROM trial WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a sealed plan does not change'); END;
CREATE TRIGGER trial_unit_full BEFORE INSERT ON trial_unit
    WHEN NEW.number NOT BETWEEN 1 AND (SELECT units FROM trial WHERE id = NEW.trial_id)
        OR EXISTS (SELECT 1 FROM trial_unit
                   WHERE trial_id = NEW.trial_id AND number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'a sealed plan takes nobody more'); END;
