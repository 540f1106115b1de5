-- The journal's tables. `ops` is the truth; everything under "projections" is derived from it and can be rebuilt.
-- A released migration never changes again (tests/store checks its hash); a later schema is a new file.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,           -- journal_id, name, device, device_seeds, created; forgetting while a purge is not finished
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
    num  INTEGER PRIMARY KEY,
    dev  BLOB NOT NULL UNIQUE,        -- 16 bytes
    name TEXT NOT NULL
) STRICT;

CREATE TABLE ops (
    pos      INTEGER PRIMARY KEY,     -- order of arrival
    dev      INTEGER NOT NULL,        -- devices.num
    n        INTEGER NOT NULL,
    took     INTEGER NOT NULL,        -- numbers it takes: n .. n+took-1
    hlc      INTEGER NOT NULL,
    wall_ms  INTEGER NOT NULL,
    wall_off INTEGER NOT NULL,        -- minutes
    type     INTEGER NOT NULL,        -- wire type, also after redaction
    entry    BLOB,                    -- NULL: an op of a type this version does not know
    salt     BLOB,                    -- NULL with payload: redacted after a purge
    payload  BLOB,
    rec_hash BLOB NOT NULL,           -- H32(salt | type | len | payload)
    chain    BLOB NOT NULL,           -- H32(chain of the row before | header | rec_hash)
    UNIQUE (dev, n)
) STRICT;
CREATE INDEX ops_entry ON ops (entry, pos);
CREATE INDEX ops_hlc ON ops (hlc);    -- the clock's next value without reading the log

CREATE TABLE settings (               -- of this device; never synced
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (                 -- typed but not yet written as ops
    id     BLOB PRIMARY KEY,          -- record id
    record BLOB NOT NULL
) STRICT;

-- Projections -------------------------------------------------------------------------------------------------------

CREATE TABLE states (
    num   INTEGER PRIMARY KEY,
    id    BLOB NOT NULL UNIQUE,
    state BLOB NOT NULL               -- journal::EntryState, canonical
) STRICT;

CREATE TABLE records (
    rid      INTEGER PRIMARY KEY,     -- happened in seconds << 29 | bits of the id: rowids rise with the date
    id       BLOB NOT NULL UNIQUE,
    shelf    INTEGER NOT NULL,        -- 0 journal, 1 trash, 2 records of other kinds
    kind     INTEGER NOT NULL,
    subkind  TEXT NOT NULL,           -- daily, moment, person, …
    day      INTEGER NOT NULL,        -- local day it happened
    happened INTEGER NOT NULL,        -- UTC ms
    happened_off INTEGER NOT NULL,
    edited   INTEGER NOT NULL,        -- UTC ms
    edited_off INTEGER NOT NULL,
    deleted  INTEGER,                 -- UTC ms it went to the Trash
    title    TEXT NOT NULL,
    preview  TEXT NOT NULL            -- the first words of the body
) STRICT;
CREATE INDEX records_shelf ON records (shelf);            -- each holds the rowid last: already in date order
CREATE INDEX records_subkind ON records (shelf, subkind);
CREATE INDEX records_day ON records (shelf, day);

CREATE TABLE labels (                 -- source (what 0), state (2), tags (3), people (4), engagement (5)
    what  INTEGER NOT NULL,
    value TEXT NOT NULL,
    shelf INTEGER NOT NULL,           -- of the record: a list by label needs no look at it
    rid   INTEGER NOT NULL,
    PRIMARY KEY (what, value, shelf, rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_rid ON labels (rid);

-- Contentless: a row goes by the 'delete' command with the very words that were put in. They leave the index's pages when
-- it is merged, at the latest by 'optimize' after a purge.
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = '', prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
