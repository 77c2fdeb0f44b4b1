import type { Extremes, QuarterlyReport } from '../report'
import type { Words } from '../words'
import { type Html, html, httpsOnly } from './html'
import { branchMark, platformMark } from './marks'
import { sectionFrame } from './frame'

/** Best and weakest posts with their links. Null when nothing was asked for. */
export function postsSection(report: QuarterlyReport, words: Words): Html | null {
  if (report.extremes === null) return null
  const { best, weakest } = report.extremes
  const body =
    best.length === 0
      ? html`<p class="say mute">${words.say('report.posts.none')}</p>`
      : html`<p class="fn">${words.say('report.posts.caption')}</p>
          <h3>${words.say('report.posts.best')}</h3>
          ${table(best, report, words)}
          <h3>${words.say('report.posts.weakest')}</h3>
          ${table(weakest, report, words)}`
  return sectionFrame('posts', report, words, body)
}

function table(posts: Extremes['best'], report: QuarterlyReport, words: Words): Html {
  return html`<table class="posts">
    <thead>
      <tr>
        <th scope="col">${words.say('report.posts.day')}</th>
        <th scope="col">${words.say('report.posts.account')}</th>
        <th scope="col">${words.say('report.posts.text')}</th>
        <th scope="col" class="num">${words.say('report.posts.rate')}</th>
        <th scope="col" class="num">${words.say('report.posts.link')}</th>
      </tr>
    </thead>
    <tbody>
      ${posts.map((post) => row(post, report, words))}
    </tbody>
  </table>`
}

function row(post: Extremes['best'][number], report: QuarterlyReport, words: Words): Html {
  const account = report.accounts.find(({ id }) => id === post.accountId)
  const slot = report.branches.find(({ id }) => id === account?.branchId)?.slot ?? null
  const link = httpsOnly(post.permalink)
  return html`<tr>
    <td>${post.day === null ? words.say('report.unknown') : words.day(post.day)}</td>
    <td>${branchMark(slot)}${account ? platformMark(account.platform) : null}${account?.name}</td>
    <td>${excerpt(post.text ?? '')}</td>
    <td class="num"><b>${words.percent(post.rate)}</b></td>
    <td class="num">
      ${link === null ? null : html`<a href="${link}" rel="noreferrer">${words.say('report.posts.link')}</a>`}
    </td>
  </tr>`
}

/** First words of a caption on one line, cut between characters a reader sees. */
export function excerpt(text: string, length = 120): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(line)].map(
    ({ segment }) => segment,
  )
  return characters.length <= length
    ? line
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}
