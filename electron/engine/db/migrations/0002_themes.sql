-- Portée, schema 2: themes, and what is looked at again. Never edited once released: a change is a new numbered file.

-- One row per rule, in the order in which the rules of a theme are read. spec: {"words":[], "phrases":[], "hashtags":[],
-- "patterns":[], "except":[], "scope":{"branches":[], "accounts":[], "platforms":[]}}. Words kept one by one in schema 1 become
-- one rule per theme.
CREATE TABLE theme_rule (id INTEGER NOT NULL, theme_id INTEGER NOT NULL, position INTEGER NOT NULL, spec JSON NOT NULL);
INSERT INTO theme_rule
  SELECT theme_id, theme_id, 1, json_object(
      'words', coalesce(list(pattern ORDER BY position) FILTER (kind = 'any_of' AND NOT contains(pattern, ' ')), []),
      'phrases', coalesce(list(pattern ORDER BY position) FILTER (kind = 'any_of' AND contains(pattern, ' ')), []),
      'hashtags', []::VARCHAR[], 'patterns', []::VARCHAR[],
      'except', coalesce(list(pattern ORDER BY position) FILTER (kind = 'none_of'), []),
      'scope', json_object('branches', []::INTEGER[], 'accounts', []::INTEGER[], 'platforms', []::VARCHAR[]))
  FROM rule GROUP BY theme_id;
DROP TABLE rule;

-- What people decided about the themes of a post; it hangs on the post's key, lies dormant when the post goes, and comes back
-- with it. holds: the post has the theme, or has it not although a rule says so. origin: hand | suggestion (accepted or refused).
DROP TABLE tag;
CREATE TABLE tag (
  post_key VARCHAR NOT NULL, theme_id INTEGER NOT NULL, origin VARCHAR NOT NULL, holds BOOLEAN NOT NULL,
  is_main BOOLEAN NOT NULL, coder VARCHAR, score DOUBLE, tagged_at TIMESTAMPTZ NOT NULL
);
-- Derived from rules and tags, written anew for what a change touches: the themes a post has now. origin: rule | hand |
-- suggestion. At most one row of a post is its main theme: set by hand, else the first matching rule in the codebook's order.
CREATE TABLE post_theme (
  post_id UBIGINT NOT NULL, theme_id INTEGER NOT NULL, origin VARCHAR NOT NULL, rule_id INTEGER, is_main BOOLEAN NOT NULL
);
-- Derived by the model that learnt from the tags: what it would propose, never applied by itself.
CREATE TABLE suggestion (post_id UBIGINT NOT NULL, theme_id INTEGER NOT NULL, score DOUBLE NOT NULL, words JSON NOT NULL);
CREATE TABLE suggestion_model (trained_at TIMESTAMPTZ NOT NULL, examples BIGINT NOT NULL, spec JSON NOT NULL);

-- Two people code the same posts without seeing each other's answers.
CREATE TABLE coding_round (id INTEGER NOT NULL, label VARCHAR NOT NULL, started_at TIMESTAMPTZ NOT NULL, spec JSON NOT NULL);
CREATE TABLE coding_post (round_id INTEGER NOT NULL, position INTEGER NOT NULL, post_key VARCHAR NOT NULL);
CREATE TABLE coding_answer (
  round_id INTEGER NOT NULL, post_key VARCHAR NOT NULL, coder VARCHAR NOT NULL, theme_id INTEGER, coded_at TIMESTAMPTZ NOT NULL
);

-- An address of a screen, kept under a name.
CREATE TABLE saved_view (id INTEGER NOT NULL, screen VARCHAR NOT NULL, name VARCHAR NOT NULL, address VARCHAR NOT NULL, saved_at TIMESTAMPTZ NOT NULL);
-- What a chart over time should say at a day.
CREATE TABLE day_note (id INTEGER NOT NULL, day DATE NOT NULL, branch_id INTEGER, text VARCHAR NOT NULL, written_at TIMESTAMPTZ NOT NULL);

CREATE VIEW v_post_theme AS
  SELECT p.key AS post_key, t.label_fr, t.label_en, t.aim, pt.origin, pt.is_main
  FROM post_theme pt JOIN post p ON p.id = pt.post_id JOIN theme t ON t.id = pt.theme_id;
