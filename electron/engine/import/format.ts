import type {
  AccountDayMetric,
  AudienceBasis,
  AudienceDimension,
  Metric,
  Platform,
  PostFormat,
} from '../../../shared/vocabulary'

/** Languages in which headers were seen, or invented where marked so. */
export type HeaderLanguage = 'en' | 'fr' | 'sv' | 'pt' | 'de' | 'es'

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
  /** Words for "organic" and "sponsored". */
  | 'is_sponsored'
  | 'lifetime'
  /** Names of staff and the like: read by nothing, kept nowhere, not even in `extra`. */
  | 'private'

/** How a cell becomes a BIGINT: seconds and hours with decimals become milliseconds. */
export type Unit = 'count' | 'seconds' | 'hours'

/** A file as it is matched: its name and, for a sheet of a workbook, the sheet's. */
export interface TableName {
  readonly fileName: string
  readonly sheet: string | null
}

interface FormatBase {
  /** `<platform>-<export>`, the name of the file it is written in. */
  readonly id: string
  /** null: the file does not tell (Meta daily files of both platforms look alike). */
  readonly platform: Platform | null
  /** Platforms that hand out such files, where the file does not tell which: accounts of others are not offered. */
  readonly oneOf?: readonly Platform[]
}

/** What the publication column says, and what else tells when a post was published. */
export interface TimeRule {
  /** clock: day and time. day: a day. day_of_year: day and month without a year, later than the instant coded in the id. */
  readonly written: 'clock' | 'day' | 'day_of_year'
  /**
   * The instant coded in the permalink's number. proves: shows whether the zone of the written clock is right, and settles
   * which of two autumn hours it is. is: is the publication; the written day is used only where there is none. uploads: is
   * the publication if the written day is its UTC day, else the written day is.
   */
  readonly coded?: 'proves' | 'is' | 'uploads'
  /** True where the platform writes no numeric dates: one with slashes is a spreadsheet's, and its order must be proven. */
  readonly named?: boolean
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
  /** Meaning of the columns of a table in an unknown language, told by its structure alone. */
  readonly byPosition?: PositionRule
  /** Words of the post type column (lower case) → format. */
  readonly types: Readonly<Record<string, PostFormat>>
  /** Format of a post whose type no column and no permalink tells; `other` without it. */
  readonly plainType?: PostFormat
  /** Zone of the written clock; that of a written day is UTC or unknown, and a day stays the day it is. */
  readonly zone: string
  readonly time: TimeRule
  /** Day before month in written dates; only where the platform's interface in that language does so. */
  readonly dayFirst?: readonly HeaderLanguage[]
  /** Which numbers and codes a permalink holds: see keys.ts. */
  readonly permalinks: Platform
  /**
   * What the id column holds. digits: a number. page_and_post: two joined by `_`, the account's and the post's. video: the 11
   * characters of a YouTube video, of which the permalink is made. link: nothing that is trusted more than the permalink.
   */
  readonly ids: 'digits' | 'page_and_post' | 'video' | 'link'
  /** Captions hold `&amp;`, `&lt;`, `&gt;`. */
  readonly entities?: boolean
  /** A text that begins with `@` is a reply. */
  readonly replies?: boolean
  /** A lone last cell that holds this number says that the file was cut off after so many rows. */
  readonly cutAfter?: number
  /** Account told by the file's name alone (a slug), or null. */
  readonly handleInName?: (fileName: string) => string | null
  /** Rows that name no account are of this one, which a person said (null: says for each file), on Meta's platforms too. */
  readonly account?: { readonly name: string | null }
  /** Sheets that make one table: see combine.ts. */
  readonly joins?: JoinRule
  /** Refused by this name when the rows are of the look-alike kind. */
  readonly lookAlike?: string
}

/** A table known by its structure: a sentence alone in its row, then a header of so many columns, links in one of them. */
export interface PositionRule {
  readonly width: { readonly from: number; readonly to: number }
  readonly link: { readonly column: number; readonly holds: RegExp }
  readonly columns: readonly (PostField | Metric | null)[]
}

/** Columns that a workbook keeps on another sheet than its main one, row by row under the same id. */
export interface JoinRule {
  /** Header name (normalised) of the id on every sheet. */
  readonly id: string
  /** Normalised header names that make a sheet the main one. */
  readonly main: readonly (readonly string[])[]
  /** The sheet that holds the columns wanted: by its name, and by the columns. */
  readonly sheet: RegExp
  /** Normalised name on that sheet → header in the combined table. */
  readonly columns: Readonly<Record<string, string>>
}

