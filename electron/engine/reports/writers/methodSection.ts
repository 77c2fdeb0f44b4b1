import type { ImportRecord } from '../../../../shared/contract/imports'
import { definitionId } from '../../../../shared/definitions'
import { PLATFORMS, type Platform } from '../../../../shared/vocabulary'
import type { QuarterlyReport } from '../report'
import type { Words } from '../words'
import { type Html, html } from './html'
import { sectionFrame } from './frame'

/** How the figures were made, what was left out, and every file they come from. */
export function methodSection(report: QuarterlyReport, words: Words): Html {
  const paragraphs = [
    words.say('report.method.unit'),
    words.say('report.method.strength'),
    words.say('report.method.reach'),
    words.say('report.method.definitions'),
    ...definitions(report, words),
    words.say('report.method.times', { zone: report.zone }),
    aside(report, words),
    gaps(report, words),
  ]
  return sectionFrame(
    'method',
    report,
    words,
    html`<ul class="plain">
        ${paragraphs.map((text) => html`<li>${text}</li>`)}
      </ul>
      <h3>${words.say('report.sources')}</h3>
      ${files(report.files, words)}`,
  )
}

/** One line per platform of the key figures: its interactions, then what each metric printed for it counts there. */
function definitions(report: QuarterlyReport, words: Words): string[] {
  return PLATFORMS.flatMap((platform) => {
    const figures = report.keyFigures.filter((figure) => figure.platform === platform)
    if (figures.length === 0) return []
    const codes = (['interactions', 'reach', 'views', 'impressions'] as const).filter(
      (code) => code === 'interactions' || figures.some((figure) => figure.code === code),
    )
    return [definitionLine(platform, codes, words)]
  })
}

function definitionLine(
  platform: Platform,
  codes: readonly ('interactions' | 'reach' | 'views' | 'impressions')[],
  words: Words,
): string {
  const parts = codes.flatMap((code) => {
    const id = definitionId(code, platform, (name) => words.has(name))
    if (id === null) return []
    return [
      words.say('report.method.counts', { metric: words.say(`report.method.metric.${code}`), what: words.say(id) }),
    ]
  })
  return words.say('report.method.platform', {
    platform: words.say(`report.platform.${platform}`),
    list: parts.join(' '),
  })
}

function aside(report: QuarterlyReport, words: Words): string {
  const left = report.byBranch?.setAside.filter(({ n }) => n > 0) ?? []
  if (left.length === 0) return words.say('report.method.aside.none')
  return words.say('report.method.aside', {
    list: left.map(({ reason, n }) => words.say(`report.aside.${reason}`, { n })),
  })
}

function gaps(report: QuarterlyReport, words: Words): string {
  if (report.gaps.length === 0) return words.say('report.method.gaps.none')
  const list = report.gaps.map(({ accountId, months }) => {
    const name = report.accounts.find(({ id }) => id === accountId)?.name ?? words.say('report.unknown')
    return `${name} (${words.list(months.map((month) => words.month(month)))})`
  })
  return words.say('report.method.gaps', { list })
}

function files(records: readonly ImportRecord[], words: Words): Html {
  if (records.length === 0) return html`<p class="mute">${words.say('report.sources.none')}</p>`
  const heads = ['file', 'kind', 'exported', 'period']
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${words.say(`report.sources.${head}`)}</th>`)}
        <th scope="col" class="num">${words.say('report.sources.rows')}</th>
        <th scope="col" class="num">${words.say('report.sources.rejected')}</th>
      </tr>
    </thead>
    <tbody>
      ${records.map((record) => fileRow(record, words))}
    </tbody>
  </table>`
}

function fileRow(record: ImportRecord, words: Words): Html {
  const span = record.firstDay && record.lastDay ? `${words.day(record.firstDay)} – ${words.day(record.lastDay)}` : ''
  const kind = `report.format.${record.format}`
  return html`<tr>
    <td>${record.fileName}</td>
    <td>${words.has(kind) ? words.say(kind) : record.format}</td>
    <td>${words.day(record.exportedAt)}</td>
    <td>${span}</td>
    <td class="num">${words.number(record.counts.rowsIn)}</td>
    <td class="num">${words.number(record.counts.rejected)}</td>
  </tr>`
}
