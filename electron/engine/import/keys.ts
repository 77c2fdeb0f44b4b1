import type { Platform } from '../../../shared/vocabulary'
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

/** `urn:li:activity:…` and its sisters `share` and `ugcPost`; in `/posts/` addresses with hyphens. Other addresses: themselves. */
function linkedinKeySql(link: Sql): Sql {
  const plain = sql`replace(${link}, '%3A', ':')`
  const kind = sql`lower(regexp_extract(${plain}, '(activity|share|ugcPost)[:-][0-9]{10,}', 1))`
  const id = sql`regexp_extract(${plain}, '(?:activity|share|ugcPost)[:-]([0-9]{10,})', 1)`
  return sql`CASE WHEN ${id} <> '' THEN 'linkedin:' || ${kind} || ':' || ${id}
    WHEN starts_with(${link}, 'http') THEN 'linkedin:link:' || regexp_replace(${link}, '^https?://(www\\.)?|[?#].*$', '', 'g') END`
}

/** Every server of Mastodon counts its own posts: the number goes with the server's name. */
function mastodonKeySql(link: Sql): Sql {
  const found = sql`regexp_extract(${link}, '^https?://([^/]+)/(?:@[^/]+|users/[^/]+/statuses)/([0-9]{5,})', ['server', 'id'])`
  return sql`CASE WHEN ${found}.id <> '' THEN 'mastodon:status:' || lower(${found}.server) || '/' || ${found}.id END`
}

const numbered = (kind: string, link: Sql, pattern: string): Sql =>
  sql`${literal(kind)} || nullif(regexp_extract(${link}, ${literal(pattern)}, 1), '')`

const number = (value: number): Sql => sql`CAST(${literal(String(value))} AS BIGINT)`

/**
 * Canonical key of a permalink, or NULL: `platform:kind:number or code`.
 * @param link SQL of the permalink's cell
 */
export function permalinkKeySql(platform: Platform, link: Sql): Sql {
  switch (platform) {
    case 'facebook':
      return facebookKeySql(link)
    case 'instagram':
      return instagramKeySql(link)
    case 'x':
      return numbered('x:status:', link, '/status(?:es)?/([0-9]{5,})')
    case 'linkedin':
      return linkedinKeySql(link)
    case 'youtube':
      return numbered('youtube:video:', link, '(?:[?&]v=|youtu\\.be/|/shorts/|/live/)([A-Za-z0-9_-]{11})')
    case 'tiktok':
      return numbered('tiktok:video:', link, '/(?:video|photo)/([0-9]{10,})')
    case 'bluesky':
      return numbered('bluesky:post:', link, '/profile/[^/]+/post/([a-z0-9]+)')
    case 'mastodon':
      return mastodonKeySql(link)
    case 'threads':
      return numbered('threads:post:', link, 'threads\\.(?:net|com)/@[^/]+/post/([A-Za-z0-9_-]+)')
  }
}

/** Id that a key holds: for the platforms whose permalink is the id. Text, so no spreadsheet rounds it. */
export function keyIdSql(key: Sql): Sql {
  return sql`CASE WHEN split_part(${key}, ':', 2) <> 'link' THEN split_part(${key}, ':', 3) END`
}

/** Handle of the account in a permalink, or NULL. */
export function handleInLinkSql(platform: Platform, link: Sql): Sql {
  switch (platform) {
    case 'facebook':
      return sql`nullif(regexp_extract(${link}, 'facebook\\.com/([A-Za-z0-9.]+)/(?:posts|videos|photos)/', 1), '')`
    case 'x':
      // x.com/i/… is an address without the account.
      return sql`nullif(nullif(regexp_extract(${link}, '(?:twitter|x)\\.com/([A-Za-z0-9_]{1,20})/status', 1), ''), 'i')`
    case 'tiktok':
      return sql`nullif(regexp_extract(${link}, 'tiktok\\.com/@([^/?]+)/', 1), '')`
    case 'bluesky':
      return sql`nullif(regexp_extract(${link}, '/profile/([^/]+)/post/', 1), '')`
    case 'mastodon':
      return sql`nullif(regexp_replace(regexp_extract(${link}, '^https?://[^/]+/(?:@|users/)[^/@]+'),
        '^https?://([^/]+)/(?:@|users/)(.+)$', '\\2@\\1'), '')`
    case 'threads':
      return sql`nullif(regexp_extract(${link}, 'threads\\.(?:net|com)/@([^/]+)/post/', 1), '')`
    default:
      return sql`NULL::VARCHAR`
  }
}

/**
 * Instant coded in the number of a key, or NULL. Instagram: `id >> 23` ms from August 2011; X: `id >> 22` ms from November 2010
 * (older posts have plain numbers); LinkedIn: `id >> 22` ms from 1970, for activity, share and ugcPost alike (published pairs of
 * one post lie 0.1 to 0.4 s apart); TikTok: `id >> 32` seconds from 1970, the moment of upload.
 */
export function instantInKeySql(platform: Platform, key: Sql): Sql {
  const id = sql`TRY_CAST(split_part(${key}, ':', 3) AS HUGEINT)`
  switch (platform) {
    case 'instagram':
      return codedInstantSql(key)
    case 'x':
      return sql`CASE WHEN ${id} BETWEEN 29700859247 AND 9223372036854775807
        THEN make_timestamptz((((${id} // 4194304) + 1288834974657)::BIGINT) * 1000) END`
    case 'linkedin':
      // Six quintillion is 2015; smaller numbers down to 2010, larger ones up to 2039.
      return sql`CASE WHEN ${id} BETWEEN 5300000000000000000 AND 9223372036854775807
        THEN make_timestamptz((${id} // 4194304)::BIGINT * 1000) END`
    case 'tiktok':
      return sql`CASE WHEN ${id} BETWEEN 6000000000000000000 AND 9223372036854775807
        THEN make_timestamptz((${id} // 4294967296)::BIGINT * 1000000) END`
    default:
      return sql`NULL::TIMESTAMPTZ`
  }
}

/** A shortcode is the id in base 64; those of private accounts go on beyond the 11 characters that hold the id. */
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
