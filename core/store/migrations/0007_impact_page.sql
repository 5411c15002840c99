-- What a policy is judged by, and by what it was when an answer was first shown: who changes it
-- after that is told so.
ALTER TABLE policy ADD COLUMN metric TEXT NOT NULL DEFAULT 'engagement-rate';
ALTER TABLE policy ADD COLUMN shown_metric TEXT;

-- Days that the user takes out of every before and after: a viral video, a holiday, a pause.
CREATE TABLE excluded_day (
    creator_id INTEGER NOT NULL REFERENCES creator,
    day INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (creator_id, day)
) STRICT, WITHOUT ROWID;
