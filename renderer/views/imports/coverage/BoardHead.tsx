import type { CoverageBoard, CoverageKind } from '../../../../shared/contract/coverage'
import { Button } from '../../../components/Button'
import { Raised } from '../../../components/Raised'
import { useDays } from '../../../format/days'
import { capital, useNumberWord } from '../../../format/numberWord'
import { useWords } from '../../../i18n/useWords'
import { PhraseSelect } from '../../compare/PhraseSelect'
import { laterMonth, useCoverageAddress } from './coverageState'

/** The sentence on the state of the board, and what is looked at: files of which kind, which months. */
export function BoardHead({ board }: { readonly board: CoverageBoard }) {
  const t = useWords()
  return (
    <header>
      <h1>
        <Raised>{useBoardSentence(board)}</Raised>
      </h1>
      <p className="note">
        {t('coverage.accounts', { n: board.counts.accounts })}{' '}
        {t(board.kind === 'audience' ? 'coverage.how.audience' : 'coverage.how')}
      </p>
      <Choices board={board} />
    </header>
  )
}

/** "Il manque un mois, trois exports ont été faits trop tôt." */
function useBoardSentence({ counts, kind, months }: CoverageBoard): string {
  const t = useWords()
  const number = useNumberWord()
  if (kind !== 'posts') return t(`coverage.said.${kind}`)
  if (counts.accounts > 0 && counts.never === counts.accounts) return t('coverage.no_import')
  const said = [
    ['missing', counts.missing],
    ['partial', counts.partial],
    ['early', counts.earlyExports],
    ['rejected', counts.rejected],
    ['never', counts.never],
  ] as const
  const parts = said.flatMap(([id, n]) => (n === 0 ? [] : [t(`coverage.said.${id}`, { n, word: number(n, false) })]))
  if (parts.length === 0) return t('coverage.said.nothing', { months: number(months.length, false) })
  return `${capital(parts.join(', '))}.`
}

function Choices({ board }: { readonly board: CoverageBoard }) {
  const t = useWords()
  const days = useDays()
  const { show } = useCoverageAddress()
  const windows = windowsOf(board)
  const shown = board.months.at(-1) ?? ''
  const name = (last: string) =>
    `${days.month(`${laterMonth(last, 1 - board.months.length)}-01`, true)} – ${days.month(`${last}-01`, true)}`
  const go = (last: string) => show({ last: last === windows.usual ? null : last })
  const place = windows.list.indexOf(shown)
  const [later, earlier] = [windows.list[place - 1], windows.list[place + 1]]
  return (
    <div className="choices-line">
      <PhraseSelect
        label={t('coverage.kind')}
        value={board.kind}
        choices={board.kinds.map((id) => ({ id, label: t(`coverage.kind.${id}`) }))}
        onChange={(kind: CoverageKind) => show({ kind, cell: null })}
      />
      <PhraseSelect
        label={t('coverage.period')}
        value={shown}
        choices={windows.list.map((id) => ({ id, label: name(id) }))}
        onChange={go}
      />
      <span className="steps-line">
        <Button kind="quiet" isDisabled={earlier === undefined} onPress={() => earlier !== undefined && go(earlier)}>
          {t('coverage.earlier')}
        </Button>
        <Button kind="quiet" isDisabled={later === undefined} onPress={() => later !== undefined && go(later)}>
          {t('coverage.later')}
        </Button>
      </span>
    </div>
  )
}

/** Newest months of the windows to choose from, newest first: with the running month, then twelve by twelve as far as files go. */
function windowsOf({ today, earliest, months }: CoverageBoard): { readonly list: string[]; readonly usual: string } {
  const running = today.slice(0, 7)
  const usual = laterMonth(running, -1)
  const list = [running, usual]
  const first = earliest ?? usual
  for (let last = laterMonth(usual, -months.length); last >= first; last = laterMonth(last, -months.length))
    list.push(last)
  const shown = months.at(-1)
  if (shown !== undefined && !list.includes(shown)) list.push(shown)
  return { list: list.sort().reverse(), usual }
}
