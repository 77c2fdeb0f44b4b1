import type { SampleTruth } from './truthKinds'

/** Platforms of the sample network. */
type SamplePlatform = 'facebook' | 'instagram' | 'linkedin' | 'x' | 'youtube'

/** Keys of the themes of the starter codebook. */
export type ThemeKey =
  | 'hours'
  | 'spaces'
  | 'events'
  | 'training'
  | 'online_services'
  | 'reading'
  | 'student_life'
  | 'research'
  | 'heritage'
  | 'backstage'
  | 'games'
  | 'relay'

/** What a theme or an account is judged by. */
export type Aim = 'reach' | 'interactions' | 'clicks' | 'views'

/** A name in both languages of the application. */
export interface Label {
  fr: string
  en: string
}

/** A library, or a group of them (two levels: a library's `parent` is the key of a group). */
export interface SampleBranch {
  key: string
  name: string
  kind: 'group' | 'library'
  parent: string | null
}

/** A page or profile. `branch` is the key of a library, or null when it belongs to the network. */
export interface SampleAccount {
  key: string
  platform: SamplePlatform
  branch: string | null
  handle: string
  /** Page or account name as the platform writes it today. */
  name: string
  /** Page ID (Facebook), Account ID (Instagram); null where this exports carry none. */
  nativeId: string | null
  url: string
  /** First name only. */
  coordinator: string
  /** Day the account was closed, or null. */
  closed: string | null
  /** Every name it has had, with the days it was valid (null: still). */
  names: readonly { name: string; from: string; to: string | null }[]
}

/** A city as the gazetteer knows it (GeoNames name, first-level region, ISO country). */
export interface SamplePlace {
  name: string
  region: string
  country: string
}

/** Who the network talks to. Ages in completed years, both ends included, `to` null = or older; null = no condition. */
export interface SamplePersona {
  key: string
  name: string
  who: Label
  age: { from: number; to: number | null } | null
  /** Places of the target; null = no condition on place. */
  places: readonly SamplePlace[] | null
  /** What they are at the university, in the words of surveys; absent = no condition. */
  statuses?: readonly string[]
  /** Functions as LinkedIn names them; absent = no condition. */
  functions?: readonly string[]
  needs: readonly Label[]
}

/** One condition of an editorial line: the share of the audience that must satisfy it (0 to 1). */
export interface SampleClause {
  persona: string
  dimension: 'age' | 'place' | 'status' | 'occupation'
  threshold: number
}

/** What an account is for, from a day on. An account's lines follow each other; the newest has `to` null. */
export interface SampleEditorialLine {
  account: string
  from: string
  to: string | null
  personas: readonly string[]
  /** Themes with the planned share of posts (0 to 1); the rest is free. */
  themes: readonly { theme: ThemeKey; share: number }[]
  aim: Aim
  clauses: readonly SampleClause[]
}

/** A theme of the codebook. Order of the list = priority: the first rule that matches gives a post its main theme. */
export interface SampleTheme {
  key: ThemeKey
  label: Label
  aim: Exclude<Aim, 'views'>
  /** Whole words or phrases; accents, capitals and plurals in -s or -x are ignored. */
  anyOf: readonly string[]
  /** A post that holds one of these is not matched. */
  noneOf: readonly string[]
}

/** Followers of an account on a day, typed in by hand. */
export interface SampleFollowers {
  account: string
  day: string
  count: number
  source: 'profile' | 'page_insights'
}

/** A span of the university calendar; both days included. `branch` null = the whole network. */
export interface SampleCalendarEvent {
  kind: 'teaching' | 'exams' | 'holiday' | 'closure'
  label: Label
  from: string
  to: string
  branch: string | null
}

/** A remark that hangs on the network, an account or a branch. */
export interface SampleNote {
  on: { account: string } | { branch: string } | { network: true }
  day: string
  text: Label
}

