import { useEffect, useRef } from 'react'
import { Waiting } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import type { Section } from './SectionList'

/** Width of an A4 page in CSS pixels, and the room around it. */
const PAGE = 794

/**
 * The report as it will be printed, in a frame without scripts, forms or origin of its own: the document comes from data
 * that platforms wrote. allow-same-origin lets this window scroll it; nothing inside can run.
 */
export function ReportPage({
  html,
  isStale,
  section,
}: {
  readonly html: string | null
  readonly isStale: boolean
  readonly section: Section
}) {
  const t = useWords()
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    showSection(frame.current, section)
  }, [section, html])
  if (html === null) return <Waiting />
  return (
    <iframe
      ref={frame}
      className={isStale ? 'stale' : ''}
      title={t('report.page.frame')}
      sandbox="allow-same-origin"
      srcDoc={html}
      width={PAGE}
      onLoad={(event) => showSection(event.currentTarget, section)}
    />
  )
}

/** Scrolls the page to a section; the summary is the top of the first page, with its head. */
function showSection(frame: HTMLIFrameElement | null, section: Section): void {
  const target = section === 'summary' ? null : frame?.contentDocument?.querySelector(`.s-${section}`)
  const top =
    target === null || target === undefined
      ? 0
      : target.getBoundingClientRect().top + (frame?.contentWindow?.scrollY ?? 0) - 16
  frame?.contentWindow?.scrollTo({ top })
}
