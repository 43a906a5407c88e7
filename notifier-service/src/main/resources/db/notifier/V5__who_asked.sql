-- Who asked for an upgrade: heard before there is a plan, and told to those who have to agree with it.
CREATE TABLE request (
  upgrade   text PRIMARY KEY,
  requester text NOT NULL
);
