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
    const target = frame.current?.contentDocument?.querySelector(`[data-section="${section}"], #${section}`)
    target?.scrollIntoView({ block: 'start' })
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
      onLoad={() =>
        frame.current?.contentDocument?.querySelector(`[data-section="${section}"], #${section}`)?.scrollIntoView()
      }
    />
  )
}
