-- Portée, schema 1. Never edited once released: a change is a new numbered file.
-- No PRIMARY KEY, UNIQUE or FOREIGN KEY on the large tables: a key makes a load nine times slower and a foreign key
-- forbids deleting child and parent in one transaction (measured). Uniqueness is checked in the commit and by tests.

CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
INSERT INTO meta VALUES ('application', 'portee');

CREATE TABLE setting (key VARCHAR NOT NULL, value JSON NOT NULL);

-- ---------------------------------------------------------------- the network
CREATE TABLE branch (
  id INTEGER NOT NULL, parent_id INTEGER, name VARCHAR NOT NULL, short_name VARCHAR NOT NULL,
  slot INTEGER NOT NULL, archived_on DATE
);
CREATE TABLE account (
  id INTEGER NOT NULL, platform VARCHAR NOT NULL, name VARCHAR NOT NULL, handle VARCHAR, url VARCHAR,
  branch_id INTEGER, coordinator VARCHAR, opened_on DATE, closed_on DATE
);
-- Names under which files know an account. kind: native_id | handle | url | page_name
CREATE TABLE account_alias (
  account_id INTEGER NOT NULL, kind VARCHAR NOT NULL, value VARCHAR NOT NULL, valid_from DATE, valid_to DATE,
  origin VARCHAR NOT NULL
);
CREATE TABLE follower_count (
  id INTEGER NOT NULL, account_id INTEGER NOT NULL, day DATE NOT NULL, followers BIGINT NOT NULL, source VARCHAR NOT NULL,
  note VARCHAR, import_id INTEGER
);
CREATE TABLE calendar_event (
  id INTEGER NOT NULL, kind VARCHAR NOT NULL, label VARCHAR NOT NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL,
  branch_id INTEGER
);
CREATE TABLE editorial_line (
  id INTEGER NOT NULL, account_id INTEGER NOT NULL, valid_from DATE NOT NULL, valid_to DATE, aim VARCHAR NOT NULL, note VARCHAR
);
CREATE TABLE editorial_line_persona (line_id INTEGER NOT NULL, persona_id INTEGER NOT NULL);
CREATE TABLE editorial_line_theme (line_id INTEGER NOT NULL, theme_id INTEGER NOT NULL, planned_share DOUBLE);
-- kind: share | joint | index | coverage; dimension: age | place | gender | null
CREATE TABLE editorial_clause (
  line_id INTEGER NOT NULL, persona_id INTEGER, kind VARCHAR NOT NULL, dimension VARCHAR, threshold DOUBLE NOT NULL
);

-- ---------------------------------------------------------------- imports
CREATE TABLE import (
  id INTEGER NOT NULL, file_name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, bytes BIGINT NOT NULL,
  format VARCHAR NOT NULL, platform VARCHAR, level VARCHAR NOT NULL, language VARCHAR, encoding VARCHAR, delimiter VARCHAR,
  exported_at TIMESTAMPTZ NOT NULL, exported_at_evidence VARCHAR NOT NULL, imported_at TIMESTAMPTZ NOT NULL,
  rows_in BIGINT NOT NULL, rows_new BIGINT NOT NULL, rows_updated BIGINT NOT NULL, rows_unchanged BIGINT NOT NULL,
  rows_duplicate BIGINT NOT NULL, rows_set_aside BIGINT NOT NULL, rows_rejected BIGINT NOT NULL,
  first_day DATE, last_day DATE, warnings JSON NOT NULL,
  -- Header of the file for each metric read from it, for the trace of a number: {"reach": "Couverture"}.
  columns JSON
);
-- One Meta file may hold several pages: the account is per row. source_key = what the file calls it.
CREATE TABLE import_account (import_id INTEGER NOT NULL, account_id INTEGER NOT NULL, source_key VARCHAR NOT NULL, row_count BIGINT NOT NULL);
-- row_number as a spreadsheet numbers records: header included, quoted newlines not counted.
CREATE TABLE reject (
  import_id INTEGER NOT NULL, row_number BIGINT NOT NULL, column_name VARCHAR, text_found VARCHAR, code VARCHAR NOT NULL
);

