-- What the sealed log was when it was last heard of, for every notice to say.
CREATE TABLE log_state (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  size     bigint  NOT NULL,
  root     text    NOT NULL
);
