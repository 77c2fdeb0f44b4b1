import type { Random } from '../random'
import type { SamplePaper } from '../types'
import { enrolment } from './enrolment'
import { fieldNotes } from './fieldNotes'
import { survey2024 } from './survey2024'
import { survey2025 } from './survey2025'

/** What no platform exports: surveys, enrolment, notes of front desks, oldest first. */
export function samplePapers(random: Random): SamplePaper[] {
  return [
    survey2024(random.fork('survey 2024')),
    survey2025(random.fork('survey 2025')),
    ...enrolment(),
    fieldNotes(random.fork('notes')),
  ]
}
