-- The tables of a database of records: a log for each organisation. Entries are only ever added.
-- Nothing here is beyond what engines that speak PostgreSQL's language have: no trigger, no sequence, no extension.
CREATE TABLE IF NOT EXISTS head (
  log text PRIMARY KEY,
  size bigint NOT NULL,
  origin text,
  root text,
  key text,
  signature text
);
CREATE TABLE IF NOT EXISTS entry (
  log text NOT NULL,
  position bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (log, position)
);
CREATE TABLE IF NOT EXISTS document (
  log text NOT NULL,
  key text NOT NULL,
  bytes bytea NOT NULL,
  salt bytea,
  PRIMARY KEY (log, key)
);
-- What is beside the logs and in none of them: sessions, invitations, names of persons, mail that waits.
CREATE TABLE IF NOT EXISTS private (
  name text NOT NULL,
  key text COLLATE "C" NOT NULL,
  value text NOT NULL,
  version bigint NOT NULL,
  due text COLLATE "C",
  PRIMARY KEY (name, key)
);
CREATE INDEX IF NOT EXISTS private_due ON private (name, due, key) WHERE due IS NOT NULL;
