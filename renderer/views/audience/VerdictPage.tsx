import { useState } from 'react'
import type { Persona, VerdictSheet } from '../../../shared/contract/audience'
import { Link } from '../../address/Link'
import { useFilter } from '../../address/useFilter'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { PlatformMark } from '../../components/marks'
import { Raised } from '../../components/Raised'
import { Sentence } from '../../components/Sentence'
import { VerdictBadge } from '../../components/VerdictBadge'
import { useDays } from '../../format/days'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { AccountMark } from '../posts/AccountMark'
import { BoundsKey } from './BoundsKey'
import { ClauseRow } from './ClauseRow'
import { useClauseWords } from './clauseWords'
import { DriftSection } from './drift/DriftSection'
import { EvidenceDialog } from './EvidenceDialog'
import { EvidenceTable } from './EvidenceTable'
import type { Prefill } from './evidencePrefill'
import { periodOfDays } from './periodOfDays'
import { VerdictNotes } from './VerdictNotes'
import { WhatIf } from './WhatIf'

/** One account and one persona: the answer, clause by clause, what would settle it, and the evidence. */
export function VerdictPage({ accountId, personaId }: { readonly accountId: number; readonly personaId: number }) {
  const { period } = useFilter().filter
  const input = { accountId, personaId, period }
  const verdict = useQuery(['audience.verdict', input], (api, signal) => api.audience.verdict(input, { signal }))
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  const persona = personas.data?.find((each) => each.id === personaId)
  return (
    <>
      <Crumbs accountId={accountId} persona={persona} />
      <Answer query={verdict}>{(sheet) => <Verdict sheet={sheet} persona={persona} />}</Answer>
    </>
  )
}

function Crumbs({ accountId, persona }: { readonly accountId: number; readonly persona: Persona | undefined }) {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  const { period } = useFilter().filter
  const platform = network?.accounts.find((each) => each.id === accountId)?.platform
  const term = network?.events.find(({ id }) => period === `term:${id}`)?.label
  return (
    <nav className="crumbs small" aria-label={t('audience.crumbs')}>
      <Link to="/audience">{t('view.audience')}</Link>
      <span aria-hidden="true">›</span>
      <AccountMark accountId={accountId} network={network} />
      {platform !== undefined && <PlatformMark platform={platform} />}
      <span aria-hidden="true">›</span>
      <span>{persona?.name}</span>
      <span className="mute">{days.period(period, term)}</span>
    </nav>
  )
}

function Verdict({ sheet, persona }: { readonly sheet: VerdictSheet; readonly persona: Persona | undefined }) {
  const [adding, setAdding] = useState<Prefill | null>(null)
  const [chosen, setChosen] = useState(sheet.basis)
  const shown = sheet.bases.find((each) => each.basis === chosen) ?? sheet.bases[0]
  return (
    <div className="cols public">
      <div>
        <Sentence as="h1" finding={sheet.finding} under={<Under sheet={sheet} />} />
        <Problems problems={sheet.problems} />
        {sheet.bases.length > 1 && shown !== undefined && (
          <Bases sheet={sheet} chosen={shown.basis} onChoose={setChosen} />
        )}
        {shown !== undefined && <Clauses answer={shown} persona={persona} />}
        <EvidenceTable sheet={sheet} onAdd={setAdding} />
        <DriftSection accountId={sheet.accountId} period={periodOfDays(sheet.from, sheet.to)} />
      </div>
      <VerdictNotes sheet={sheet} shown={shown} persona={persona} onAdd={setAdding} />
      <EvidenceDialog accountId={sheet.accountId} prefill={adding} onClose={() => setAdding(null)} />
    </div>
  )
}

/** Most problems of a target shown one by one. */
const SHOWN = 4

/** Why the target cannot be judged; a long list is cut, with its length said. */
function Problems({ problems }: Pick<VerdictSheet, 'problems'>) {
  const t = useWords()
  const say = useSentence()
  if (problems.length === 0) return null
  return (
    <ul className="problems">
      {problems.slice(0, SHOWN).map((problem) => (
        <li key={JSON.stringify(problem)} className="st ask">
          {say('reason', problem)}
        </li>
      ))}
      {problems.length > SHOWN && (
        <li className="note">{t('audience.problems.more', { n: problems.length - SHOWN })}</li>
      )}
    </ul>
  )
}

type Judged = VerdictSheet['bases'][number]

/** The answer on each basis that has evidence: one is never carried over to another. */
function Bases({
  sheet,
  chosen,
  onChoose,
}: {
  readonly sheet: VerdictSheet
  readonly chosen: Judged['basis']
  readonly onChoose: (basis: Judged['basis']) => void
}) {
  const t = useWords()
  return (
    <div className="bases" role="group" aria-label={t('audience.evidence.basis')}>
      {sheet.bases.map((each) => (
        <button
          key={each.basis}
          type="button"
          className="pair"
          aria-pressed={each.basis === chosen}
          onClick={() => onChoose(each.basis)}
        >
          {t(`audience.basis.${each.basis}`)} <VerdictBadge verdict={each.verdict} grade={each.grade} />
        </button>
      ))}
    </div>
  )
}

const hasEvidence = ({ evidenceIds, surveyIds }: Judged['clauses'][number]) => evidenceIds.length + surveyIds.length > 0

function Clauses({ answer, persona }: { readonly answer: Judged; readonly persona: Persona | undefined }) {
  const t = useWords()
  const clauseWords = useClauseWords()
  const open = answer.clauses.find((clause) => clause.verdict === 'cannot_tell' && hasEvidence(clause))
  return (
    <>
      <section aria-label={t('audience.clauses')} className="clauses">
        <div className="cl head label">
          <span>{t('audience.clause.head')}</span>
          <span className="scale" aria-hidden="true">
            {['0', '25', '50', '75', '100 %'].map((tick) => (
              <i key={tick}>{tick}</i>
            ))}
          </span>
          <span>{t('audience.verdict.head')}</span>
        </div>
        {answer.clauses.map((clause) => (
          <ClauseRow
            key={`${clause.kind} ${clause.dimension ?? ''}`}
            clause={clause}
            persona={persona}
            basis={answer.basis}
          />
        ))}
        <BoundsKey />
      </section>
      {open !== undefined && (
        <WhatIf
          key={`${answer.basis} ${open.bounds.low} ${open.bounds.high}`}
          clause={open}
          condition={clauseWords(open, persona, answer.basis).condition}
        />
      )}
    </>
  )
}

/** What the answer rests on and when: an account that was closed is judged in its last quarter, and that is said first. */
function Under({ sheet }: { readonly sheet: VerdictSheet }) {
  const t = useWords()
  const days = useDays()
  const { closedOn, from, to } = sheet
  const closed =
    closedOn === null
      ? []
      : [t('audience.closed.judged', { day: days.day(closedOn), period: days.period(periodOfDays(from, to)) })]
  const parts = [
    ...closed,
    ...(sheet.followers === null || sheet.followersOn === null
      ? []
      : [t('audience.followers', { n: sheet.followers, day: days.day(sheet.followersOn) })]),
    ...(sheet.takenOn === null ? [] : [t('audience.taken', { day: days.day(sheet.takenOn) })]),
    ...(sheet.basis === null ? [] : [t(`audience.basis.${sheet.basis}.on`)]),
    sheet.grade === null ? t('audience.no_grade') : t('audience.grade', { grade: sheet.grade }),
  ]
  return <Raised>{parts.join(' · ')}</Raised>
}
