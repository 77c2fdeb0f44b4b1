import { literal, sql, type Sql } from '../db/sql'

/** Instagram counts milliseconds from here (24 August 2011). */
const INSTAGRAM_EPOCH = 1314220021721
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Canonical key of a Facebook permalink, or NULL: number of a reel or video, photo, post; `pfbid…` (weak: it can change
 * between exports, but two equal ones are one post).
 */
function facebookKeySql(link: Sql): Sql {
  const found = (kind: string, pattern: string): Sql =>
    sql`${literal(kind)} || nullif(regexp_extract(${link}, ${literal(pattern)}, 1), '')`
  return sql`CASE WHEN ${link} IS NULL THEN NULL
    WHEN contains(${link}, 'pfbid') THEN 'facebook:pfbid:' || regexp_extract(${link}, 'pfbid[^/?&]*')
    WHEN contains(${link}, '/reel/') OR contains(${link}, '/videos/') OR contains(${link}, '/watch')
      THEN ${found('facebook:video:', '(?:/reel/|/videos/(?:[^/?]+/)*|[?&]v=)([0-9]{5,})')}
    WHEN contains(${link}, 'story_fbid=') OR contains(${link}, '/posts/')
      THEN ${found('facebook:post:', '(?:story_fbid=|/posts/(?:[^/?]*[^0-9/?])?)([0-9]{5,})')}
    ELSE ${found('facebook:photo:', '(?:fbid=|/photos/(?:[^?]*/)?)([0-9]{5,})')} END`
}

function instagramKeySql(link: Sql): Sql {
  return sql`CASE WHEN ${link} IS NULL THEN NULL
    WHEN contains(${link}, '/stories/')
      THEN 'instagram:story:' || nullif(regexp_extract(${link}, '/stories/[^/]+/([0-9]{5,})', 1), '')
    ELSE 'instagram:code:' || nullif(regexp_extract(${link}, '/(?:p|reels?|tv)/([A-Za-z0-9_-]+)', 1), '') END`
}

const number = (value: number): Sql => sql`CAST(${literal(String(value))} AS BIGINT)`

export function permalinkKeySql(platform: 'facebook' | 'instagram', link: Sql): Sql {
  return platform === 'facebook' ? facebookKeySql(link) : instagramKeySql(link)
}

/**
 * Instant coded in an Instagram shortcode or story number: `id >> 23` + epoch. NULL where there is none. A shortcode is the
 * id in base 64; those of private accounts go on beyond the 11 characters that hold the id.
 */
export function codedInstantSql(key: Sql): Sql {
  const code = sql`lpad(left(split_part(${key}, ':', 3), 11), 11, 'A')`
  let id = sql`0::HUGEINT`
  for (let i = 1; i <= 11; i++)
    id = sql`(${id} * 64 + instr(${literal(ALPHABET)}, substr(${code}, ${number(i)}, 1)) - 1)`
  const story = sql`TRY_CAST(split_part(${key}, ':', 3) AS HUGEINT)`
  const instant = (media: Sql): Sql =>
    sql`CASE WHEN ${media} BETWEEN 8388608 AND 18446744073709551615
             THEN make_timestamptz(((${media} // 8388608) + ${number(INSTAGRAM_EPOCH)})::BIGINT * 1000) END`
  return sql`CASE WHEN starts_with(${key}, 'instagram:code:') AND length(${key}) >= 24 THEN ${instant(id)}
                  WHEN starts_with(${key}, 'instagram:story:') THEN ${instant(story)} END`
}

/** Key of a post that is known by its id. */
export function idKeySql(platform: Sql, nativeId: Sql): Sql {
  return sql`(${platform} || ':id:' || ${nativeId})`
}

/** Post id of a key: 64 bits of its MD5, the same in every workspace and version. */
export function postIdSql(key: Sql): Sql {
  return sql`md5_number_lower(${key})`
}

/** Minute of publication and hash of the text; NULL without a text, because many posts of one minute have none. */
export function fingerprintSql(publishedAt: Sql, text: Sql): Sql {
  return sql`CASE WHEN ${text} <> '' THEN
    (epoch_ms(${publishedAt}) // 60000)::VARCHAR || ':' || md5_number_lower(${text})::VARCHAR END`
}
