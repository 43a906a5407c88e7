-- When people are to be reminded of an upgrade next; empty when they are not.
ALTER TABLE briefing ADD COLUMN wake_at timestamptz;
ALTER TABLE briefing ADD COLUMN changed timestamptz NOT NULL DEFAULT now();
CREATE INDEX briefing_awake ON briefing (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX briefing_changed ON briefing (changed);

-- How the subscriber reads, and what the channel called what it took.
ALTER TABLE delivery ADD COLUMN language text NOT NULL DEFAULT 'EN';
ALTER TABLE delivery ADD COLUMN zone text NOT NULL DEFAULT 'UTC';
ALTER TABLE delivery ADD COLUMN receipt text;
CREATE INDEX delivery_given_up ON delivery (id) WHERE state = 'GIVEN_UP';
CREATE INDEX delivery_on_its_way ON delivery (channel, subscriber, id) WHERE state IN ('PENDING', 'SENDING');
CREATE INDEX delivery_receipt ON delivery (channel, subscriber, id) WHERE receipt IS NOT NULL;

-- Until when nothing is sent to a subscriber, so that the channel is not overrun.
CREATE TABLE pace (
  channel    text        NOT NULL,
  subscriber text        NOT NULL,
  free_at    timestamptz NOT NULL,
  PRIMARY KEY (channel, subscriber)
);
