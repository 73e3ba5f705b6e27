// The tables, as a list of migrations: each brings a database from the version before it to its own.

/**
 * Migrations in order; the version in `store_version` is how many of them the tables have seen. Never change one that was
 * released: add another. Tables and columns are called as in SQLite, and `rowid` is the order in which rows were written. Texts are
 * compared and sorted by their code points, whatever the language of the database is.
 */
export const migrations: readonly string[] = [
  `
  -- One row: how many migrations the tables have seen, and a known text, sealed, by which a wrong key is noticed.
  CREATE TABLE store_version (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    version bigint NOT NULL,
    seal bytea NOT NULL
  );

  -- A row for each instance that is there, by the clock of the database: beat_at is when it was heard of last, unbroken_since since
  -- when it was never late. ahead_ms: by how much its own clock is ahead. writes: how often it has changed something.
  CREATE TABLE instances (
    epoch bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name text COLLATE "C" NOT NULL,
    version text COLLATE "C" NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    beat_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    unbroken_since timestamptz NOT NULL DEFAULT clock_timestamp(),
    ahead_ms bigint NOT NULL,
    writes bigint NOT NULL DEFAULT 0
  );

  -- Which battery nodes an instance has: what is kept for one of them is forgotten when none has it.
  CREATE TABLE instance_nodes (
    epoch bigint NOT NULL REFERENCES instances (epoch) ON DELETE CASCADE,
    node_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (epoch, node_id)
  );

  -- What one of all does. The owner of this, and of whatever else has one, is an epoch; it is free where no instance has that.
  CREATE TABLE works (name text COLLATE "C" PRIMARY KEY, owner bigint);

  CREATE TABLE facts (name text COLLATE "C" PRIMARY KEY, value bytea NOT NULL);

  CREATE TABLE persons (
    id text COLLATE "C" PRIMARY KEY,
    cloud text COLLATE "C" NOT NULL,
    client_id text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    number text COLLATE "C",
    number_state text COLLATE "C" NOT NULL,
    sms bigint NOT NULL,
    language text COLLATE "C" NOT NULL,
    time_zone text COLLATE "C",
    access text COLLATE "C" NOT NULL,
    access_reason text COLLATE "C",
    access_since bigint NOT NULL,
    connected_at bigint NOT NULL,
    failing_since bigint,
    failing_reason text COLLATE "C",
    denied_since bigint,
    stopped bigint NOT NULL,
    own_low bigint,
    own_not_syncing_hours bigint,
    own_advice_at bigint,
    advice bigint NOT NULL,
    own_quiet_from bigint,
    own_quiet_to bigint,
    critical_passes bigint NOT NULL,
    paused_until bigint,
    link_hash text COLLATE "C" UNIQUE,
    -- In no index, and with room beside it on its page: so a claim writes to no page of an index, by which it and what others read or claim there
    -- would have to give way to one another.
    owner bigint,
    UNIQUE (cloud, client_id, user_id)
  ) WITH (fillfactor = 70);
  CREATE INDEX persons_of_number ON persons (number) WHERE number IS NOT NULL;

  CREATE TABLE grants (
    person_id text COLLATE "C" PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    generation bigint NOT NULL,
    expires_at bigint NOT NULL,
    tokens bytea NOT NULL,
    -- Who refreshes it, and since when.
    owner bigint,
    owned_at timestamptz
  );

  CREATE TABLE authorizations (
    id text COLLATE "C" PRIMARY KEY,
    rowid bigint GENERATED ALWAYS AS IDENTITY,
    state_hash text COLLATE "C" NOT NULL UNIQUE,
    taken bigint NOT NULL,
    granted bigint NOT NULL,
    plan bytea,
    expires_at bigint NOT NULL,
    outcome text COLLATE "C",
    owner bigint
  );

  CREATE TABLE devices (
    person_id text COLLATE "C" NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    device_id text COLLATE "C" NOT NULL,
    name text COLLATE "C",
    type text COLLATE "C" NOT NULL,
    PRIMARY KEY (person_id, device_id)
  );

  CREATE TABLE readings (
    person_id text COLLATE "C" NOT NULL,
    device_id text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    level bigint,
    status text COLLATE "C",
    synced_at bigint,
    charging bigint,
    PRIMARY KEY (person_id, device_id, at),
    FOREIGN KEY (person_id, device_id) REFERENCES devices (person_id, device_id) ON DELETE CASCADE
  );

  -- What was learned of a device by its readings up to a time.
  CREATE TABLE summaries (
    person_id text COLLATE "C" NOT NULL,
    device_id text COLLATE "C" NOT NULL,
    until bigint NOT NULL,
    summary text COLLATE "C" NOT NULL,
    PRIMARY KEY (person_id, device_id),
    FOREIGN KEY (person_id, device_id) REFERENCES devices (person_id, device_id) ON DELETE CASCADE
  );

  CREATE TABLE states (
    node_id text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    device_id text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    PRIMARY KEY (node_id, person_id, device_id)
  );
  CREATE INDEX states_of_person ON states (person_id);
  CREATE INDEX states_with_talk ON states (person_id)
    WHERE (strpos(state, '"conversation":') > 0 OR strpos(state, '"held":') > 0);

  CREATE TABLE alerts (
    id text COLLATE "C" PRIMARY KEY,
    rowid bigint GENERATED ALWAYS AS IDENTITY,
    node_id text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    body bytea NOT NULL,
    owner bigint
  );
  CREATE INDEX alerts_of_node ON alerts (node_id);
  CREATE INDEX alerts_of_person ON alerts (person_id);

  -- When a node decides about a person again though no msg asks for it: due_at is the first of what they are due for.
  CREATE TABLE agenda (
    node_id text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    due_at bigint NOT NULL,
    advice_at bigint,
    alerts_at bigint,
    PRIMARY KEY (node_id, person_id)
  );
  CREATE INDEX agenda_by_time ON agenda (node_id, due_at);
  CREATE INDEX agenda_of_person ON agenda (person_id);

  -- Alerts whose SMS could not even be tried, until what stood in the way has changed.
  CREATE TABLE untold (
    alert_id text COLLATE "C" NOT NULL,
    sms_node_id text COLLATE "C" NOT NULL,
    node_id text COLLATE "C",
    person_id text COLLATE "C" NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    device_id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    is_ready bigint NOT NULL,
    PRIMARY KEY (person_id, alert_id, sms_node_id)
  );

  CREATE TABLE signups (
    id text COLLATE "C" PRIMARY KEY,
    rowid bigint GENERATED ALWAYS AS IDENTITY,
    node_id text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" REFERENCES persons (id) ON DELETE CASCADE,
    created_at bigint NOT NULL,
    state bytea NOT NULL
  );
  CREATE INDEX signups_of_person ON signups (person_id);

  CREATE TABLE codes (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    node_id text COLLATE "C" NOT NULL,
    number_hash text COLLATE "C" NOT NULL,
    at bigint NOT NULL
  );
  CREATE INDEX codes_by_age ON codes (at);

  -- No id is ever given twice, as somebody may hold one in memory.
  CREATE SEQUENCE notification_ids;
  CREATE TABLE notifications (
    id bigint PRIMARY KEY,
    person_id text COLLATE "C" NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    at bigint NOT NULL,
    count bigint NOT NULL,
    collections text COLLATE "C" NOT NULL,
    entries text COLLATE "C" NOT NULL,
    -- Whether who acts for that person knows of it: ids are not committed in their order.
    is_heard boolean NOT NULL DEFAULT false
  );
  CREATE INDEX notifications_of_person ON notifications (person_id);
  CREATE INDEX notifications_unheard ON notifications (person_id) WHERE NOT is_heard;

  -- number_hash: a fingerprint of the number that an SMS went to. month: the one in which it counts; null where it does
  -- not. chain: by which accounts it went, as JSON. via: the account that has it now; a column of its own, as the JSON may hold
  -- what PostgreSQL refuses to look into. ending: how it ended, until its node has surely heard it.
  CREATE TABLE sms (
    id text COLLATE "C" PRIMARY KEY,
    rowid bigint GENERATED ALWAYS AS IDENTITY,
    node_id text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    person_id text COLLATE "C",
    key text COLLATE "C",
    content bytea NOT NULL,
    state text COLLATE "C" NOT NULL,
    sid text COLLATE "C",
    status text COLLATE "C",
    error_code bigint,
    created_at bigint NOT NULL,
    next_look_at bigint,
    looks bigint NOT NULL,
    month bigint,
    number_hash text COLLATE "C",
    chain text COLLATE "C",
    via text COLLATE "C" NOT NULL,
    ending bytea,
    conversation text COLLATE "C",
    joint text COLLATE "C",
    held_until bigint,
    owner bigint,
    -- Whether it was being posted when its owner was lost.
    is_lost boolean NOT NULL DEFAULT false
  );
  CREATE INDEX sms_of_person ON sms (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX sms_by_key ON sms (key) WHERE key IS NOT NULL;
  CREATE INDEX sms_to_look_at ON sms (next_look_at) WHERE next_look_at IS NOT NULL;
  CREATE INDEX sms_by_age ON sms (created_at);
  CREATE INDEX sms_by_sid ON sms (sid) WHERE sid IS NOT NULL;
  CREATE INDEX sms_by_number ON sms (number_hash) WHERE number_hash IS NOT NULL;
  CREATE INDEX sms_by_via ON sms (via, rowid) WHERE state = 'accepted';
  CREATE INDEX sms_handed_over ON sms (id) WHERE chain IS NOT NULL;
  CREATE INDEX sms_with_ending ON sms (account) WHERE ending IS NOT NULL;
  CREATE INDEX sms_of_joint ON sms (joint) WHERE joint IS NOT NULL;

  CREATE TABLE sms_counts (
    sms_id text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    number_hash text COLLATE "C" NOT NULL,
    text_hash text COLLATE "C" NOT NULL,
    is_capped bigint NOT NULL,
    is_refused bigint NOT NULL,
    at bigint NOT NULL,
    is_answer bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (sms_id, account)
  );
  CREATE INDEX sms_counts_by_age ON sms_counts (at);

  CREATE TABLE sms_months (
    account text COLLATE "C" NOT NULL,
    month bigint NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (account, month)
  );

  CREATE TABLE sms_passes (
    hash text COLLATE "C" PRIMARY KEY,
    at bigint NOT NULL
  );

  -- SMS that came in, from who was told; without content once they have left. via: by which account the last SMS to who
  -- wrote it went.
  CREATE TABLE incoming_sms (
    id text COLLATE "C" PRIMARY KEY,
    rowid bigint GENERATED ALWAYS AS IDENTITY,
    number_hash text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    via text COLLATE "C" NOT NULL,
    node_id text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" REFERENCES persons (id) ON DELETE SET NULL,
    at bigint NOT NULL,
    came_at bigint NOT NULL,
    is_keyword bigint NOT NULL,
    is_acted_on bigint NOT NULL DEFAULT 0,
    content bytea,
    owner bigint
  );
  CREATE INDEX incoming_sms_of_number ON incoming_sms (number_hash);
  CREATE INDEX incoming_sms_of_person ON incoming_sms (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX incoming_sms_to_leave ON incoming_sms (came_at) WHERE content IS NOT NULL;

  -- Numbers that have answered STOP and are nobody's here, by their fingerprints.
  CREATE TABLE stopped_numbers (number_hash text COLLATE "C" PRIMARY KEY);

  -- Numbers that were a person's until lately: an alert that still waits in a flow must not go there.
  CREATE TABLE former_numbers (
    person_id text COLLATE "C" NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    number_hash text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (person_id, number_hash)
  );

  -- Ids of people who are gone, made up by us and nothing of theirs: the same for whoever is gone altogether.
  CREATE TABLE gone (
    person_id text COLLATE "C" PRIMARY KEY,
    at bigint NOT NULL
  );

  -- Ids at a cloud besides those in persons, by their fingerprints: one that was somebody's, one that a msg brought. It is
  -- nobody's any more where no person is named: who was removed does not come back by a msg.
  CREATE TABLE account_names (
    hash text COLLATE "C" PRIMARY KEY,
    person_id text COLLATE "C" REFERENCES persons (id) ON DELETE SET NULL,
    is_by_msg bigint NOT NULL
  );
  CREATE INDEX account_names_of_person ON account_names (person_id);
  `,
];
