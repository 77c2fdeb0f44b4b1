import { useIntl } from 'react-intl'
import type { CoverageBoard, CoverageCell, CoverageState } from '../../../../shared/contract/coverage'
import { useMaturity } from '../../../api/useMaturity'
import { useNetwork } from '../../../api/useNetwork'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { CellBar } from './CellBar'

const EXAMPLE = {
  month: '2026-09',
  covered: [[1, 30]],
  doubled: [],
  early: [],
  rejectedRows: 0,
  posts: 1,
} satisfies Partial<CoverageCell>

const KEY: readonly (Pick<CoverageCell, 'covered' | 'doubled' | 'early' | 'rejectedRows'> & {
  readonly state: CoverageState
})[] = [
  { ...EXAMPLE, state: 'complete' },
  { ...EXAMPLE, state: 'partial', covered: [[1, 16]] },
  { ...EXAMPLE, state: 'missing', covered: [] },
  { ...EXAMPLE, state: 'double', doubled: [[10, 30]] },
  { ...EXAMPLE, state: 'early', early: [[13, 30]] },
  { ...EXAMPLE, state: 'rejected', rejectedRows: 3 },
  { ...EXAMPLE, state: 'silent' },
]

/** The drawn key, how long posts collect, and the rows that could not be read. */
export function BoardKey({ board }: { readonly board: CoverageBoard }) {
  const t = useWords()
  const maturity = useWindowsText(board)
  const rejects = useRejects(board)
  if (board.kind === 'days' || board.kind === 'audience') return null
  return (
    <footer>
      <ul className="key" aria-label={t('coverage.key')}>
        {KEY.map((shape) => (
          <li key={shape.state}>
            <CellBar cell={{ ...EXAMPLE, ...shape }} />
            {t(`coverage.state.${shape.state}`)}
          </li>
        ))}
      </ul>
      <p className="note">
        {t('coverage.maturity', { list: maturity })} {rejects} {t('coverage.covered_how')}
      </p>
    </footer>
  )
}

/** "7 jours pour Facebook, 14 jours pour Instagram et LinkedIn": the platforms on the board, by length. */
function useWindowsText({ rows }: CoverageBoard): string {
  const t = useWords()
  const windows = useMaturity()
  const { locale } = useIntl()
  const platforms = [...new Set(rows.map(({ platform }) => platform))]
  const lengths = [...new Set(platforms.map((platform) => windows[platform]))].sort((a, b) => a - b)
  return lengths
    .map((days) => {
      const names = platforms.filter((each) => windows[each] === days).map((each) => t(`platform.${each}`))
      return t('coverage.maturity.one', { days, platforms: new Intl.ListFormat(locale).format(names) })
    })
    .join(', ')
}

function useRejects({ rows }: CoverageBoard): string {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  return rows
    .flatMap((row) =>
      row.cells
        .filter(({ rejectedRows }) => rejectedRows > 0)
        .map((cell) => {
          const branch = network?.branches.find((each) => each.id === row.branchId)
          const account = branch?.shortName ?? row.name
          const month = days.month(`${cell.month}-01`)
          return t('coverage.rejects_of', { account, month, n: cell.rejectedRows })
        }),
    )
    .slice(0, 4)
    .join(' ')
}
