import type { SurveyRead } from '../../../../../shared/contract/surveys'
import { Link } from '../../../../address/Link'
import { go } from '../../../../address/location'
import { useChange } from '../../../../api/useChange'
import { Button, ButtonLink } from '../../../../components/Button'
import { Empty } from '../../../../components/Empty'
import { ErrorPanel } from '../../../../components/ErrorPanel'
import { useUndo } from '../../../../components/undoContext'
import { Waiting } from '../../../../components/Waiting'
import { useWorkspace } from '../../../../components/workspaceContext'
import { useDays } from '../../../../format/days'
import { useSentence } from '../../../../format/useFinding'
import { useHasWords, useWords } from '../../../../i18n/useWords'
import { beginAdding, LIST, useSurveysAddress } from '../address'
import { AnswerNames } from './AnswerNames'
import { ColumnTable } from './ColumnTable'
import { ImportOutcome } from './ImportOutcome'
import { ImportSide } from './ImportSide'
import { inputOf } from './surveyDraft'
import { SurveyDrop } from './SurveyDrop'
import { useSurveyImport, type SurveyImport } from './useSurveyImport'

/** A survey taken in on one page: its file, what its columns are, how it was asked, how it reads so; then the one action. */
export function ImportPage({ uploadId }: { readonly uploadId: string | null }) {
  const t = useWords()
  return (
    <>
      <nav className="crumbs small" aria-label={t('surveys.crumbs')}>
        <Link to={LIST}>{t('audience.tab.surveys')}</Link>
        <span aria-hidden="true">›</span>
        <span>{t('surveys.import')}</span>
      </nav>
      {uploadId === null ? <SurveyDrop /> : <Uploaded uploadId={uploadId} />}
    </>
  )
}

function Uploaded({ uploadId }: { readonly uploadId: string }) {
  const t = useWords()
  const { read, state, asFound } = useSurveyImport(uploadId)
  if (read.isError) {
    const back = asFound !== null && <Button onPress={asFound}>{t('surveys.as_found')}</Button>
    return (
      <ErrorPanel
        error={read.error}
        actions={
          <>
            {back}
            <AnotherFile kind={asFound === null ? 'primary' : 'quiet'} />
          </>
        }
      />
    )
  }
  if (state === null) return <Waiting />
  if (state.read.refusal !== null) return <Refused read={state.read} />
  if (state.read.known !== null) return <Known read={state.read} known={state.read.known} />
  return <Mapping state={state} />
}

/** Leaves the file: the engine forgets it, then the page goes on. */
function useLeave(go: () => void): () => void {
  const { uploadId } = useSurveysAddress()
  const discard = useChange((api, id: string) => api.surveys.discard({ uploadId: id }))
  return () => {
    if (uploadId !== null) discard.mutate(uploadId)
    go()
  }
}

function AnotherFile({ kind }: { readonly kind: 'primary' | 'quiet' }) {
  const t = useWords()
  const leave = useLeave(() => beginAdding('survey'))
  return (
    <Button kind={kind} onPress={leave}>
      {t('surveys.other_file')}
    </Button>
  )
}

function BackToList({ label }: { readonly label: string }) {
  const leave = useLeave(() => go(LIST))
  return (
    <Button kind="quiet" onPress={leave}>
      {label}
    </Button>
  )
}

/** The file is no table of answers: why, and what would do. */
function Refused({ read }: { readonly read: SurveyRead }) {
  const t = useWords()
  const has = useHasWords()
  const say = useSentence()
  if (read.refusal === null) return null
  const instead = `refusal.${read.refusal.code}.instead`
  return (
    <div className="refusal survey-refusal" role="alert">
      <h1>{t('surveys.refused', { file: read.fileName })}</h1>
      <p>{say('refusal', read.refusal)}</p>
      <p className="note">{has(instead) ? t(instead, read.refusal.data) : t('surveys.refused_instead')}</p>
      <div className="acts">
        <AnotherFile kind="primary" />
        <BackToList label={t('surveys.back')} />
      </div>
    </div>
  )
}

function Known({ read, known }: { readonly read: SurveyRead; readonly known: NonNullable<SurveyRead['known']> }) {
  const t = useWords()
  const days = useDays()
  return (
    <Empty
      title={t('surveys.known')}
      actions={
        <>
          <ButtonLink kind="primary" to={`${LIST}&survey=${String(known.id)}`}>
            {t('surveys.known_open')}
          </ButtonLink>
          <AnotherFile kind="quiet" />
        </>
      }
    >
      {t('surveys.known_why', { file: read.fileName, label: known.label, day: days.day(known.importedOn) })}
    </Empty>
  )
}

function Mapping({ state }: { readonly state: SurveyImport }) {
  const t = useWords()
  const { read } = state
  const kept = state.draft.columns.filter(({ role }) => role !== 'ignored').length
  return (
    <div className="mapping survey-import">
      <header>
        <h1>{read.fileName}</h1>
        <p className="note">{t('surveys.lead', { rows: read.rows, columns: read.columns.length, kept })}</p>
      </header>
      <div className="mapping-cols">
        <ImportSide state={state} />
        <div className="mapping-main">
          <ColumnTable state={state} />
          <AnswerNames state={state} />
          <ImportOutcome state={state} />
        </div>
      </div>
      <SaveBar state={state} />
    </div>
  )
}

function SaveBar({ state }: { readonly state: SurveyImport }) {
  const t = useWords()
  const say = useSentence()
  const tell = useUndo()
  const { today } = useWorkspace()
  const { draft, place, obstacles, preview, isBehind } = state
  const label = draft.label.trim()
  const remove = useChange((api, id: number) => api.surveys.remove({ id }))
  const save = useChange(
    (to, input: Parameters<typeof to.surveys.save>[0]) => to.surveys.save(input),
    ({ id, respondents }) => {
      go(`${LIST}&survey=${String(id)}`)
      tell({ message: t('surveys.saved', { label, n: respondents }), undo: () => remove.mutate(id) })
    },
  )
  const [block] = preview?.blocking ?? []
  const [obstacle] = obstacles
  const isReady = obstacle === undefined && block === undefined && preview !== null && !isBehind
  return (
    <div className="bar mapping-bar" role="group" aria-label={t('surveys.bar')}>
      {save.isError && <ErrorPanel error={save.error} />}
      <Button
        kind="primary"
        isDisabled={!isReady || save.isPending}
        onPress={() => save.mutate(inputOf(draft, place, today))}
      >
        {t('surveys.save')}
      </Button>
      <span className="soft small grow" role="status">
        {obstacle !== undefined
          ? t(`surveys.obstacle.${obstacle}`)
          : block !== undefined
            ? say('survey_problem', block)
            : preview === null || isBehind
              ? t('surveys.reading')
              : t('surveys.save_what', { n: preview.respondents })}
      </span>
      <BackToList label={t('common.cancel')} />
    </div>
  )
}
