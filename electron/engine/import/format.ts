import type { AccountDayMetric, Metric, Platform, PostFormat } from '../../../shared/vocabulary'

/** Languages in which headers were seen, or invented where marked so. */
export type HeaderLanguage = 'en' | 'fr' | 'sv' | 'pt' | 'de'

/** Names of one column in every language known, as printed by the platform; compared by `normaliseHeader`. */
export type HeaderNames = Partial<Record<HeaderLanguage, readonly string[]>>

/** What a column of a post export can mean, besides a metric. */
export type PostField =
  | 'native_id'
  | 'account_id'
  | 'account_handle'
  | 'account_name'
  | 'title'
  | 'description'
  | 'published'
  | 'permalink'
  | 'post_type'
  | 'is_share'
  | 'is_crosspost'
  | 'lifetime'

/** A metric read from a column that is not a plain count: seconds with decimals become milliseconds. */
export type Unit = 'count' | 'seconds'

interface FormatBase {
  /** `<platform>-<export>`, the name of the file it is written in. */
  readonly id: string
  /** null: the file does not tell (Meta daily files of both platforms look alike). */
  readonly platform: Platform | null
}

/** A table with one post per row. */
export interface PostFormatFile extends FormatBase {
  readonly level: 'post'
  readonly platform: Platform
  readonly fields: Partial<Record<PostField, HeaderNames>>
  readonly metrics: Partial<Record<Metric, HeaderNames>>
  readonly units?: Partial<Record<Metric, Unit>>
  /** Each must be present in some language, or the file is not of this format. */
  readonly required: readonly (PostField | Metric)[]
  /** At least one of them must be present. */
  readonly anyOf?: readonly (PostField | Metric)[]
  /** None of them may be present: they belong to a sister format. */
  readonly without?: readonly (PostField | Metric)[]
  /** Words of the post type column (lower case) → format. */
  readonly types: Readonly<Record<string, PostFormat>>
  /** Words of the lifetime column: anything else there that is a day gives the look-alike away. */
  readonly zone: string
  /** Day before month in written dates; only where the platform's interface in that language does so. */
  readonly dayFirst?: readonly HeaderLanguage[]
  readonly permalinks: 'facebook' | 'instagram'
  /** Refused by this name when the rows are of the look-alike kind. */
  readonly lookAlike?: string
}

/** Daily figures of one account, in titled sections of two columns. */
export interface DailyFormatFile extends FormatBase {
  readonly level: 'account_day'
  /** Section title (normalised) → what it counts and of which platform, null where both use it. */
  readonly titles: Readonly<Record<string, { readonly metric: AccountDayMetric; readonly platform: Platform | null }>>
}

/** Blocks about the people of one account. */
export interface AudienceFormatFile extends FormatBase {
  readonly level: 'audience'
}

/** Known only to be refused by name. */
export interface RefusedFormatFile extends FormatBase {
  readonly level: 'refused'
  /** Code of the refusal: the interface says what to export instead. */
  readonly code: string
  /** Header names (normalised) that must all be there, each list being alternatives. */
  readonly header: readonly (readonly string[])[]
}

export type Format = PostFormatFile | DailyFormatFile | AudienceFormatFile | RefusedFormatFile
