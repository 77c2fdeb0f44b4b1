import { expect, it } from 'vitest'
import { z } from 'zod'
import { literal, sql } from '../../electron/engine/db/sql'
import { handleInLinkSql, permalinkKeySql } from '../../electron/engine/import/keys'
import type { Platform } from '../../shared/vocabulary'
import { bench } from './importing'

/** Key and handle of a permalink, as the importer reads them. */
async function read(platform: Platform, link: string) {
  const { database } = await bench()
  const at = sql`${literal(link)}::VARCHAR`
  return (
    await database.read((session) =>
      session.all(
        z.object({ key: z.string().nullable(), handle: z.string().nullable() }),
        sql`SELECT ${permalinkKeySql(platform, at)} AS key, ${handleInLinkSql(platform, at)} AS handle`,
      ),
    )
  )[0]
}

it.each([
  [
    'mastodon',
    'https://Mastodon.social/@valmont/112233445566',
    'mastodon:status:mastodon.social/112233445566',
    'valmont@Mastodon.social',
  ],
  [
    'mastodon',
    'https://social.valmont.example/users/bu/statuses/998877665544',
    'mastodon:status:social.valmont.example/998877665544',
    'bu@social.valmont.example',
  ],
  ['mastodon', 'https://mastodon.social/about', null, null],
  ['threads', 'https://www.threads.net/@bu.valmont/post/DAb_c-1', 'threads:post:DAb_c-1', 'bu.valmont'],
  ['threads', 'https://www.threads.com/@bu.valmont/post/DAb_c-1?x=1', 'threads:post:DAb_c-1', 'bu.valmont'],
  ['threads', 'https://www.threads.net/@bu.valmont', null, null],
] as const)('a post of %s is known by its address: %s', async (platform, link, key, handle) => {
  expect(await read(platform, link)).toEqual({ key, handle })
})

it('the same number on two servers of Mastodon is two posts', async () => {
  const [one, other] = [
    await read('mastodon', 'https://a.example/@bu/12345678'),
    await read('mastodon', 'https://b.example/@bu/12345678'),
  ]
  expect(one?.key).not.toBe(other?.key)
})
