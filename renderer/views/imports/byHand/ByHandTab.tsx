import { useAddress, changeQuery } from '../../../address/location'
import { useFilter } from '../../../address/useFilter'
import { formatPeriod, parsePeriod, quarterOf, shiftQuarter, type Period } from '../../../../shared/periods'
import { useNetwork, type Network } from '../../../api/useNetwork'
import { Button, ButtonLink } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Field } from '../../../components/Field'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { Waiting } from '../../../components/Waiting'
import { useWorkspace } from '../../../components/workspaceContext'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { PhraseSelect } from '../../compare/PhraseSelect'
import { CountGrid } from './CountGrid'
import { SharesSection } from './SharesSection'
import { useHandGrid, type HandGrid, type PasteNews } from './useHandGrid'
import './byHand.css'

type Quarter = Period & { kind: 'quarter' }

/** What no export gives, typed in: followers of every account at the month ends of a quarter, then audience shares. */
export function ByHandTab() {
  const t = useWords()
  const network = useNetwork()
  if (network === undefined) return <Waiting />
  if (network.accounts.length === 0) {
    return (
      <Empty
        note
        title={t('byHand.empty')}
        actions={
          <ButtonLink kind="primary" to="/network">
            {t('byHand.empty_do')}
          </ButtonLink>
        }
      >
        {t('byHand.empty_why')}
      </Empty>
    )
  }
  return <Counts network={network} />
}

function Counts({ network }: { readonly network: Network }) {
  const t = useWords()
  const days = useDays()
  const quarter = useQuarter()
  const grid = useHandGrid(network, quarter.chosen)
  const period = days.period(formatPeriod(quarter.chosen))
  return (
    <>
      <div className="cols">
        <div className="hand">
          <div className="head">
            <h1>
              {grid.isReady ? t('byHand.title', { n: grid.missing, period }) : t('byHand.title_wait', { period })}
            </h1>
            <PhraseSelect
              label={t('byHand.quarter')}
              value={formatPeriod(quarter.chosen)}
              choices={quarter.list.map((each) => ({ id: formatPeriod(each), label: days.period(formatPeriod(each)) }))}
              onChange={(id) => changeQuery({ p: id })}
            />
          </div>
          <p className="note">{t('byHand.how')}</p>
          <From grid={grid} />
          {grid.error !== null && <ErrorPanel error={grid.error} />}
          {grid.news !== null && <News news={grid.news} />}
          <div className="scroll">
            <CountGrid grid={grid} network={network} />
          </div>
          <SharesSection network={network} />
        </div>
        <Notes />
      </div>
      <SaveBar grid={grid} />
    </>
  )
}

/** Where all of this was read, and a note: kept with every count saved. */
function From({ grid }: { readonly grid: HandGrid }) {
  const t = useWords()
  return (
    <div className="from">
      <Field
        label={t('byHand.source')}
        value={grid.draft.source ?? t('byHand.source_default')}
        onChange={(source) => grid.change((draft) => ({ ...draft, source }))}
        problem={grid.draft.source?.trim() === '' ? t('byHand.source_missing') : null}
        isRequired
      />
      <Field
        label={t('byHand.note')}
        value={grid.draft.note}
        onChange={(note) => grid.change((draft) => ({ ...draft, note }))}
      />
    </div>
  )
}

/** What a paste did: how many cells, which of them are wrong, and each text that found no place. */
function News({ news }: { readonly news: PasteNews }) {
  const t = useWords()
  return (
    <div className="news" role="status">
      <p>
        {t('byHand.pasted', { n: news.placed, wrong: news.wrong })}
        {news.header !== null && ` ${t('byHand.header', { text: news.header })}`}
      </p>
      {news.left.length > 0 && (
        <ul>
          {news.left.map((each, i) => (
            <li key={`${i} ${each.text}`}>
              <span className="v">{each.text}</span> {t(`byHand.left.${each.why}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function SaveBar({ grid }: { readonly grid: HandGrid }) {
  const t = useWords()
  const n = grid.changes.length
  const hasSource = grid.draft.source?.trim() !== ''
  return (
    <div className="bar" role="group" aria-label={t('byHand.bar')}>
      <Button kind="primary" isDisabled={n === 0 || grid.isSaving || !hasSource} onPress={grid.save}>
        {t('byHand.save', { n })}
      </Button>
      <span className="soft small">{t('byHand.state', { n, wrong: grid.wrong.length })}</span>
      <span className="end">
        {grid.draft.past.length > 0 && (
          <Button kind="quiet" icon="undo" onPress={grid.back}>
            {t('byHand.back')}
          </Button>
        )}
      </span>
    </div>
  )
}

function Notes() {
  const t = useWords()
  return (
    <MarginNotes>
      <MarginNote title={t('byHand.keys')}>
        <p>{t('byHand.keys_text')}</p>
      </MarginNote>
      <MarginNote title={t('byHand.paste')}>
        <p>{t('byHand.paste_text')}</p>
      </MarginNote>
      <MarginNote title={t('byHand.use')}>
        <p>{t('byHand.use_text')}</p>
      </MarginNote>
    </MarginNotes>
  )
}

const QUARTERS = 12

/** The quarter of the address when it names one, else the running one; and those to choose from. */
function useQuarter(): { readonly chosen: Quarter; readonly list: readonly Quarter[] } {
  const { query } = useAddress()
  const { filter } = useFilter()
  const { today } = useWorkspace()
  const running = quarterOf(today)
  const asked = parsePeriod(query.get('p') ?? filter.period)
  const chosen = asked?.kind === 'quarter' ? asked : running
  const list = Array.from({ length: QUARTERS }, (_, i) => shiftQuarter(running.year, running.quarter, -i))
  const isListed = list.some((each) => formatPeriod(each) === formatPeriod(chosen))
  return { chosen, list: isListed ? list : [...list, chosen] }
}
