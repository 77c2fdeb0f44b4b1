-- Portée, schema 3: days after which posts are mature, where the network's own exports were fitted and the result was accepted.
-- A platform without row keeps the default window. posts: how many the fit rests on; lower_days, upper_days: its bounds.
CREATE TABLE maturity_window (
  platform VARCHAR NOT NULL, days INTEGER NOT NULL, posts BIGINT NOT NULL, lower_days INTEGER NOT NULL,
  upper_days INTEGER NOT NULL, accepted_at TIMESTAMPTZ NOT NULL
);
