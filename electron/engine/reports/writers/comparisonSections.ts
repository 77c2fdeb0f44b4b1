import type { ComparisonResult, GroupRow } from '../../../../shared/contract/compare'
import type { QuarterlyReport } from '../report'
import type { Words } from '../words'
import { axisCell, estimateCell, scaleOf } from './estimateChart'
import { type Html, html } from './html'
import { branchMark, platformMark, strengthMark } from './marks'
import { sectionFrame } from './frame'

/** Branches side by side: sentence first, then the row chart with its numbers. Null without data. */
export function branchSection(report: QuarterlyReport, words: Words): Html | null {
  return comparisonSection('branches', report, words, report.byBranch)
}

/** Platforms one by one, never ranked. Null without data. */
export function platformSection(report: QuarterlyReport, words: Words): Html | null {
  return comparisonSection('platforms', report, words, report.byPlatform)
}

function comparisonSection(
  section: 'branches' | 'platforms',
  report: QuarterlyReport,
  words: Words,
  result: ComparisonResult | null,
): Html | null {
  if (result === null || result.rows.length === 0) return null
  const rate = words.say(`report.rate.${result.rate}`)
  const finding = section === 'branches' ? result.finding : result.trend
  return sectionFrame(
    section,
    report,
    words,
    html`${finding?.strength ? strengthMark(finding.strength, words.say(`report.strength.${finding.strength}`)) : null}
      ${finding ? html`<p class="say">${words.finding(finding)}</p>` : null}
      <p class="fn">${words.say(`report.${section}.caption`, { rate })}</p>
      ${result.unit === 'index' ? html`<p class="fn">${words.say('report.branches.index')}</p>` : null}
      ${rowChart(result, words, rate)}`,
  )
}

function rowChart(result: ComparisonResult, words: Words, rate: string): Html {
  const scale = scaleOf([...result.rows, result.network])
  const depth = result.by === 'branch' ? result.brackets.length : 0
  const value = (v: number) => (result.unit === 'rate' ? words.percent(v) : words.number(v))
  const label = (v: number, last: boolean) =>
    result.unit === 'index' ? words.number(v) : last ? words.percent(v) : words.percent(v).replace(/\s?%/u, '')
  const heads = [`report.column.name.${result.by === 'platform' ? 'platform' : 'branch'}`, 'report.column.n']
  const ends = ['report.column.median', 'report.column.interval', 'report.column.ratio', 'report.column.before']
  return html`<table class="rows keep">
    <thead>
      <tr>
        ${Array.from({ length: depth }, () => html`<td class="br"></td>`)}
        <th scope="col">${words.say(heads[0] ?? '')}</th>
        <th scope="col" class="num">${words.say(heads[1] ?? '')}</th>
        <th scope="col" class="pl">${rate}</th>
        ${ends.map((id) => html`<th scope="col" class="num">${words.say(id)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${result.rows.map((row, i) => chartRow(result, row, i, { scale, value, words, depth }))}
      <tr class="ax" aria-hidden="true">
        ${Array.from({ length: depth }, () => html`<td class="br"></td>`)}
        <td colspan="2"></td>
        <td class="pl">${axisCell(scale, label)}</td>
        <td colspan="4"></td>
      </tr>
    </tbody>
  </table>`
}

interface RowSetting {
  readonly scale: ReturnType<typeof scaleOf>
  readonly value: (v: number) => string
  readonly words: Words
  readonly depth: number
}

function chartRow(
  result: ComparisonResult,
  row: GroupRow,
  index: number,
  { scale, value, words, depth }: RowSetting,
): Html {
  const mark = result.by === 'platform' && row.platform ? platformMark(row.platform) : branchMark(row.slot)
  const name = row.label ?? (row.platform ? words.say(`report.platform.${row.platform}`) : words.say('report.network'))
  const interval = row.interval && `${value(row.interval.low)} – ${value(row.interval.high)}`
  const few = row.median === null
  return html`<tr>
    ${Array.from({ length: depth }, (_, d) => bracketCell(result, d, index))}
    <th scope="row">${mark}${name}</th>
    <td class="num mute">${words.number(row.n)}</td>
    <td class="pl">${estimateCell(row, scale, result.by === 'branch' ? result.network.median : null)}</td>
    ${
      few
        ? html`<td class="num mute" colspan="3">${words.say('report.few', { n: row.n })}</td>`
        : html`<td class="num"><b>${value(row.median ?? 0)}</b></td>
            <td class="num">${interval}</td>
            <td class="num mute">${row.ratioOfSums ? value(row.ratioOfSums.value) : null}</td>`
    }
    <td class="num mute">${typeof row.previous?.median === 'number' ? value(row.previous.median) : null}</td>
  </tr>`
}

function bracketCell(result: ComparisonResult, depth: number, index: number): Html {
  const bracket = result.brackets[depth]
  if (!bracket || index < bracket.from || index > bracket.to) return html`<td class="br"></td>`
  const middle = Math.floor((bracket.from + bracket.to) / 2)
  const ends = `${index === bracket.from ? 'first ' : ''}${index === bracket.to ? 'last' : ''}`
  return html`<td class="br">
    <i class="${ends}">${index === middle ? html`<b>${bracket.letter}</b>` : null}</i>
  </td>`
}
