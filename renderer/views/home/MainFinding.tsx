import { useMemo } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import { Link } from '../../address/Link'
import { useAddress } from '../../address/location'
import { readFilter } from '../../address/filterAddress'
import { useQuery } from '../../api/useQuery'
import { Raised } from '../../components/Raised'
import { Sentence } from '../../components/Sentence'
import { MISSING } from '../../format/numbers'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import type { EstimateLine } from '../../plots/estimateLine'
import { COMPACT } from '../../plots/estimatePlot'
import type { EstimateDot } from '../../plots/estimateScale'
import { useWorkspace } from '../../components/workspaceContext'
import { GroupRows } from '../compare/GroupRows'
import { useUnderParts } from '../compare/CompareUnder'
import { useChartData } from '../compare/estimateLines'
import { useNamedFinding } from '../compare/groupNames'
import { readPoints } from '../compare/readPoints'
import { platformOf } from './mainPlatform'

/** The main comparison of the quarter with its sentence, and beside it what else can be said. */
export function MainFinding({
  result,
  others,
}: {
  readonly result: ComparisonResult
  readonly others: readonly Finding[]
}) {
  const t = useWords()
  const say = useSentence()
  const named = useNamedFinding()
  const { query } = useAddress()
  const { period } = useWorkspace()
  const platform = platformOf(result, others)
  const platforms = useMemo(() => (platform === null ? [] : [platform]), [platform])
  const filter = {
    ...readFilter(query, period),
    branches: [],
    accounts: [],
    platforms,
    formats: [],
    themes: [],
    include: [],
  }
  const under = useUnderParts(result, platforms)
  const title = say('finding', named(result.finding, result))
  const asked = { filter, by: result.by, rate: result.rate }
  const points = useQuery(['compare.points', asked], async (api, signal) => {
    const panels = await readPoints((await api.compare.points(asked, { signal })).arrow)
    return panels.get('') ?? new Map<string, EstimateDot[]>()
  })
  const chart = useChartData(result, points.data, t('compare.alt', { title, n: result.rows.length }))
  // A summary: circles where there is no median only, no words beside a post, no reason for a missing median. All of them
  // are on the comparison's own screen; n stands beside the name here too.
  const lines = useMemo(() => chart.lines.map(summary), [chart.lines])
  const options = useMemo(() => ({ ...chart.options, shape: COMPACT }), [chart.options])
  const compare = `/compare?by=${result.by}&m=${result.rate}${platform === null ? '' : `&pl=${platform}`}`
  return (
    <section className="lead">
      <Sentence
        finding={named(result.finding, result)}
        as="h2"
        under={
          <>
            <Raised>{under.join(' · ')}</Raised> · <Link to={compare}>{t('home.look_closer')}</Link>
          </>
        }
      />
      <div className="lead2">
        <div className="mini">
          <GroupRows result={result} heads={chart.heads} options={options} lines={lines} />
        </div>
        {others.length > 0 && (
          <div className="items">
            {others.map((finding, index) => (
              <Other key={index} finding={finding} />
            ))}
          </div>
        )}
      </div>
    </section>
  )
}

function summary(line: EstimateLine): EstimateLine {
  const isKnown = line.median !== null
  return {
    ...line,
    note: null,
    medianNote: null,
    letters: '',
    dominant: null,
    dots: isKnown ? [] : line.dots,
    why: isKnown ? null : MISSING,
  }
}

/** A sentence about one platform, with its numbers of posts. */
function Other({ finding }: { readonly finding: Finding }) {
  const t = useWords()
  const { platform, n, nBefore } = finding.data
  const numbers = typeof n === 'number' && typeof nBefore === 'number' ? t('home.n_and_n', { n, nBefore }) : null
  const name = typeof platform === 'string' ? t(`platform.${platform}`) : null
  return (
    <Sentence
      size="small"
      finding={finding}
      under={
        <>
          {[name, numbers].filter((part) => part !== null).join(' · ')}
          {typeof platform === 'string' && (
            <>
              {' · '}
              <Link to={`/compare?by=platform&pl=${platform}`}>{t('home.detail')}</Link>
            </>
          )}
        </>
      }
    />
  )
}
