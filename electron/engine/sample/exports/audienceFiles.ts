import { parisInstant } from '../clocks'
import { LAST_EXPORT } from '../posts/facebook'
import type { SampleFile } from '../types'
import type { AudienceShares } from '../writers/metaAudience'
import { writeFacebookAudience, writeInstagramAudience } from '../writers/metaAudience'
import { instagramJuly, instagramOctober, otherPages, sante, santeSettled } from './audiences'

function audienceFile(accountKey: string, exportedAt: number, bytes: Uint8Array, extra = false): SampleFile {
  return {
    name: 'Audience.csv',
    bytes,
    exportedAt: new Date(exportedAt).toISOString(),
    accountKey,
    export: 'meta-audience',
    period: null,
    inside: null,
    extra,
  }
}

/** Instagram at two dates, seven Facebook pages at one, and (extra) the breakdown that settles Santé. */
export function audienceFiles(): SampleFile[] {
  const page = (key: string, shares: AudienceShares): SampleFile =>
    audienceFile(key, LAST_EXPORT, writeFacebookAudience(shares))
  return [
    audienceFile('ig-reseau', parisInstant('2026-07-06', 10, 15), writeInstagramAudience(5041, instagramJuly)),
    audienceFile('ig-reseau', LAST_EXPORT, writeInstagramAudience(5214, instagramOctober)),
    page('fb-sante', sante),
    ...Object.entries(otherPages).map(([key, shares]) => page(key, shares)),
    audienceFile('fb-sante', parisInstant('2026-10-12', 9, 20), writeFacebookAudience(santeSettled), true),
  ]
}
