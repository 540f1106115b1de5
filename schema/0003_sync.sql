-- Synchronisation: what a device keeps to publish, to follow other devices, and to build the storage anew. Bodies are
-- those of schema/segment.md. Nothing here is derived from the log, and nothing in the log from here.

CREATE TABLE sync_space (             -- one row while the journal is synced
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    space    BLOB NOT NULL,           -- 16 bytes
    secret   BLOB NOT NULL,           -- 32 bytes
    identity BLOB NOT NULL,           -- 16 bytes: whose device this is
    copied   INTEGER NOT NULL DEFAULT 0 -- 1: this file was restored from a backup; a device of its own comes next
) STRICT;

CREATE TABLE sync_access (            -- one row once a storage is chosen; not synced itself
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    address   TEXT NOT NULL,
    user      TEXT NOT NULL,          -- or the access key
    secret    BLOB NOT NULL,          -- password or secret key
    region    TEXT NOT NULL,
    authority TEXT NOT NULL           -- file with certificates to trust; empty: the system's
) STRICT;

CREATE TABLE sync_unsent (            -- ops that stand in no segment yet
    pos INTEGER PRIMARY KEY           -- ops.pos
) STRICT;

CREATE TRIGGER sync_notes_ops AFTER INSERT ON ops WHEN EXISTS (SELECT 1 FROM sync_space) BEGIN
    INSERT INTO sync_unsent (pos) VALUES (new.pos);
END;

CREATE TABLE sync_segments (          -- of every device, without a gap from its first
    dev    INTEGER NOT NULL,          -- devices.num
    seq    INTEGER NOT NULL,
    link   BLOB NOT NULL,             -- 32 bytes: what the next one names
    signed BLOB NOT NULL,             -- all but the words, which stand in ops
    PRIMARY KEY (dev, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_heads (             -- the newest of each device that was verified; also this device's own
    dev        INTEGER PRIMARY KEY,   -- devices.num
    generation INTEGER NOT NULL,
    head       BLOB NOT NULL
) STRICT;

CREATE TABLE sync_named (             -- what this device's segments named last of others
    dev INTEGER PRIMARY KEY,          -- devices.num
    seq INTEGER NOT NULL
) STRICT;

CREATE TABLE sync_retired (           -- devices that wrote here until this file was found to be a copy
    dev      INTEGER PRIMARY KEY,     -- devices.num
    since_ms INTEGER NOT NULL         -- UTC
) STRICT;

CREATE TABLE sync_statements (
    name BLOB PRIMARY KEY,            -- 20 bytes
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_objects (           -- objects in the storage that were looked at
    path     TEXT PRIMARY KEY,
    since_ms INTEGER NOT NULL,        -- UTC
    wrong    TEXT NOT NULL,           -- empty: read
    holds    BLOB                     -- sync_statements.name, of a statement
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_outbox (            -- sealed once, put until the storage has it
    place  INTEGER PRIMARY KEY,       -- in this order
    path   TEXT NOT NULL UNIQUE,
    object BLOB NOT NULL,
    put    INTEGER NOT NULL DEFAULT 0 -- 1: the storage said yes, and was not seen to have it
) STRICT;
