import { z } from 'zod'
import type { Session } from '../db/database'
import { sql, type Sql } from '../db/sql'
import { postIdSql } from './keys'

/**
 * Note [identity]. A snapshot with an intact id belongs to the post of that id, always. One without ("loose") belongs to the
 * post its other keys lead to, strongest first: permalink, then fingerprint within its account. A key that leads to two
 * different ids joins nothing; loose rows of one key still join each other. All of it depends on the set of snapshots alone,
 * so the order of imports leaves no trace; it is worked out anew for the loose rows an import or an undo can reach.
 */
const count = z.object({ n: z.number() })

async function size(session: Session, query: Sql): Promise<number> {
  return (await session.first(count, query))?.n ?? 0
}

const anyLoose = sql`SELECT count(*) AS n FROM (SELECT 1 FROM snapshot WHERE native_id IS NULL LIMIT 1)`

/** Keys of the snapshots `which`, from which `relabelLoose` starts. Nothing is copied while no row is loose. */
export async function seedFrom(session: Session, which: Sql): Promise<void> {
  const wanted = (await size(session, anyLoose)) > 0 ? which : sql`FALSE`
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE seed AS SELECT permalink_key, account_id, published_at, text FROM snapshot WHERE ${wanted}`,
  )
}

/**
 * Works out the posts of the loose rows that `seed` can reach, and adds to `touched` (post_id) every post that won or lost a
 * row. Snapshots with an id keep no fingerprint: theirs is found by account, minute and text.
 * @returns number of keys that lead to two different ids
 */
export async function relabelLoose(session: Session): Promise<number> {
  if ((await size(session, anyLoose)) === 0) return 0
  await collectLoose(session)
  if ((await size(session, sql`SELECT count(*) AS n FROM loose`)) === 0) return 0
  const conflicts = await labelByPermalink(session)
  const more = await labelByFingerprint(session)
  await moveRows(session)
  return conflicts + more
}

/** Loose rows that share a key with the seeds, and those that share one with these, until there are no more. */
async function collectLoose(session: Session): Promise<void> {
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE all_loose AS
        SELECT rowid AS rid, permalink_key, account_id, fingerprint, published_at, text, post_id
        FROM snapshot WHERE native_id IS NULL`,
  )
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE loose AS SELECT * FROM all_loose WHERE permalink_key IN (SELECT permalink_key FROM seed)
        OR (fingerprint IS NOT NULL AND (account_id, published_at, text) IN (SELECT (account_id, published_at, text) FROM seed))`,
  )
  for (let before = -1; ;) {
    const now = await size(session, sql`SELECT count(*) AS n FROM loose`)
    if (now === before) return
    before = now
    await session.run(
      sql`CREATE OR REPLACE TEMP TABLE loose AS SELECT * FROM all_loose WHERE permalink_key IN (SELECT permalink_key FROM loose)
          OR (account_id, fingerprint) IN (SELECT (account_id, fingerprint) FROM loose WHERE fingerprint IS NOT NULL)
          OR rid IN (SELECT rid FROM loose)`,
    )
  }
}

/** label: `=<id>` once an id is found, else the permalink, else account and fingerprint. */
async function labelByPermalink(session: Session): Promise<number> {
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE permalink_id AS
        SELECT permalink_key, count(DISTINCT native_id) AS ids, min(native_id) AS native_id FROM snapshot
        WHERE native_id IS NOT NULL AND permalink_key IN (SELECT permalink_key FROM loose) GROUP BY permalink_key`,
  )
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE labelled AS
        SELECT l.rid, l.account_id, l.fingerprint, l.permalink_key, l.published_at, l.text, l.post_id,
               CASE WHEN p.ids = 1 THEN '=' || p.native_id
                    ELSE coalesce(l.permalink_key, l.account_id || '|' || l.fingerprint) END AS label
        FROM loose l LEFT JOIN permalink_id p ON p.permalink_key = l.permalink_key`,
  )
  return size(session, sql`SELECT count(*) AS n FROM permalink_id WHERE ids > 1`)
}

/** Joins labels by fingerprint; a group that leads to one id takes it, to several: its fingerprints join nothing. */
async function labelByFingerprint(session: Session): Promise<number> {
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE edge AS SELECT DISTINCT label, label AS grp, account_id, fingerprint FROM labelled
        WHERE NOT starts_with(label, '=') AND fingerprint IS NOT NULL`,
  )
  await spread(session)
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE anchor AS
        SELECT l.account_id, l.fingerprint, s.native_id FROM snapshot s
        JOIN (SELECT DISTINCT account_id, fingerprint, published_at, text FROM labelled WHERE fingerprint IS NOT NULL) l
          ON l.account_id = s.account_id AND l.published_at = s.published_at AND l.text = s.text
        WHERE s.native_id IS NOT NULL
        UNION SELECT account_id, fingerprint, label[2:] FROM labelled WHERE starts_with(label, '=') AND fingerprint IS NOT NULL`,
  )
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE verdict AS
        WITH grouped AS (SELECT e.grp, count(DISTINCT a.native_id) AS ids, min(a.native_id) AS native_id
                         FROM edge e LEFT JOIN anchor a ON a.account_id = e.account_id AND a.fingerprint = e.fingerprint GROUP BY e.grp)
        SELECT DISTINCT e.label, g.ids, CASE g.ids WHEN 0 THEN e.grp WHEN 1 THEN '=' || g.native_id ELSE e.label END AS final
        FROM edge e JOIN grouped g ON g.grp = e.grp`,
  )
  return size(session, sql`SELECT count(*) AS n FROM verdict WHERE ids > 1`)
}

