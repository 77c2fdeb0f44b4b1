import { useCallback, useState, type ReactNode, type RefObject } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import { MOST_POSTS } from '../../../shared/contract/posts'
import { useQuery } from '../../api/useQuery'
import { useThemes } from '../../api/useThemes'
import { ThemePicker } from '../../components/ThemePicker'
import type { HeldTheme } from '../../components/themeChoice'
import type { Bulk, Targets } from './useBulk'

/** What is being given themes: its posts, and beside what the list opens. */
interface Picking {
  readonly n: number
  readonly targets: Targets
  /** Ids, where they are few enough to ask what they have. */
  readonly ids: readonly string[]
  /** A single post that is on screen says itself what it has. */
  readonly row: PostRow | null
  readonly anchor: RefObject<Element | null>
}

export interface Picker {
  readonly isOpen: boolean
  readonly openFor: (picking: Picking) => void
  /** The open list, or nothing. */
  readonly element: ReactNode
}

/** The list of themes beside a row or a selection; each choice is written at once. */
export function usePicking(bulk: Bulk, rowOf: (id: string) => PostRow | null): Picker {
  const [picking, setPicking] = useState<Picking | null>(null)
  const close = useCallback(() => setPicking(null), [])
  const element = picking !== null && <Open picking={picking} bulk={bulk} row={nowOf(picking, rowOf)} onClose={close} />
  return { isOpen: picking !== null, openFor: setPicking, element }
}

function nowOf({ row }: Picking, rowOf: (id: string) => PostRow | null): PostRow | null {
  return row === null ? null : (rowOf(row.id) ?? row)
}

function Open(props: {
  readonly picking: Picking
  readonly bulk: Bulk
  readonly row: PostRow | null
  readonly onClose: () => void
}) {
  const { picking, bulk, row, onClose } = props
  const { nameOf } = useThemes()
  const { ids } = picking
  const asked = useQuery(['posts.themesOf', ids], (api, signal) => api.posts.themesOf({ ids: [...ids] }, { signal }), {
    enabled: row === null && ids.length > 0 && ids.length <= MOST_POSTS,
  })
  return (
    <ThemePicker
      anchor={picking.anchor}
      posts={picking.n}
      held={row === null ? asked.data : heldBy(row)}
      onChange={(change) => bulk.tag(picking.targets, change, nameOf(change.themeId))}
      onClose={onClose}
    />
  )
}

/** Themes of one post as the list of themes takes them. */
export function heldBy(row: PostRow): HeldTheme[] {
  return row.themes.map(({ themeId, isMain }) => ({ themeId, n: 1, main: isMain ? 1 : 0 }))
}
