import type { Platform } from '../../../shared/vocabulary'

/** A file Portée knows well enough to refuse by name. */
export interface KnownElsewhere {
  readonly platform: Platform | null
  /** Name of the export, for the sentence of the interface. */
  readonly export: string
  /** Code of the refusal. not_yet_supported: a later version reads it; wrong_export: another export of the same platform holds the posts. */
  readonly code: 'not_yet_supported' | 'wrong_export'
  /** Normalised header names, all present; each list = alternatives. */
  readonly header: readonly (readonly string[])[]
  /** Name of the sheet, where the header alone says too little. */
  readonly sheet?: RegExp
  /** Name of the file, likewise. */
  readonly file?: RegExp
}

/** Header signatures of formats.md 5 to 8, the most particular first. */
export const KNOWN_ELSEWHERE: readonly KnownElsewhere[] = [
  {
    platform: 'facebook',
    export: 'creator-studio-videos',
    code: 'wrong_export',
    header: [['universal video id', 'video asset id']],
  },
  {
    platform: 'facebook',
    export: 'legacy-insights',
    code: 'not_yet_supported',
    header: [['post message'], ['lifetime post total reach', 'post_impressions_unique:lifetime']],
  },
  {
    platform: 'facebook',
    export: 'legacy-insights-page',
    code: 'not_yet_supported',
    header: [['date'], ['page_fans:lifetime', 'lifetime total likes']],
  },
  { platform: 'x', export: 'activity', code: 'not_yet_supported', header: [['tweet id'], ['tweet text']] },
  {
    platform: 'x',
    export: 'content',
    code: 'not_yet_supported',
    header: [['post id'], ['post text', 'texte du post']],
  },
  {
    platform: 'x',
    export: 'overview',
    code: 'not_yet_supported',
    header: [['date'], ['impressions'], ['bookmarks'], ['new follows']],
  },
  {
    platform: 'linkedin',
    export: 'content',
    code: 'not_yet_supported',
    header: [
      ['post title', 'título de la publicación'],
      ['post link', 'enlace de la publicación'],
    ],
  },
  {
    platform: 'linkedin',
    export: 'followers',
    code: 'not_yet_supported',
    header: [['sponsored followers'], ['organic followers']],
  },
  {
    platform: 'youtube',
    export: 'table-data',
    code: 'not_yet_supported',
    header: [
      ['content', 'contenu', 'video', 'conteúdo'],
      ['video title', 'titre de la vidéo', 'videotitel', 'título do vídeo'],
    ],
  },
  {
    platform: 'youtube',
    export: 'audience',
    code: 'not_yet_supported',
    header: [['viewer age', 'viewer gender', 'cities', 'idade do espectador', 'subscription status']],
  },
  {
    platform: 'youtube',
    export: 'chart-data',
    code: 'not_yet_supported',
    header: [
      ['date', 'datum', 'data'],
      ['views', 'aufrufe', 'vues', 'visualizações'],
    ],
  },
  {
    platform: 'tiktok',
    export: 'content',
    code: 'not_yet_supported',
    header: [['video link'], ['post time', 'total views']],
  },
  {
    platform: 'tiktok',
    export: 'overview',
    code: 'not_yet_supported',
    header: [['date'], ['video views'], ['profile views']],
  },
  {
    platform: 'tiktok',
    export: 'business-overview',
    code: 'not_yet_supported',
    header: [
      ['videovisningar', 'video views'],
      ['profilvisningar', 'profile views'],
    ],
  },
  {
    platform: 'tiktok',
    export: 'followers',
    code: 'not_yet_supported',
    header: [['date'], ['followers'], ['difference in followers from previous day']],
  },
  {
    platform: 'tiktok',
    export: 'viewers',
    code: 'not_yet_supported',
    header: [['date'], ['total viewers'], ['new viewers']],
  },
  {
    platform: 'tiktok',
    export: 'audience',
    code: 'not_yet_supported',
    header: [['gender', 'top territories'], ['distribution']],
  },
  {
    platform: 'tiktok',
    export: 'follower-activity',
    code: 'not_yet_supported',
    header: [['hour'], ['active followers']],
  },
]