/** Smallest label over shared fingerprints, until nothing changes. */
async function spread(session: Session): Promise<void> {
  for (;;) {
    await session.run(
      sql`CREATE OR REPLACE TEMP TABLE edge_next AS
          WITH by_print AS (SELECT account_id, fingerprint, min(grp) AS grp FROM edge GROUP BY ALL),
          by_label AS (SELECT e.label, min(b.grp) AS grp FROM edge e JOIN by_print b
                       ON b.account_id = e.account_id AND b.fingerprint = e.fingerprint GROUP BY e.label)
          SELECT e.label, l.grp, e.account_id, e.fingerprint FROM edge e JOIN by_label l ON l.label = e.label`,
    )
    const changed = await size(
      session,
      sql`SELECT count(*) AS n FROM edge e JOIN edge_next x ON x.label = e.label AND x.account_id = e.account_id
          AND x.fingerprint = e.fingerprint WHERE x.grp <> e.grp`,
    )
    await session.run(sql`CREATE OR REPLACE TEMP TABLE edge AS SELECT * FROM edge_next`)
    if (changed === 0) return
  }
}

/** Gives every loose row the id of its post: that of the native id, else of the group's strongest smallest key. */
async function moveRows(session: Session): Promise<void> {
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE moved AS
        WITH final AS (SELECT l.*, coalesce(v.final, l.label) AS final, a.platform FROM labelled l
                       LEFT JOIN verdict v ON v.label = l.label JOIN account a ON a.id = l.account_id),
        named AS (SELECT final, CASE WHEN starts_with(final, '=') THEN min(platform) || ':id:' || final[2:]
                         ELSE coalesce(min(permalink_key) FILTER (NOT contains(permalink_key, ':pfbid:')), min(permalink_key),
                                       min(platform) || ':fp:' || min(account_id) || ':' || min(fingerprint)) END AS key
                  FROM final GROUP BY final)
        SELECT f.rid, f.post_id AS was, ${postIdSql(sql`n.key`)} AS "is" FROM final f JOIN named n ON n.final = f.final`,
  )
  await session.run(sql`INSERT INTO touched SELECT was FROM moved WHERE was <> "is" UNION SELECT "is" FROM moved`)
  await session.run(
    sql`UPDATE snapshot SET post_id = m."is" FROM moved m WHERE snapshot.rowid = m.rid AND m.was <> m."is"`,
  )
}
