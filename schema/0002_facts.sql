-- What figures are computed from: every record without its long words, so that a year of them
-- is read at once.
CREATE TABLE facts (
    rid   INTEGER PRIMARY KEY,        -- records.rid
    facts BLOB NOT NULL               -- journal::Facts
) STRICT;
