// The tables, as a list of migrations: each brings a file from the version before it to its own.

/** Marks a SQLite file as ours in its header: "lowb". */
export const applicationId = 0x6c6f7762;

/**
 * Migrations in order; the file's `user_version` is how many of them it has seen. Never change one that was
 * released: add another.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

  CREATE TABLE persons (
    id TEXT PRIMARY KEY,
    cloud TEXT NOT NULL,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT,
    number_state TEXT NOT NULL,
    sms INTEGER NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT,
    access TEXT NOT NULL,
    access_reason TEXT,
    access_since INTEGER NOT NULL,
    connected_at INTEGER NOT NULL,
    failing_since INTEGER,
    failing_reason TEXT,
    denied_since INTEGER,
    stopped INTEGER NOT NULL,
    own_low INTEGER,
    own_not_syncing_hours INTEGER,
    link_hash TEXT,
    UNIQUE (cloud, client_id, user_id)
  ) STRICT;

  CREATE TABLE grants (
    person_id TEXT PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    tokens BLOB NOT NULL
  ) STRICT;

  CREATE TABLE authorizations (
    id TEXT PRIMARY KEY,
    state_hash TEXT NOT NULL UNIQUE,
    taken INTEGER NOT NULL,
    granted INTEGER NOT NULL,
    plan BLOB,
    expires_at INTEGER NOT NULL,
    outcome TEXT
  ) STRICT;

  CREATE TABLE devices (
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    device_id TEXT NOT NULL,
    name TEXT,
    type TEXT NOT NULL,
    PRIMARY KEY (person_id, device_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE readings (
    person_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    level INTEGER,
    status TEXT,
    synced_at INTEGER,
    PRIMARY KEY (person_id, device_id, at),
    FOREIGN KEY (person_id, device_id) REFERENCES devices (person_id, device_id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE states (
    node_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    device_id TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (node_id, person_id, device_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX states_of_person ON states (person_id);

  CREATE TABLE alerts (
    id TEXT PRIMARY KEY,
    node_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    body BLOB NOT NULL
  ) STRICT;
  CREATE INDEX alerts_of_node ON alerts (node_id);
  CREATE INDEX alerts_of_person ON alerts (person_id);

  CREATE TABLE signups (
    id TEXT PRIMARY KEY,
    node_id TEXT NOT NULL,
    person_id TEXT REFERENCES persons (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;
  CREATE INDEX signups_of_person ON signups (person_id);

  CREATE TABLE codes (
    id INTEGER PRIMARY KEY,
    node_id TEXT NOT NULL,
    number_hash TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX codes_by_age ON codes (at);
  CREATE UNIQUE INDEX persons_by_link ON persons (link_hash) WHERE link_hash IS NOT NULL;

  -- Read by id alone: an index by person would make a page of its own dirty for nearly every row of a burst, and
  -- AUTOINCREMENT one for every commit.
  CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    collections TEXT NOT NULL,
    entries TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sms (
    id TEXT PRIMARY KEY,
    node_id TEXT NOT NULL,
    account TEXT NOT NULL,
    person_id TEXT,
    key TEXT,
    content BLOB NOT NULL,
    state TEXT NOT NULL,
    sid TEXT,
    status TEXT,
    error_code INTEGER,
    created_at INTEGER NOT NULL,
    next_look_at INTEGER,
    looks INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sms_of_person ON sms (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX sms_by_key ON sms (key) WHERE key IS NOT NULL;
  CREATE INDEX sms_to_look_at ON sms (next_look_at) WHERE next_look_at IS NOT NULL;
  CREATE INDEX sms_by_age ON sms (created_at);
  CREATE INDEX sms_by_sid ON sms (sid) WHERE sid IS NOT NULL;

  CREATE TABLE sms_counts (
    sms_id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    number_hash TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    is_capped INTEGER NOT NULL,
    is_refused INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sms_counts_by_age ON sms_counts (at);

  -- Numbers that were a person's until lately: an alert that still waits in a flow must not go there.
  CREATE TABLE former_numbers (
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    number_hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, number_hash)
  ) STRICT, WITHOUT ROWID;

  -- Ids of people who are gone, made up by us and nothing of theirs: the same for whoever is gone altogether.
  CREATE TABLE gone (
    person_id TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Alerts whose SMS could not even be tried, until what stood in the way has changed.
  CREATE TABLE untold (
    alert_id TEXT NOT NULL,
    sms_node_id TEXT NOT NULL,
    node_id TEXT,
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    device_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    is_ready INTEGER NOT NULL,
    PRIMARY KEY (person_id, alert_id, sms_node_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sms_passes (
    hash TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  'ALTER TABLE notices RENAME TO notifications',
  'ALTER TABLE readings ADD COLUMN charging INTEGER',
  `
  -- Ids at a cloud besides those in persons, by their fingerprints: one that was somebody's, one that a msg brought. It is
  -- nobody's any more where no person is named: who was removed does not come back by a msg.
  CREATE TABLE account_names (
    hash TEXT PRIMARY KEY,
    person_id TEXT REFERENCES persons (id) ON DELETE SET NULL,
    is_by_msg INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX account_names_of_person ON account_names (person_id);
  `,
  `
  CREATE TABLE sms_months (
    account TEXT NOT NULL,
    month INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (account, month)
  ) STRICT, WITHOUT ROWID;
  -- The month in which an SMS counts; null where it does not.
  ALTER TABLE sms ADD COLUMN month INTEGER;
  `,
  `
  -- A fingerprint of the number that an SMS went to: who was told by it may answer.
  ALTER TABLE sms ADD COLUMN number_hash TEXT;
  UPDATE sms SET number_hash = (SELECT number_hash FROM sms_counts WHERE sms_id = sms.id);
  CREATE INDEX sms_by_number ON sms (number_hash) WHERE number_hash IS NOT NULL;

  -- SMS that came in, from who was told; without content once they have left.
  CREATE TABLE incoming_sms (
    id TEXT PRIMARY KEY,
    number_hash TEXT NOT NULL,
    account TEXT NOT NULL,
    node_id TEXT NOT NULL,
    person_id TEXT REFERENCES persons (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    came_at INTEGER NOT NULL,
    is_keyword INTEGER NOT NULL,
    content BLOB
  ) STRICT;
  CREATE INDEX incoming_sms_of_number ON incoming_sms (number_hash);
  CREATE INDEX incoming_sms_of_person ON incoming_sms (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX incoming_sms_to_leave ON incoming_sms (came_at) WHERE content IS NOT NULL;
  `,
  `
  -- By which accounts an SMS went, as JSON, and a count for each of them.
  ALTER TABLE sms ADD COLUMN chain TEXT;
  CREATE INDEX sms_handed_over ON sms (id) WHERE chain IS NOT NULL;
  CREATE TABLE counts_by_account (
    sms_id TEXT NOT NULL,
    account TEXT NOT NULL,
    number_hash TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    is_capped INTEGER NOT NULL,
    is_refused INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (sms_id, account)
  ) STRICT;
  INSERT INTO counts_by_account SELECT * FROM sms_counts;
  DROP TABLE sms_counts;
  ALTER TABLE counts_by_account RENAME TO sms_counts;
  CREATE INDEX sms_counts_by_age ON sms_counts (at);
  `,
  `
  -- When a node decides about a person again though no msg asks for it.
  CREATE TABLE agenda (
    node_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (node_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX agenda_by_time ON agenda (node_id, due_at);
  CREATE INDEX agenda_of_person ON agenda (person_id);
  `,
  `
  -- What was learned of a device by its readings up to a time. With row ids, so that a row of nearly 2 KB stands in one
  -- page and a new summary changes nothing but that.
  CREATE TABLE summaries (
    person_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    until INTEGER NOT NULL,
    summary TEXT NOT NULL,
    PRIMARY KEY (person_id, device_id),
    FOREIGN KEY (person_id, device_id) REFERENCES devices (person_id, device_id) ON DELETE CASCADE
  ) STRICT;
  `,
  `
  -- How an SMS ended, until its node has surely heard it.
  ALTER TABLE sms ADD COLUMN ending BLOB;
  CREATE INDEX sms_with_ending ON sms (account) WHERE ending IS NOT NULL;
  `,
  'ALTER TABLE persons ADD COLUMN own_advice_at INTEGER',
  'ALTER TABLE persons ADD COLUMN advice INTEGER NOT NULL DEFAULT 1',
  `
  ALTER TABLE persons ADD COLUMN own_quiet_from INTEGER;
  ALTER TABLE persons ADD COLUMN own_quiet_to INTEGER;
  ALTER TABLE persons ADD COLUMN critical_passes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE persons ADD COLUMN paused_until INTEGER;
  -- What a person is due for, of which due_at is the first.
  ALTER TABLE agenda ADD COLUMN advice_at INTEGER;
  ALTER TABLE agenda ADD COLUMN alerts_at INTEGER;
  UPDATE agenda SET advice_at = due_at;
  CREATE INDEX states_with_talk ON states (person_id)
    WHERE (instr(state, '"conversation":') > 0 OR instr(state, '"held":') > 0);
  `,
  `
  -- The conversation that an SMS told of: a reply is for those that were told to its number.
  ALTER TABLE sms ADD COLUMN conversation TEXT;
  -- Whether an SMS is our answer to a reply: these have caps of their own.
  ALTER TABLE sms_counts ADD COLUMN is_answer INTEGER NOT NULL DEFAULT 0;
  -- Numbers that have answered STOP and are nobody's here, by their fingerprints.
  CREATE TABLE stopped_numbers (number_hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  -- By which account the last SMS to who wrote it went, and whether its word was acted upon.
  ALTER TABLE incoming_sms ADD COLUMN via TEXT NOT NULL DEFAULT '';
  ALTER TABLE incoming_sms ADD COLUMN is_acted_on INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Alerts that go in one SMS: each keeps its row, which stands as that SMS does.
  ALTER TABLE sms ADD COLUMN joint TEXT;
  CREATE INDEX sms_of_joint ON sms (joint) WHERE joint IS NOT NULL;
  `,
  `
  -- When the quiet hours or the pause end for which an SMS has waited: its validity begins then.
  ALTER TABLE sms ADD COLUMN held_until INTEGER;
  `,
];
