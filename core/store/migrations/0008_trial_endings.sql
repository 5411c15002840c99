-- The creator ends a trial before its day, or takes that back. A log beside the sealed plan, which
-- stays as it is: the newest entry of a trial says how it stands, and none is changed or removed.
CREATE TABLE trial_ending (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    trial_id INTEGER NOT NULL REFERENCES trial,
    at INTEGER NOT NULL,
    ended INTEGER NOT NULL,              -- 1 ended, 0 taken back
    reason TEXT NOT NULL                 -- in the creator's words, may be empty
) STRICT;
CREATE INDEX trial_ending_trial ON trial_ending (trial_id, id);

CREATE TRIGGER trial_ending_stays BEFORE UPDATE ON trial_ending
    BEGIN SELECT RAISE(ABORT, 'what was said of a trial does not change'); END;
CREATE TRIGGER trial_ending_kept BEFORE DELETE ON trial_ending
    BEGIN SELECT RAISE(ABORT, 'what was said of a trial is kept'); END;
CREATE TRIGGER trial_ending_once BEFORE INSERT ON trial_ending
    WHEN EXISTS (SELECT 1 FROM trial_ending WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'what was said of a trial does not change'); END;
