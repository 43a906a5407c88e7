-- A security notice need not be about an upgrade.
ALTER TABLE notice ALTER COLUMN upgrade DROP NOT NULL;

-- Several security notices may be about the same one; their ids tell them apart.
ALTER TABLE notice DROP CONSTRAINT notice_upgrade_kind_revision_key;
CREATE UNIQUE INDEX notice_of_upgrade ON notice (upgrade, kind, revision) WHERE kind <> 'security';

-- Alerts that were handled, so that a repeated one changes nothing.
CREATE TABLE handled_alert (
  name text PRIMARY KEY
);

-- What was told of each group of alerts, and what is counted until it is told; the content is JSON,
-- as only the notifier's own code reads it.
CREATE TABLE alert_watch (
  alert_group text        PRIMARY KEY,
  told_at     timestamptz NOT NULL,
  untold      integer     NOT NULL,
  content     text        NOT NULL
);
