import { z } from 'zod'
import { LANGUAGES } from '../vocabulary'
import { file, instant, longText, method, period, task } from './common'

export const REPORT_SECTIONS = [
  'summary',
  'key_figures',
  'branches',
  'platforms',
  'posts',
  'audiences',
  'word',
  'method',
] as const
export const reportSection = z.enum(REPORT_SECTIONS)

export const reportOptions = z.object({
  period,
  language: z.enum(LANGUAGES),
  sections: z.array(reportSection).default([...REPORT_SECTIONS]),
})

/** A file at the end of a task: a Blob cannot cross within a stream of steps, so its bytes come as base64. */
export const printedFile = z.object({ name: z.string(), type: z.string(), base64: z.base64() })

export const reportContract = {
  /** The page as one HTML document without script or remote reference, and the state of each section. */
  preview: method.input(reportOptions).output(
    z.object({
      html: z.string(),
      sections: z.array(z.object({ section: reportSection, isEmpty: z.boolean(), isWritten: z.boolean() })),
      builtAt: instant,
    }),
  ),
  comments: method
    .input(z.object({ period, language: z.enum(LANGUAGES) }))
    .output(z.array(z.object({ section: reportSection, text: longText }))),
  saveComment: method
    .input(z.object({ period, language: z.enum(LANGUAGES), section: reportSection, text: longText }))
    .output(z.object({})),
  html: method.input(reportOptions).output(file),
  /** Tagged A4 PDF printed by Chromium (or Electron). `NO_BROWSER` where there is none. */
  pdf: method.input(reportOptions).output(task(printedFile)),
}
