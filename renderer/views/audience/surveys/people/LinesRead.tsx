import type { PopulationRead } from '../../../../../shared/contract/populations'
import { useNumbers } from '../../../../format/numbers'
import { useSentence } from '../../../../format/useFinding'
import { useHasWords, useWords } from '../../../../i18n/useWords'

const SHOWN = 20

/** What was understood of the lines, and each line that was not: before anything is kept. */
export function LinesRead({ read, isTried }: { readonly read: PopulationRead; readonly isTried: boolean }) {
  const t = useWords()
  const has = useHasWords()
  const say = useSentence()
  const numbers = useNumbers()
  const { rows, people, header, rejects, problems, blocking } = read
  const isBlank = rows.length === 0 && rejects.length === 0
  if (isBlank && !isTried) return null
  return (
    <div className="lines-read" role="status">
      {!isBlank && (
        <p className="note">
          {t(people === null ? 'populations.read_personas' : 'populations.read', {
            n: rows.length,
            people: numbers.count(people),
          })}{' '}
          {header !== null && t('populations.header', { header })}
        </p>
      )}
      {blocking
        .filter(({ code }) => code !== 'no_rows' || rejects.length === 0)
        .map((notice) => (
          <p key={notice.code} className="problem">
            {say('population_problem', notice)}
          </p>
        ))}
      {problems.map((notice) => (
        <p key={notice.code} className="note">
          {say('population_problem', notice)}
        </p>
      ))}
      {rejects.length > 0 && (
        <>
          <p className="problem">{t('populations.rejects', { n: rejects.length })}</p>
          <ul>
            {rejects.slice(0, SHOWN).map(({ line, text, reason }) => (
              <li key={line}>
                {t('populations.line', { line })} <span className="v">{text}</span>{' '}
                {t(has(`population_reject.${reason}`) ? `population_reject.${reason}` : 'reject.other', {
                  code: reason,
                })}
              </li>
            ))}
          </ul>
          {rejects.length > SHOWN && <p className="note">{t('imports.rejects_more', { n: rejects.length - SHOWN })}</p>}
        </>
      )}
    </div>
  )
}
