import type { QuarterlyReport, ReportSection } from '../report'
import type { Words } from '../words'
import { type Html, html } from './html'

/** A section with its heading; the comment, when there is one, stands last. */
export function sectionFrame(section: ReportSection, report: QuarterlyReport, words: Words, body: Html): Html {
  const comment = section === 'word' ? undefined : report.comments.get(section)
  return html`<section class="s-${section}">
    <h2>${words.say(`report.${section}`)}</h2>
    ${body} ${comment === undefined ? null : html`<p class="comment">${comment}</p>`}
  </section>`
}
