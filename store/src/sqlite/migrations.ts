/**
 * The schema's history: entry n brings a file from version n to n + 1 (`PRAGMA user_version`). Entries
 * are never changed once released; a new one is added behind.
 *
 * Frames are in `batches` and never change. What depends on the order of batches (events, checkpoints,
 * `progress`) is rewritten from the gap on when a batch arrives late.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE workouts (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    started_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    remarks TEXT NOT NULL,
    region_map TEXT,
    frame_count INTEGER NOT NULL DEFAULT 0,
    first_ms REAL,
    duration_s REAL NOT NULL DEFAULT 0,
    peak REAL,
    high_events INTEGER NOT NULL DEFAULT 0,
    low_events INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX workouts_by_start ON workouts (owner_id, started_at DESC, id DESC);

  CREATE TABLE progress (
    workout_id TEXT PRIMARY KEY REFERENCES workouts (id) ON DELETE CASCADE,
    received TEXT NOT NULL,
    longest_batch_ms REAL NOT NULL,
    state TEXT NOT NULL
  ) STRICT;

  CREATE TABLE batches (
    key INTEGER PRIMARY KEY,
    workout_id TEXT NOT NULL REFERENCES workouts (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    from_ms REAL NOT NULL,
    to_ms REAL NOT NULL,
    frame_count INTEGER NOT NULL,
    frames BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX batches_by_seq ON batches (workout_id, seq);
  CREATE INDEX batches_by_time ON batches (workout_id, from_ms, to_ms);

  CREATE TABLE strips (
    workout_id TEXT NOT NULL REFERENCES workouts (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workout_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE checkpoints (
    workout_id TEXT NOT NULL REFERENCES workouts (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (workout_id, seq)
  ) STRICT;

  CREATE TABLE events (
    workout_id TEXT NOT NULL REFERENCES workouts (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    timestamp REAL NOT NULL,
    type TEXT NOT NULL,
    foot TEXT NOT NULL,
    region TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workout_id, seq, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    workout_id TEXT NOT NULL REFERENCES workouts (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    text TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    call_id TEXT,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX notes_by_workout ON notes (workout_id, user_id, created_at);

  CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    workout_id TEXT,
    room_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at TEXT,
    feedback TEXT,
    lease_holder TEXT,
    lease_until_ms REAL
  ) STRICT;
  CREATE INDEX calls_by_user ON calls (user_id, created_at DESC, id DESC);
  CREATE INDEX calls_by_workout ON calls (workout_id);
  CREATE INDEX calls_open ON calls (id) WHERE ended_at IS NULL;

  CREATE TABLE turns (
    number INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    workout_id TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX turns_by_call ON turns (call_id, number);
  CREATE INDEX turns_by_workout ON turns (workout_id);

  CREATE TABLE workers (
    id TEXT PRIMARY KEY,
    agent_name TEXT NOT NULL,
    calls INTEGER NOT NULL,
    capacity INTEGER NOT NULL,
    seen_ms REAL NOT NULL
  ) STRICT;
  `,
  // Nothing asks for these: a batch's frames are counted in its bytes, an event's fields are in its body.
  `
  ALTER TABLE batches DROP COLUMN frame_count;
  ALTER TABLE events DROP COLUMN timestamp;
  ALTER TABLE events DROP COLUMN type;
  ALTER TABLE events DROP COLUMN foot;
  ALTER TABLE events DROP COLUMN region;
  `,
  // The thresholds that a workout's events were found with; null for the usual ones of its activity.
  `
  ALTER TABLE workouts ADD COLUMN thresholds TEXT;
  CREATE TABLE settings (
    owner_id TEXT PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Several servers watch over one call: what one has seen and done, all know.
  `
  ALTER TABLE calls ADD COLUMN watch_version INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE calls ADD COLUMN watch_memory TEXT;
  `,
  // The days that a caller names are those of the own time zone.
  `
  ALTER TABLE calls ADD COLUMN time_zone TEXT;
  `,
  // Rooms are closed later where that failed; tasks that one process does for all.
  `
  CREATE TABLE rooms_to_close (room_name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE claims (
    task TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until_ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Who read, exported and deleted what; and what was done once for the whole database.
  `
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    what TEXT NOT NULL,
    subject_id TEXT,
    owner_id TEXT
  ) STRICT;
  CREATE INDEX audit_by_time ON audit (at);
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'entries of the audit log stay'); END;
  CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'entries of the audit log stay'); END;
  CREATE TABLE marks (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX notes_by_user ON notes (user_id);
  `,
  // What charts of hours read instead of the strips of each batch: those of 64 as one row (strip-rows.ts).
  `
  CREATE TABLE coarse_strips (
    workout_id TEXT NOT NULL REFERENCES workouts (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workout_id, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO coarse_strips (workout_id, seq, body)
    SELECT workout_id, seq / 64 * 64, coarsen(body) FROM strips GROUP BY workout_id, seq / 64 HAVING count(*) = 64;
  `,
  // What a coach says of its call's user; since when a call waits for a coach; which servers watch.
  `
  ALTER TABLE calls ADD COLUMN lease_user INTEGER;
  ALTER TABLE calls ADD COLUMN waiting_since_ms REAL;
  CREATE INDEX calls_waiting ON calls (waiting_since_ms, id) WHERE waiting_since_ms IS NOT NULL;
  CREATE TABLE servers (id TEXT PRIMARY KEY, seen_ms REAL NOT NULL) STRICT, WITHOUT ROWID;
  `,
]