/** Daily figures of one account, in titled sections of two columns. */
export interface DailySectionsFile extends FormatBase {
  readonly level: 'account_day'
  readonly shape: 'sections'
  /** Section title (normalised) → what it counts and of which platform, null where both use it. */
  readonly titles: Readonly<Record<string, { readonly metric: AccountDayMetric; readonly platform: Platform | null }>>
}

/** What a column of a daily table counts. `followers` is a stock at the end of the day, never a sum. */
export type DailyMetric = AccountDayMetric | 'followers'

/** Daily figures: a column of days and columns of figures. */
export interface DailyTableFile extends FormatBase {
  readonly level: 'account_day'
  readonly shape: 'table'
  readonly date: HeaderNames
  /** Within one language the first name that the file has counts. */
  readonly metrics: Partial<Record<DailyMetric, HeaderNames>>
  /** Parts that are added where the file has no column of the metric itself; a part that is missing makes it missing. */
  readonly parts?: Partial<Record<DailyMetric, readonly HeaderNames[]>>
  /** Parts that only newer files have. */
  readonly optionalParts?: Partial<Record<DailyMetric, readonly HeaderNames[]>>
  readonly units?: Partial<Record<DailyMetric, Unit>>
  /** One list per sign: the file has a column of each list (names normalised), or it is not of this format. */
  readonly signs: readonly (readonly string[])[]
  /** Names (normalised) of columns that only a sister export has. */
  readonly without?: readonly string[]
  /** True: every column is known by `date`, `metrics` or here; a column that is not tells another kind of file. */
  readonly others?: HeaderNames
  /** Names of files (besides their columns) that are proof enough. */
  readonly file?: RegExp
  /** How the platform writes days as numbers; null: as ISO or with the name of the month, so that others need proof. */
  readonly slashes: 'month_first' | null
  /** True: days without a year, the newest last or first; the export date tells the year. */
  readonly yearless?: boolean
  /** People counted only among one part of the audience: the metric is known on days when the other part is 0. */
  readonly partial?: { readonly metric: DailyMetric; readonly other: HeaderNames }
  /** Gains minus losses, worked out from one day's stock to the next. */
  readonly difference?: boolean
  /** Columns that name the account of each row. */
  readonly accounts?: { readonly network: HeaderNames; readonly profile: HeaderNames }
  /** A column of series: only the rows of the total are days of the account. */
  readonly series?: HeaderNames
  /** Tables in a language nobody has seen, told by structure and arithmetic. */
  readonly byPosition?: readonly DailyPositions[]
  readonly handleInName?: (fileName: string) => string | null
}

/** A daily table whose columns are known by their order alone. */
export interface DailyPositions {
  readonly columns: readonly (DailyMetric | 'date' | 'other_part' | null)[]
  /** Positions of parts and of their total: the arithmetic that proves the order. */
  readonly sums: readonly { readonly parts: readonly number[]; readonly total: number }[]
  /** The file's name, where the structure alone says too little. */
  readonly file?: RegExp
}

export type DailyFormatFile = DailySectionsFile | DailyTableFile

/** Blocks about the people of one account. */
export interface AudienceBlocksFile extends FormatBase {
  readonly level: 'audience'
  readonly shape: 'blocks'
}

/** A column of labels and a column of values about the people of one account. */
export interface AudienceTableFile extends FormatBase {
  readonly level: 'audience'
  readonly shape: 'table'
  readonly platform: Platform
  readonly basis: AudienceBasis
  readonly tables: readonly AudienceTable[]
  readonly handleInName?: (fileName: string) => string | null
}

export interface AudienceTable {
  readonly dimension: AudienceDimension
  readonly label: HeaderNames
  /** Column that says the label in words, where the first holds a number: then the table must have it. */
  readonly words?: HeaderNames
  /** Columns of values, the one preferred first. percent: 12.3 or 12.3%. fraction: 0.123. */
  readonly values: readonly { readonly unit: 'percent' | 'fraction' | 'count'; readonly names: HeaderNames }[]
}

export type AudienceFormatFile = AudienceBlocksFile | AudienceTableFile

/** Known only to be refused by name. */
export interface RefusedFormatFile extends FormatBase {
  readonly level: 'refused'
  /** Code of the refusal: the interface says what to export instead. */
  readonly code: string
  /** Header names (normalised) that must all be there, each list being alternatives. */
  readonly header: readonly (readonly string[])[]
}

export type Format = PostFormatFile | DailyFormatFile | AudienceFormatFile | RefusedFormatFile
