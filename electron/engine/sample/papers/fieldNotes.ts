import { branches } from '../network/branches'
import type { Random } from '../random'
import type { SamplePaper } from '../types'
import { utf8WithMark } from '../writers/text'
import { heard, SOURCES, type Heard } from './heard'
import { frenchLine, repeated } from './table'

/** Days on which anybody noted anything, with how many of a hundred notes are of them: the start of terms above all. */
const MONTHS = [
  ['2025-10', 6, 24, 15],
  ['2025-11', 3, 26, 12],
  ['2025-12', 1, 17, 7],
  ['2026-01', 6, 28, 9],
  ['2026-02', 2, 25, 6],
  ['2026-03', 2, 30, 8],
  ['2026-04', 1, 28, 5],
  ['2026-05', 4, 28, 7],
  ['2026-06', 2, 24, 4],
  ['2026-07', 2, 9, 3],
  ['2026-09', 1, 30, 19],
  ['2026-10', 1, 8, 5],
] as const

/** Notes in the order in which they were heard: every topic all year long, its own notes in their order. */
function inOrder(topics: readonly Heard[]) {
  return topics
    .flatMap(({ topic, notes }, at) =>
      notes.map(([branch, text], i) => ({ topic, branch, text, moment: (i + 0.5 + at / 100) / notes.length })),
    )
    .sort((a, b) => a.moment - b.moment)
}

/** As many working days as there are notes, in order: the k-th note lies in the month that its place among a hundred falls in. */
function daysOf(n: number, random: Random): string[] {
  const months = repeated(MONTHS.map((month) => [month, month[3]] as const))
  return Array.from({ length: n }, (_, i) => {
    const [month, from, to] = months[Math.floor(((i + 0.5) / n) * months.length)] ?? MONTHS[0]
    return workday(month, from, to, random)
  }).sort()
}

function workday(month: string, from: number, to: number, random: Random): string {
  for (;;) {
    const day = `${month}-${String(random.int(from, to)).padStart(2, '0')}`
    if (![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) return day
  }
}

const HEADER = ['Date', 'Bibliothèque', 'Sujet', 'Ce qui a été dit', 'Où'] as const

/** The notes of front desks from October 2025 on, as kept in a shared spreadsheet: French days, one line each. */
export function fieldNotes(random: Random): SamplePaper {
  const notes = inOrder(heard)
  const days = daysOf(notes.length, random)
  const sources = repeated(SOURCES)
  const names = new Map<string, string>(branches.map(({ key, name }) => [key, name]))
  const lines = notes.map(({ branch, topic, text }, i) => {
    const [year = '', month = '', day = ''] = (days[i] ?? '').split('-')
    return frenchLine([`${day}/${month}/${year}`, names.get(branch) ?? '', topic, text, random.pick(sources)])
  })
  return {
    kind: 'notes',
    name: 'notes_accueil_2025-2026.csv',
    bytes: utf8WithMark([frenchLine(HEADER), ...lines].join('\r\n') + '\r\n'),
    savedAt: '2026-10-09T15:45:00.000Z',
    // Codebook rules do not know the word; the lead has decided that posts about seats answer it.
    decisions: [{ topic: 'Prises', theme: 'spaces' }],
  }
}
