import type { Label, SampleCalendarEvent } from '../types'

type Span = readonly [kind: SampleCalendarEvent['kind'], label: Label, from: string, to: string, branch?: string]

const FIRST: Label = { fr: 'Premier semestre', en: 'First semester' }
const SECOND: Label = { fr: 'Second semestre', en: 'Second semester' }
const EXAMS_1: Label = { fr: 'Examens du premier semestre', en: 'First semester exams' }
const EXAMS_2: Label = { fr: 'Examens du second semestre', en: 'Second semester exams' }
const RESITS: Label = { fr: 'Session de rattrapage', en: 'Resits' }
const AUTUMN: Label = { fr: 'Pause d’automne', en: 'Autumn break' }
const CHRISTMAS: Label = { fr: 'Fermeture de Noël', en: 'Christmas closure' }
const WINTER: Label = { fr: 'Pause d’hiver', en: 'Winter break' }
const SPRING: Label = { fr: 'Pause de printemps', en: 'Spring break' }
const SUMMER: Label = { fr: 'Fermeture d’été', en: 'Summer closure' }

const SPANS: readonly Span[] = [
  ['teaching', FIRST, '2023-09-11', '2023-12-22'],
  ['holiday', AUTUMN, '2023-10-28', '2023-11-05'],
  ['closure', CHRISTMAS, '2023-12-23', '2024-01-07'],
  ['exams', EXAMS_1, '2024-01-08', '2024-01-19'],
  ['teaching', SECOND, '2024-01-22', '2024-05-03'],
  ['holiday', WINTER, '2024-02-24', '2024-03-03'],
  ['holiday', SPRING, '2024-04-20', '2024-04-28'],
  ['exams', EXAMS_2, '2024-05-06', '2024-05-24'],
  ['exams', RESITS, '2024-06-17', '2024-06-28'],
  ['closure', SUMMER, '2024-07-20', '2024-08-18'],
  ['teaching', FIRST, '2024-09-09', '2024-12-20'],
  ['holiday', AUTUMN, '2024-10-26', '2024-11-03'],
  ['closure', CHRISTMAS, '2024-12-21', '2025-01-05'],
  ['exams', EXAMS_1, '2025-01-06', '2025-01-17'],
  ['teaching', SECOND, '2025-01-20', '2025-05-02'],
  ['holiday', WINTER, '2025-02-08', '2025-02-16'],
  ['holiday', SPRING, '2025-04-05', '2025-04-13'],
  ['exams', EXAMS_2, '2025-05-05', '2025-05-23'],
  ['exams', RESITS, '2025-06-16', '2025-06-27'],
  ['closure', SUMMER, '2025-07-19', '2025-08-17'],
  ['closure', { fr: 'Travaux à La Halle', en: 'Building works at La Halle' }, '2025-07-01', '2025-08-29', 'halle'],
  ['teaching', FIRST, '2025-09-08', '2025-12-19'],
  ['holiday', AUTUMN, '2025-10-25', '2025-11-02'],
  ['closure', CHRISTMAS, '2025-12-20', '2026-01-04'],
  ['exams', EXAMS_1, '2026-01-05', '2026-01-16'],
  ['teaching', SECOND, '2026-01-19', '2026-05-01'],
  ['holiday', WINTER, '2026-02-14', '2026-02-22'],
  ['holiday', SPRING, '2026-04-11', '2026-04-19'],
  ['exams', EXAMS_2, '2026-05-04', '2026-05-22'],
  ['exams', RESITS, '2026-06-15', '2026-06-26'],
  ['closure', SUMMER, '2026-07-25', '2026-08-16'],
  ['teaching', FIRST, '2026-09-07', '2026-12-18'],
  ['holiday', AUTUMN, '2026-10-24', '2026-11-01'],
  ['closure', CHRISTMAS, '2026-12-19', '2027-01-03'],
  ['exams', EXAMS_1, '2027-01-04', '2027-01-15'],
  ['teaching', SECOND, '2027-01-18', '2027-04-30'],
  ['holiday', WINTER, '2027-02-20', '2027-02-28'],
  ['holiday', SPRING, '2027-04-17', '2027-04-25'],
  ['exams', EXAMS_2, '2027-05-03', '2027-05-21'],
  ['exams', RESITS, '2027-06-14', '2027-06-25'],
  ['closure', SUMMER, '2027-07-24', '2027-08-15'],
]

/** The university calendar, 2023 to 2027. */
export const calendar: readonly SampleCalendarEvent[] = SPANS.map(([kind, label, from, to, branch]) => ({
  kind,
  label,
  from,
  to,
  branch: branch ?? null,
}))
