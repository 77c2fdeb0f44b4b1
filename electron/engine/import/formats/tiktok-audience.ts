import type { AudienceTableFile } from '../format'
import { tiktokHandle } from '../slug'

/**
 * Followers of one account: TikTok Studio › Analytics › Followers › Download data. `FollowerGender.csv` and `FollowerTopTerritories.csv` in
 * `Followers_YYYY-MM-DD_<unix seconds>_<handle>.zip`: shares as fractions (`0.56`), headers English in every interface.
 * Territories are two-letter codes and `Others`.
 */
export default {
  id: 'tiktok-audience',
  platform: 'tiktok',
  level: 'audience',
  shape: 'table',
  basis: 'followers',
  tables: [
    { dimension: 'gender', label: { en: ['Gender'] }, values: [{ unit: 'fraction', names: { en: ['Distribution'] } }] },
    {
      dimension: 'country',
      label: { en: ['Top territories'] },
      values: [{ unit: 'fraction', names: { en: ['Distribution'] } }],
    },
  ],
  handleInName: tiktokHandle,
} satisfies AudienceTableFile
