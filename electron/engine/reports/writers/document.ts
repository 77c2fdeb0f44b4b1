import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2?inline'
import newsreaderItalic from '@fontsource-variable/newsreader/files/newsreader-latin-opsz-italic.woff2?inline'
import sourceSans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?inline'
import type { QuarterlyReport } from '../report'
import type { Words } from '../words'
import { Html, html } from './html'
import { reportSections } from './sections'
import style from './report.css?inline'
import { footerText, shortPeriod, title } from './titles'

const FACES = `
@font-face{font-family:"Newsreader";font-weight:200 800;src:url(${newsreader}) format("woff2")}
@font-face{font-family:"Newsreader";font-style:italic;font-weight:200 800;src:url(${newsreaderItalic}) format("woff2")}
@font-face{font-family:"Source Sans 3";font-weight:200 900;src:url(${sourceSans}) format("woff2")}`

/**
 * The report as one HTML file: no script, no remote reference (its own policy forbids both), fonts inside.
 * The same report gives the same bytes. A4 when printed: running head and page numbers stand in the page margins.
 */
export function reportDocument(report: QuarterlyReport, words: Words): string {
  const name = title(report, words)
  const head = `${report.networkName} · ${shortPeriod(report, words)}`
  const page = new Html(
    `@page{@top-left{content:${cssString(head)}}@top-right{content:${cssString(words.say('report.kind'))}}@bottom-left{content:${cssString(footerText(report, words))}}@bottom-right{content:counter(page) " / " counter(pages)}}`,
  )
  return html`<!doctype html>
    <html lang="${report.language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="Portée" />
        <title>${name} · ${report.networkName}</title>
        <style>
          ${new Html(FACES)}${new Html(style)}${page}
        </style>
      </head>
      <body>
        <main>
          <header>
            <p class="rh"><span>${report.networkName}</span><span>${words.say('report.kind')}</span></p>
            <div class="staff" aria-hidden="true"></div>
            <h1>${name}</h1>
          </header>
          ${reportSections(report, words)}
          <footer class="screen">${footerText(report, words)}</footer>
        </main>
      </body>
    </html>`.text
}

/** A CSS string: everything but letters, digits, spaces and plain punctuation is written as an escape. */
function cssString(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} .,;:()%·–-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)
  return `"${safe}"`
}