-- ---------------------------------------------------------------- posts
-- A snapshot row is what one export said of one post at its date, with the keys it carried. post is derived from snapshots.
CREATE TABLE snapshot (
  import_id INTEGER NOT NULL, row_number BIGINT NOT NULL, post_id UBIGINT NOT NULL, account_id INTEGER NOT NULL,
  exported_at TIMESTAMPTZ NOT NULL,
  native_id VARCHAR, permalink_key VARCHAR, fingerprint VARCHAR,
  published_at TIMESTAMPTZ, precision VARCHAR NOT NULL, time_flag VARCHAR, format VARCHAR NOT NULL,
  text VARCHAR, permalink VARCHAR,
  is_share BOOLEAN, is_crosspost BOOLEAN, is_boosted BOOLEAN, is_reply BOOLEAN, is_collaboration BOOLEAN,
  views BIGINT, impressions BIGINT, reach BIGINT, interactions_stated BIGINT, reactions BIGINT, comments BIGINT,
  shares BIGINT, saves BIGINT, clicks BIGINT, link_clicks BIGINT, other_clicks BIGINT, follows BIGINT,
  profile_visits BIGINT, replies BIGINT, navigation BIGINT, sticker_taps BIGINT, video_views_3s BIGINT,
  video_views_1m BIGINT, watch_time_ms BIGINT, reach_organic BIGINT, reach_boosted BIGINT, views_organic BIGINT,
  views_boosted BIGINT, negative_feedback BIGINT, viewers BIGINT, thumbnail_impressions BIGINT,
  extra MAP(VARCHAR, VARCHAR)
);
-- One row per post: connected component over the keys of its snapshots, with the current value of each metric.
-- key: the component's strongest key, smallest in text order, e.g. 'facebook:id:1487529083405987'.
-- err_*, erv_*: both terms from the newest snapshot that holds both.
CREATE TABLE post (
  id UBIGINT NOT NULL, key VARCHAR NOT NULL, account_id INTEGER NOT NULL, platform VARCHAR NOT NULL,
  published_at TIMESTAMPTZ, published_day DATE, precision VARCHAR NOT NULL, time_flag VARCHAR, format VARCHAR NOT NULL,
  text VARCHAR, search_text VARCHAR, permalink VARCHAR,
  is_share BOOLEAN NOT NULL, is_crosspost BOOLEAN NOT NULL, is_boosted BOOLEAN NOT NULL, is_reply BOOLEAN NOT NULL,
  is_collaboration BOOLEAN NOT NULL,
  snapshots INTEGER NOT NULL, exported_at TIMESTAMPTZ NOT NULL,
  views BIGINT, impressions BIGINT, reach BIGINT, interactions_stated BIGINT, reactions BIGINT, comments BIGINT,
  shares BIGINT, saves BIGINT, clicks BIGINT, link_clicks BIGINT, other_clicks BIGINT, follows BIGINT,
  profile_visits BIGINT, replies BIGINT, navigation BIGINT, sticker_taps BIGINT, video_views_3s BIGINT,
  video_views_1m BIGINT, watch_time_ms BIGINT, reach_organic BIGINT, reach_boosted BIGINT, views_organic BIGINT,
  views_boosted BIGINT, negative_feedback BIGINT, viewers BIGINT, thumbnail_impressions BIGINT,
  interactions BIGINT, interactions_at TIMESTAMPTZ,
  err_interactions BIGINT, err_reach BIGINT, err_at TIMESTAMPTZ,
  erv_interactions BIGINT, erv_views BIGINT, erv_at TIMESTAMPTZ
);
CREATE TABLE post_key (post_id UBIGINT NOT NULL, key VARCHAR NOT NULL);
-- Decisions of people hang on keys, lie dormant when the post goes, and come back with it. kind: set_aside
CREATE TABLE post_mark (post_key VARCHAR NOT NULL, kind VARCHAR NOT NULL, marked_at TIMESTAMPTZ NOT NULL);