/** Everything a person would type in: plain data, no generated value. */
export interface SampleNetwork {
  name: string
  /** IANA zone in which days and hours are shown. */
  timeZone: string
  branches: readonly SampleBranch[]
  accounts: readonly SampleAccount[]
  personas: readonly SamplePersona[]
  editorialLines: readonly SampleEditorialLine[]
  themes: readonly SampleTheme[]
  followers: readonly SampleFollowers[]
  calendar: readonly SampleCalendarEvent[]
  notes: readonly SampleNote[]
}

/** What an export file is. */
export type SampleExport =
  | 'facebook-content'
  | 'instagram-content'
  | 'instagram-stories'
  | 'meta-daily'
  | 'meta-audience'
  | 'linkedin-content'
  | 'linkedin-followers'
  | 'x-content'
  | 'youtube-content'
  | 'youtube-audience'

/** A sheet of a workbook or an entry of an archive. */
export interface SampleTable {
  name: string
  /** False: the platform adds it, and the importer answers with the table that says the same better. */
  isRead: boolean
}

/** One export as a coordinator would drop it. */
export interface SampleFile {
  /** Unique in the drop; daily and audience files get ` (1)`, ` (2)`… as a browser would add. */
  name: string
  bytes: Uint8Array
  /** ISO instant of the export: the modification time of the file. */
  exportedAt: string
  /** The account it belongs to: the answer where a file does not tell. */
  accountKey: string
  export: SampleExport
  /** Period somebody chose (days of the platform's clock, both included), or null where there is none to choose. */
  period: { from: string; to: string } | null
  /** Tables inside a workbook or an archive; null where the file is the table. */
  inside: readonly SampleTable[] | null
  /** True for a file that is not part of the default drop. */
  extra: boolean
}

/** A file that no platform exports: what a person takes in by hand. */
export type SamplePaper = {
  name: string
  bytes: Uint8Array
  /** ISO instant of its last change. */
  savedAt: string
} & (
  | {
      kind: 'survey'
      label: Label
      /** Last day on which it could be answered. */
      takenOn: string
      isProbability: boolean
      population: number | null
    }
  | { kind: 'population'; label: Label; dimension: 'age' | 'status' | 'persona'; takenOn: string; source: Label }
  | {
      kind: 'notes'
      /** Topics that posts of a theme answer, as somebody decided by hand. */
      decisions: readonly { topic: string; theme: ThemeKey }[]
    }
)

/** The figures of a post in the newest export that holds it. */
export interface SampleFigures {
  exportedAt: string
  impressions: number | null
  views: number | null
  reach: number | null
  /** Reactions; likes on Instagram, X and YouTube. */
  reactions: number
  comments: number
  shares: number
  /** Instagram; on X bookmarks. */
  saves: number | null
  /** Reactions or likes + comments (X: replies) + shares (X, LinkedIn: reposts), with the saves of Instagram and X. */
  interactions: number
}

/** One post of the truth table. */
export interface SamplePost {
  key: string
  accountKey: string
  branch: string | null
  platform: SamplePlatform
  /** ISO instant; YouTube's exports give the day only. */
  publishedAt: string
  theme: ThemeKey
  kind: 'photo' | 'video' | 'reel' | 'live' | 'link' | 'text' | 'image' | 'carousel' | 'story'
  text: string
  /** Key of the message it repeats, when several branches posted the same one. */
  message: string | null
  boosted: boolean
  share: boolean
  /** Post of another account, listed because of a collaboration. */
  collaboration: boolean
  /** X: an answer to somebody. */
  reply: boolean
  /** `null` when no readable row of the default drop holds the post. */
  figures: SampleFigures | null
  /** Number of readable rows over the files of the default drop (each is a snapshot). */
  snapshots: number
}

/** What the generator returns. */
export interface Sample {
  network: SampleNetwork
  files: readonly SampleFile[]
  papers: readonly SamplePaper[]
  posts: readonly SamplePost[]
  truths: readonly SampleTruth[]
}
