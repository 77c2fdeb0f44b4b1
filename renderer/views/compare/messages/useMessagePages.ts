import { useEffect, useState } from 'react'
import type { Message, MessageList } from '../../../../shared/contract/alike'
import { changeQuery } from '../../../address/location'
import { usePages } from '../usePages'

/** Messages whose posts stand in full at once. Each may have a post of every account. */
const SIZE = 12

/** The messages as pages of twelve; `open` goes to one of them, whatever its page. */
export interface MessagePages {
  readonly shown: readonly Message[]
  readonly page: number
  readonly pages: number
  readonly size: number
  readonly open: (id: number) => void
}

export const anchorOf = (id: number): string => `message-${id}`

/** See MessagePages. The page is in the address. */
export function useMessagePages({ messages }: MessageList): MessagePages {
  const { shown, page, pages } = usePages(messages, SIZE)
  const [wanted, setWanted] = useState<{ readonly id: number } | null>(null)
  useEffect(() => {
    if (wanted === null) return
    const text = document.getElementById(anchorOf(wanted.id))
    text?.scrollIntoView()
    text?.querySelector('a')?.focus({ preventScroll: true })
  }, [wanted, page])
  const open = (id: number) => {
    const place = messages.findIndex((message) => message.id === id)
    const to = Math.floor(place / SIZE) + 1
    if (to !== page) changeQuery({ page: to === 1 ? null : String(to) })
    setWanted({ id })
  }
  return { shown, page, pages, size: SIZE, open }
}