CREATE TABLE account_day (
  import_id INTEGER NOT NULL, account_id INTEGER NOT NULL, day DATE NOT NULL, metric VARCHAR NOT NULL, value BIGINT NOT NULL,
  exported_at TIMESTAMPTZ NOT NULL
);

-- ---------------------------------------------------------------- audiences
CREATE TABLE audience_snapshot (
  id INTEGER NOT NULL, import_id INTEGER, account_id INTEGER NOT NULL, basis VARCHAR NOT NULL, dimension VARCHAR NOT NULL,
  taken_on DATE NOT NULL, source VARCHAR NOT NULL, unit VARCHAR NOT NULL, digits INTEGER, total BIGINT, known_share DOUBLE,
  is_sorted BOOLEAN NOT NULL, note VARCHAR
);
CREATE TABLE audience_cell (
  audience_id INTEGER NOT NULL, position INTEGER NOT NULL, label VARCHAR NOT NULL, value DOUBLE,
  age_from INTEGER, age_to INTEGER, gender VARCHAR, place VARCHAR
);
CREATE TABLE persona (
  id INTEGER NOT NULL, name VARCHAR NOT NULL, tagline VARCHAR, story VARCHAR, needs VARCHAR, archived_on DATE
);
-- Conditions joined by AND. kind: age | gender | place; condition: {"from":18,"to":24} | {"gender":"women"} | {"near":"…","km":30} | {"names":[…]}
CREATE TABLE target (persona_id INTEGER NOT NULL, position INTEGER NOT NULL, kind VARCHAR NOT NULL, condition JSON NOT NULL);
CREATE TABLE place_answer (label VARCHAR NOT NULL, place_id VARCHAR);
CREATE TABLE reference_population (
  id INTEGER NOT NULL, label VARCHAR NOT NULL, dimension VARCHAR NOT NULL, value VARCHAR NOT NULL, people BIGINT NOT NULL,
  taken_on DATE NOT NULL, source VARCHAR NOT NULL
);
CREATE TABLE survey (
  id INTEGER NOT NULL, label VARCHAR NOT NULL, taken_on DATE NOT NULL, is_probability BOOLEAN NOT NULL, population BIGINT,
  respondents BIGINT, spec JSON NOT NULL
);
CREATE TABLE survey_answer (survey_id INTEGER NOT NULL, respondent INTEGER NOT NULL, question VARCHAR NOT NULL, answer VARCHAR, weight DOUBLE);
CREATE TABLE need (id INTEGER NOT NULL, branch_id INTEGER, heard_on DATE NOT NULL, topic VARCHAR NOT NULL, text VARCHAR NOT NULL);

-- ---------------------------------------------------------------- themes
CREATE TABLE theme (
  id INTEGER NOT NULL, label_fr VARCHAR NOT NULL, label_en VARCHAR NOT NULL, colour VARCHAR, aim VARCHAR NOT NULL,
  position INTEGER NOT NULL, archived_on DATE
);
CREATE TABLE rule (id INTEGER NOT NULL, theme_id INTEGER NOT NULL, kind VARCHAR NOT NULL, pattern VARCHAR NOT NULL, scope JSON, position INTEGER NOT NULL);
-- origin: rule | hand | suggestion
CREATE TABLE tag (
  post_key VARCHAR NOT NULL, theme_id INTEGER NOT NULL, origin VARCHAR NOT NULL, rule_id INTEGER, coder VARCHAR,
  is_main BOOLEAN NOT NULL, tagged_at TIMESTAMPTZ NOT NULL
);

