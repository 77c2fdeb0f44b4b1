import type { Finding } from '../../../../shared/contract/common'
import type { KeyFigure, Proposal, QuarterlyReport, ReportSection } from '../report'
import type { Words } from '../words'
import { audienceSection } from './audienceSection'
import { branchSection, platformSection } from './comparisonSections'
import { sectionFrame } from './frame'
import { type Html, html } from './html'
import { platformMark, strengthMark } from './marks'
import { methodSection } from './methodSection'
import { postsSection } from './postsSection'
import { shortPeriod } from './titles'
import { quarterBefore, yearEarlier } from '../neighbours'

type Writer = (report: QuarterlyReport, words: Words) => Html | null

const WRITERS: Record<ReportSection, Writer> = {
  summary: summarySection,
  key_figures: keyFiguresSection,
  branches: branchSection,
  platforms: platformSection,
  posts: postsSection,
  audiences: audienceSection,
  word: wordSection,
  method: methodSection,
}

/** The chosen sections in their order, each with the comment a person wrote under it. */
export function reportSections(report: QuarterlyReport, words: Words): Html[] {
  return report.sections.flatMap((section) => {
    const written = WRITERS[section](report, words)
    return written === null ? [] : [written]
  })
}

function summarySection(report: QuarterlyReport, words: Words): Html {
  const sure = report.findings.filter((finding) => finding.strength !== 'cannot_tell' && finding.strength !== null)
  const open = report.findings.filter((finding) => finding.strength === 'cannot_tell')
  const column = (heading: string, items: readonly Html[]) =>
    html`<div>
      <h3>${words.say(heading)}</h3>
      ${items.length === 0 ? html`<p class="say mute">${words.say('report.summary.nothing')}</p>` : items}
    </div>`
  return sectionFrame(
    'summary',
    report,
    words,
    html`<div class="dec">
      ${column(
        'report.summary.worked',
        sure.map((f) => said(f, words)),
      )}
      ${column(
        'report.summary.open',
        open.map((f) => said(f, words)),
      )}
      ${column(
        'report.summary.proposals',
        report.proposals.map((p) => html`<p class="say">${proposed(p, words)}</p>`),
      )}
    </div>`,
  )
}

function said(finding: Finding, words: Words): Html {
  const mark = finding.strength && strengthMark(finding.strength, words.say(`report.strength.${finding.strength}`))
  return html`${mark ?? null}
    <p class="say">${words.finding(finding)}</p>`
}

/** At most three names, then how many others. */
function someOf(names: readonly string[], words: Words): string[] {
  const others = names.length - 3
  return others < 2 ? [...names] : [...names.slice(0, 3), words.say('report.others', { n: others })]
}

/** The sentence of a proposal. */
export function proposed(proposal: Proposal, words: Words): string {
  switch (proposal.code) {
    case 'gap':
      return words.say('report.proposal.gap', { month: words.month(proposal.month), account: proposal.account })
    case 'settle':
      return words.say('report.proposal.settle', {
        datum: words.say(`datum.${proposal.datum.code}`, proposal.datum.data),
        accounts: someOf(proposal.accounts, words),
        pairs: proposal.pairs,
      })
    case 'immature':
      return words.say('report.proposal.immature', { n: proposal.n })
  }
}

function keyFiguresSection(report: QuarterlyReport, words: Words): Html | null {
  if (report.keyFigures.length === 0) return null
  const before = quarterBefore(report.period, report.days)
  const year = yearEarlier(report.period, report.days)
  return sectionFrame(
    'key_figures',
    report,
    words,
    html`<table>
      <thead>
        <tr>
          <th scope="col">${words.say('report.measure')}</th>
          <th scope="col" class="num">${shortPeriod(report, words)}</th>
          <th scope="col" class="num">${shortPeriod(before, words)}</th>
          <th scope="col" class="num">${shortPeriod(year, words)}</th>
          <th scope="col" class="read">${words.say('report.reading')}</th>
        </tr>
      </thead>
      <tbody>
        ${report.keyFigures.map((figure) => figureRow(figure, words))}
      </tbody>
    </table>`,
  )
}

function figureRow(figure: KeyFigure, words: Words): Html {
  const show = (value: number | null) => {
    if (value === null) return html`<span class="mute">${words.say('report.unknown')}</span>`
    return figure.unit === 'rate' ? words.percent(value) : words.number(value)
  }
  const platform = words.say(`report.platform.${figure.platform}`)
  const reading = figure.code === 'posts' ? '' : words.say(`report.reading.${figure.reading.code}`)
  return html`<tr>
    <th scope="row">${platformMark(figure.platform)}${words.say(`report.figure.${figure.code}`, { platform })}</th>
    <td class="num"><b>${show(figure.now)}</b></td>
    <td class="num">${show(figure.before)}</td>
    <td class="num">${show(figure.yearBefore)}</td>
    <td class="read">${reading}</td>
  </tr>`
}

function wordSection(report: QuarterlyReport, words: Words): Html | null {
  const text = report.comments.get('word')
  return text === undefined ? null : sectionFrame('word', report, words, html`<p class="comment">${text}</p>`)
}
