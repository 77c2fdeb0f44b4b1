/** A theme that some of the posts at hand have: how many have it, and for how many it is the main one. */
export interface HeldTheme {
  readonly themeId: number
  readonly n: number
  readonly main: number
}

/** What `themes.tag` takes: the post has the theme or not; `main` sets or takes away the main theme. */
export interface ThemeChange {
  readonly themeId: number
  readonly holds: boolean
  readonly main?: boolean
}

/** What a key asks: a theme that all have is taken from all, else given to all; the main theme likewise. */
export function act(held: readonly HeldTheme[], themeId: number, kind: 'toggle' | 'main', posts: number): ThemeChange {
  const own = held.find((each) => each.themeId === themeId)
  if (kind === 'main') return { themeId, holds: true, main: own?.main !== posts }
  return { themeId, holds: own?.n !== posts }
}

/** What will hold after a change of all the posts. A main theme takes the place of another. */
export function nextHeld(held: readonly HeldTheme[], change: ThemeChange, posts: number): readonly HeldTheme[] {
  const { themeId, holds, main } = change
  const own = held.find((each) => each.themeId === themeId)
  const others = held
    .filter((each) => each.themeId !== themeId)
    .map((each) => (main === true ? { ...each, main: 0 } : each))
  if (!holds) return others
  return [...others, { themeId, n: posts, main: main === undefined ? (own?.main ?? 0) : main ? posts : 0 }]
}
