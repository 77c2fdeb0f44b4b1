import { afterAll, beforeAll } from 'vitest'
import { hasBrowser } from './browser'
import type { Host } from './host'
import { sampleHost } from './sample'

/** One host on a copy of the sample network for the whole file of tests: for tests that only look. */
export function useSampleHost(): () => Host {
  let host: Host | null = null
  beforeAll(async () => {
    if (hasBrowser) host = await sampleHost()
  })
  afterAll(() => host?.close())
  return () => {
    if (host === null) throw new Error('no host')
    return host
  }
}
