import type { AudienceFormatFile } from '../format'

/**
 * Audience of one account: Meta Business Suite › Insights › Audience › Export, `Audience.csv`, UTF-16LE with BOM, `sep=,`, blocks
 * of a title and a table. Instagram (2025–26): total, gender and age, cities, countries, percentages as "4.2%". Older
 * Facebook layout (2022–2025): "Age & gender" with Men before Women, cities and countries as a row of names over a row of
 * values, "Top pages" (an index, not a share: left out), sometimes a daily series. No date and no account inside.
 */
export default {
  id: 'meta-audience',
  platform: null,
  oneOf: ['facebook', 'instagram'],
  level: 'audience',
  shape: 'blocks',
} satisfies AudienceFormatFile