-- ---------------------------------------------------------------- work of the lead
CREATE TABLE note (id INTEGER NOT NULL, subject VARCHAR NOT NULL, subject_key VARCHAR NOT NULL, written_at TIMESTAMPTZ NOT NULL, text VARCHAR NOT NULL);
CREATE TABLE goal (id INTEGER NOT NULL, account_id INTEGER, metric VARCHAR NOT NULL, aim DOUBLE NOT NULL, from_day DATE NOT NULL, to_day DATE NOT NULL, note VARCHAR);
CREATE TABLE mapping_profile (id INTEGER NOT NULL, name VARCHAR NOT NULL, spec JSON NOT NULL);
CREATE TABLE report_comment (period VARCHAR NOT NULL, language VARCHAR NOT NULL, section VARCHAR NOT NULL, text VARCHAR NOT NULL);
CREATE TABLE frozen_report (id INTEGER NOT NULL, period VARCHAR NOT NULL, language VARCHAR NOT NULL, frozen_at TIMESTAMPTZ NOT NULL, content JSON NOT NULL);
CREATE TABLE recommendation (id INTEGER NOT NULL, frozen_report_id INTEGER, period VARCHAR NOT NULL, text VARCHAR NOT NULL, status VARCHAR NOT NULL, note VARCHAR);

-- ---------------------------------------------------------------- documented views (an interface: README lists them, a test holds them)
CREATE VIEW v_post AS
  SELECT p.key AS post_key, p.platform, a.name AS account, b.name AS branch, p.published_at, p.published_day, p.precision,
         p.format, p.text, p.permalink, p.is_share, p.is_crosspost, p.is_boosted, p.is_reply, p.is_collaboration,
         p.snapshots, p.exported_at, p.views, p.impressions, p.reach, p.reactions, p.comments, p.shares, p.saves,
         p.clicks, p.link_clicks, p.follows, p.interactions,
         CASE WHEN p.err_reach > 0 THEN p.err_interactions / p.err_reach END AS rate_by_reach,
         CASE WHEN p.erv_views > 0 THEN p.erv_interactions / p.erv_views END AS rate_by_views
  FROM post p LEFT JOIN account a ON a.id = p.account_id LEFT JOIN branch b ON b.id = a.branch_id;

CREATE VIEW v_snapshot AS
  SELECT p.key AS post_key, a.name AS account, i.file_name, s.row_number, s.exported_at, s.views, s.impressions, s.reach,
         s.interactions_stated, s.reactions, s.comments, s.shares, s.saves, s.clicks, s.link_clicks, s.other_clicks,
         s.follows, s.profile_visits, s.replies, s.navigation, s.sticker_taps, s.video_views_3s, s.video_views_1m,
         s.watch_time_ms, s.reach_organic, s.reach_boosted, s.views_organic, s.views_boosted, s.negative_feedback, s.viewers, s.thumbnail_impressions, s.extra
  FROM snapshot s JOIN post p ON p.id = s.post_id JOIN import i ON i.id = s.import_id
  LEFT JOIN account a ON a.id = s.account_id;

CREATE VIEW v_account_day AS
  SELECT a.name AS account, a.platform, d.day, d.metric, arg_max(d.value, (d.exported_at, i.sha256)) AS value
  FROM account_day d JOIN account a ON a.id = d.account_id JOIN import i ON i.id = d.import_id
  GROUP BY a.name, a.platform, d.account_id, d.day, d.metric;

CREATE VIEW v_audience AS
  SELECT a.name AS account, a.platform, s.basis, s.dimension, s.taken_on, s.source, s.unit, s.total, s.known_share,
         c.position, c.label, c.value, c.age_from, c.age_to, c.gender
  FROM audience_snapshot s JOIN audience_cell c ON c.audience_id = s.id JOIN account a ON a.id = s.account_id;

CREATE VIEW v_import AS
  SELECT file_name, sha256, format, platform, level, exported_at, rows_in, rows_new, rows_updated, rows_unchanged,
         rows_duplicate, rows_set_aside, rows_rejected, first_day, last_day
  FROM import;

CREATE VIEW v_follower AS
  SELECT a.name AS account, a.platform, f.day, f.followers, f.source
  FROM follower_count f JOIN account a ON a.id = f.account_id;
