import { Link } from '../../address/Link'
import { ButtonLink } from '../../components/Button'
import { Raised } from '../../components/Raised'
import { useDays } from '../../format/days'
import { useSentence } from '../../format/useFinding'
import { useHasWords, useWords } from '../../i18n/useWords'
import type { Overview } from './homeView'

const SHOWN = 5

/** What to decide, most pressing first, and the state of the report. */
export function Decide({ overview }: { readonly overview: Overview }) {
  const t = useWords()
  const { todo } = overview
  return (
    <div className="side">
      <section>
        <h2>{t('home.decide')}</h2>
        {todo.length === 0 ? (
          <p className="soft">{t('home.nothing_to_decide')}</p>
        ) : (
          <ol className="dec">
            {todo.slice(0, SHOWN).map((item, index) => (
              <Item key={index} n={index + 1} item={item} />
            ))}
          </ol>
        )}
        {todo.length > SHOWN && <p className="note">{t('home.more_to_decide', { n: todo.length - SHOWN })}</p>}
      </section>
      <ReportState overview={overview} />
    </div>
  )
}

function Item({ n, item }: { readonly n: number; readonly item: Overview['todo'][number] }) {
  const t = useWords()
  const has = useHasWords()
  const say = useSentence()
  const { finding, link } = item
  const why = `home.why.${finding.code}`
  return (
    <li>
      <span className="n" aria-hidden="true">
        {n}
      </span>
      <p>
        <Raised>{say('finding', finding)}</Raised>
        {has(why) && <small>{say('home.why', finding)}</small>}
      </p>
      <ButtonLink small to={link}>
        {t(has(`home.do.${finding.code}`) ? `home.do.${finding.code}` : 'home.do')}
      </ButtonLink>
    </li>
  )
}

function ReportState({ overview }: { readonly overview: Overview }) {
  const t = useWords()
  const days = useDays()
  const { period, ready, total } = overview.report
  const text = t('home.report_ready', { ready, total })
  return (
    <section>
      <h2>{t('home.report', { period: days.period(period) })}</h2>
      <div className="prog" role="img" aria-label={text} style={{ gridTemplateColumns: `repeat(${total}, 1fr)` }}>
        {Array.from({ length: total }, (_, index) => (
          <i key={index} className={index < ready ? '' : 'e'} />
        ))}
      </div>
      <p className="small soft">{text}</p>
      <p>
        <Link to={`/report?p=${period}`}>{t('home.open_report')}</Link>
      </p>
    </section>
  )
}
