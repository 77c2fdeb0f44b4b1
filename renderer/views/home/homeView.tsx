import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import { useFilter } from '../../address/useFilter'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { ButtonLink } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { PeriodPhrase } from '../../components/filters/PeriodPhrase'
import { Raised } from '../../components/Raised'
import { Sentence } from '../../components/Sentence'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { Decide } from './Decide'
import { MainFinding } from './MainFinding'
import { MonthlyDisplays } from './MonthlyDisplays'
import './home.css'

export type Overview = InferContractRouterOutputs<Contract>['home']['overview']

/** The front page: what the period says, what is missing, what to decide. */
export function HomeView() {
  const { filter } = useFilter()
  const overview = useQuery(['home.overview', filter.period], (api, signal) =>
    api.home.overview({ period: filter.period }, { signal }),
  )
  return (
    <main className="home">
      <Answer query={overview}>{(data) => <Front overview={data} />}</Answer>
    </main>
  )
}

function Front({ overview }: { readonly overview: Overview }) {
  const say = useSentence()
  const { posts, imports } = useWorkspace()
  return (
    <>
      <TopLine overview={overview} />
      <h1>
        <Raised>{say('finding', overview.headline)}</Raised>
      </h1>
      <div className="front">
        <div>{posts === 0 && imports === 0 ? <FirstDay /> : <Findings overview={overview} />}</div>
        <Decide overview={overview} />
      </div>
    </>
  )
}

function TopLine({ overview }: { readonly overview: Overview }) {
  const t = useWords()
  const days = useDays()
  const { filter, setFilter } = useFilter()
  const { today, settings } = useWorkspace()
  const { dataAt, accountsComplete, accountsTotal, immaturePosts } = overview
  const parts = [
    dataAt === null ? '' : t('home.data_at', { day: days.dayOf(dataAt, settings.zone) }),
    accountsTotal === 0 ? '' : t('home.accounts', { complete: accountsComplete, total: accountsTotal }),
    immaturePosts === 0 ? '' : t('home.immature', { n: immaturePosts }),
  ]
  return (
    <div className="top">
      <span>
        <Raised>{days.weekday(today)}</Raised>
      </span>
      <span className="right">
        <PeriodPhrase filter={filter} onChange={(period) => setFilter({ period })} />
        <Raised>{parts.filter((part) => part !== '').join(' · ')}</Raised>
      </span>
    </div>
  )
}

function FirstDay() {
  const t = useWords()
  return (
    <section className="lead">
      <Empty
        note
        title={t('home.first_day')}
        actions={
          <>
            <ButtonLink kind="primary" to="/imports">
              {t('network.empty_do')}
            </ButtonLink>
            <ButtonLink kind="quiet" to="/help?chapter=export">
              {t('home.where_to_find')}
            </ButtonLink>
          </>
        }
      >
        {t('home.first_day_why')}
      </Empty>
    </section>
  )
}

function Findings({ overview }: { readonly overview: Overview }) {
  const t = useWords()
  const { main, others } = overview
  return (
    <>
      {main === null ? (
        <section className="lead">
          <Empty title={t('home.no_comparison')}>{t('home.no_comparison_why')}</Empty>
        </section>
      ) : (
        <MainFinding result={main} others={others} />
      )}
      {main === null && others.map((finding) => <Sentence key={finding.code} size="small" finding={finding} />)}
      <MonthlyDisplays />
    </>
  )
}
