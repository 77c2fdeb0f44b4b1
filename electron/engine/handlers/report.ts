import { os, type EngineContext } from '../context'
import { fail } from '../fail'
import { buildReport, type ReportOptions } from '../reports/quarterly'
import type { QuarterlyReport, Sources } from '../reports/report'
import { reportDocument } from '../reports/writers/document'
import { sectionStates } from '../reports/sectionStates'
import { wordsFor } from '../reports/words'
import { listComments, saveComment } from '../queries/reportComments'

/** Report: one plain object, two writers. `sources` is the engine's own contract, called directly. */
export function reportHandlers(context: EngineContext, sources: () => Sources) {
  const build = (options: ReportOptions) => buildReport(sources(), options, context.options.clock().toISOString())
  return {
    preview: os.report.preview.handler(async ({ input }) => {
      const report = await build(input)
      return {
        html: reportDocument(report, wordsFor(input.language)),
        sections: sectionStates(report),
        builtAt: report.builtAt,
      }
    }),
    comments: os.report.comments.handler(({ input }) => listComments(context.workspace().database, input)),
    saveComment: os.report.saveComment.handler(async ({ input }) => {
      await saveComment(context.workspace().database, input)
      return {}
    }),
    html: os.report.html.handler(async ({ input }) => {
      const report = await build(input)
      const html = reportDocument(report, wordsFor(input.language))
      const type = 'text/html'
      return { name: fileName(report, 'html'), type, blob: new Blob([html], { type }) }
    }),
    pdf: os.report.pdf.handler(async function* ({ input, signal }) {
      const { print } = context.options
      if (!print) throw fail('NO_BROWSER')
      yield step('build', 0)
      const report = await build(input)
      signal?.throwIfAborted()
      yield step('print', 1)
      const bytes = await print(reportDocument(report, wordsFor(input.language)), signal)
      yield step('print', 2)
      const base64 = Buffer.from(bytes).toString('base64')
      yield { kind: 'done' as const, result: { name: fileName(report, 'pdf'), type: 'application/pdf', base64 } }
    }),
  }
}

function step(stage: string, done: number) {
  return { kind: 'progress' as const, stage, done, total: 2, unit: 'steps' }
}

function fileName(report: QuarterlyReport, extension: 'html' | 'pdf'): string {
  const span =
    report.period.kind === 'quarter'
      ? `${report.period.year}-${report.language === 'fr' ? 'T' : 'Q'}${report.period.quarter}`
      : `${report.days.from}_${report.days.to}`
  const word = report.language === 'fr' ? 'rapport' : 'report'
  return `${word}-${span}.${extension}`
}
