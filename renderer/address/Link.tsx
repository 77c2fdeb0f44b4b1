import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { FILTER_KEYS } from './filterAddress'
import { go, useAddress, withQuery } from './location'

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  /** Path with or without query, e.g. `/compare?b=2`. The filter bar's keys are carried along unless the link names them. */
  readonly to: string
  readonly children: ReactNode
}

/** A link between screens: a real address, so that opening it in another window works. */
export function Link({ to, children, onClick, ...rest }: LinkProps) {
  const { query } = useAddress()
  const href = carryFilter(to, query)
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(href)
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}

/** The address `to` with the filter bar of `query`. */
export function carryFilter(to: string, query: URLSearchParams): string {
  const [path = '/', own = ''] = to.split('?')
  const result = new URLSearchParams(own)
  for (const key of FILTER_KEYS) {
    const value = query.get(key)
    if (value !== null && !result.has(key)) result.set(key, value)
  }
  return withQuery(path, result)
}
