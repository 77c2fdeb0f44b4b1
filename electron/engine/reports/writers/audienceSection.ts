import type { Matrix, QuarterlyReport } from '../report'
import type { Words } from '../words'
import { type Html, html } from './html'
import { branchMark, platformMark, verdictMark } from './marks'
import { sectionFrame } from './frame'

type Cell = Matrix['cells'][number]

/** Verdicts of the accounts on the personas of their editorial lines. */
export function audienceSection(report: QuarterlyReport, words: Words): Html | null {
  if (report.audiences === null) return null
  const { cells, finding } = report.audiences
  const body =
    cells.length === 0
      ? html`<p class="say mute">${words.say('report.audiences.none')}</p>`
      : html`<p class="say">${words.finding(finding)}</p>
          <p class="fn">${words.say('report.audiences.caption')}</p>
          ${table(cells, report, words)}`
  return sectionFrame('audiences', report, words, body)
}

function table(cells: readonly Cell[], report: QuarterlyReport, words: Words): Html {
  const heads = ['account', 'persona', 'verdict', 'grade', 'detail']
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${words.say(`report.audiences.${head}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${cells.map((cell) => row(cell, report, words))}
    </tbody>
  </table>`
}

function row(cell: Cell, report: QuarterlyReport, words: Words): Html {
  const account = report.accounts.find(({ id }) => id === cell.accountId)
  const slot = report.branches.find(({ id }) => id === account?.branchId)?.slot ?? null
  return html`<tr>
    <th scope="row">${branchMark(slot)}${account ? platformMark(account.platform) : null}${account?.name}</th>
    <td>${report.personas.find(({ id }) => id === cell.personaId)?.name}</td>
    <td>${verdictMark(cell.verdict, words.say(`report.verdict.${cell.verdict}`))}</td>
    <td>${cell.grade === null ? null : html`<span class="grade">${cell.grade}</span>`}</td>
    <td>
      ${cell.clauses.filter(({ evidenceIds, surveyIds }) => evidenceIds.length + surveyIds.length > 0).map((clause) => html`<div>${clauseText(clause, words)}</div>`)}
    </td>
  </tr>`
}

function clauseText(clause: Cell['clauses'][number], words: Words): string {
  const value = (v: number) => (clause.kind === 'index' ? words.number(v) : words.percent(v))
  const condition = words.say(`report.clause.${clause.kind === 'share' ? (clause.dimension ?? 'joint') : clause.kind}`)
  const text = words.say('report.clause', {
    condition,
    low: value(clause.bounds.low),
    high: value(clause.bounds.high),
    threshold: value(clause.threshold),
  })
  return clause.scope === 'all' ? text : `${text} (${words.say(`report.clause.${clause.scope}`)})`
}
