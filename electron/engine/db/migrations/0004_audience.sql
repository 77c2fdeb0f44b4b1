-- Portée, schema 4: personas with a colour, surveys with their file, needs with their source.
-- colour: slot of the palette of branches; null = the accent.
ALTER TABLE persona ADD COLUMN colour INTEGER;
ALTER TABLE survey ADD COLUMN file_name VARCHAR;
ALTER TABLE survey ADD COLUMN sha256 VARCHAR;
ALTER TABLE survey ADD COLUMN imported_at TIMESTAMPTZ;
ALTER TABLE need ADD COLUMN source VARCHAR;
-- What somebody decided by hand: notes on this topic are answered by posts of this theme (or are not, whatever the rules say).
CREATE TABLE need_topic_theme (topic VARCHAR NOT NULL, theme_id INTEGER NOT NULL, holds BOOLEAN NOT NULL);
