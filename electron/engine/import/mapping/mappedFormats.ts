/** Format of everything that came through the mapping screen, by its level. */
export const MAPPED_FORMATS = {
  post: 'mapped-posts',
  account_day: 'mapped-days',
  audience: 'mapped-audience',
} as const
