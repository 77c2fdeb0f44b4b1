import { useRef } from 'react'
import type { NeedsDraft, NeedTopic } from '../../../../shared/contract/needs'
import { useChange } from '../../../api/useChange'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { useUndo } from '../../../components/undoContext'
import { Waiting } from '../../../components/Waiting'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { useFileDrop } from '../../imports/useFileDrop'
import { ImportColumns } from './ImportColumns'
import { ImportOutcome } from './ImportOutcome'
import { type NoteFile, type NoteFileState, useNoteFile } from './useNoteFile'

interface ImportProps {
  readonly topics: readonly NeedTopic[]
  readonly onClose: () => void
}

/** Notes of a file, on one page: what each column is, what will be added, what cannot be read. */
export function ImportNotes({ topics, onClose }: ImportProps) {
  const t = useWords()
  const state = useNoteFile()
  const isOver = useFileDrop((transfer) => {
    const [first] = transfer.files
    if (first !== undefined) state.send(first)
  })
  return (
    <section className="note-import" aria-label={t('needs.import')}>
      <div className="logging-head">
        <h1>{t('needs.import.title')}</h1>
        <Button kind="quiet" icon="cross" onPress={onClose}>
          {t('needs.import.leave')}
        </Button>
      </div>
      {state.failure !== null && <ErrorPanel error={state.failure} />}
      <Choose state={state} isOver={isOver} />
      {state.isReading && <Waiting />}
      {state.file !== null && !state.isReading && (
        <Mapped file={state.file} state={state} topics={topics} onClose={onClose} />
      )}
    </section>
  )
}

function Choose({ state, isOver }: { readonly state: NoteFileState; readonly isOver: boolean }) {
  const t = useWords()
  const input = useRef<HTMLInputElement>(null)
  const { desktop } = window
  const choose = async () => {
    if (desktop === undefined) return input.current?.click()
    const [uploadId] = await desktop.openFiles()
    if (uploadId !== undefined) state.take(uploadId)
  }
  return (
    <div className={`note-drop${isOver ? ' over' : ''}`}>
      <div>
        <p className="serif">{state.file?.read.fileName ?? t('needs.import.drop')}</p>
        <p className="note">{t('needs.import.what')}</p>
      </div>
      <div className="acts">
        <Button onPress={() => void choose()}>
          {t(state.file === null ? 'needs.import.choose' : 'needs.import.other')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        data-notes
        aria-label={t('needs.import.choose')}
        onChange={(event) => {
          const [chosen] = [...(event.target.files ?? [])]
          event.target.value = ''
          if (chosen !== undefined) state.send(chosen)
        }}
      />
    </div>
  )
}

function Mapped({
  file,
  state,
  topics,
  onClose,
}: ImportProps & { readonly file: NoteFile; readonly state: NoteFileState }) {
  const t = useWords()
  const say = useSentence()
  const undo = useUndo()
  const { read, draft } = file
  const preview = useQuery(['needs.preview', draft], (api, signal) => api.needs.preview(draft, { signal }), {
    enabled: read.refusal === null,
  })
  const remove = useChange((api, ids: number[]) => api.needs.remove({ ids }))
  const add = useChange(
    (api, input: NeedsDraft) => api.needs.import(input),
    ({ ids }) => {
      undo({
        message: t('needs.import.done', { n: ids.length }),
        ...(ids.length > 0 ? { undo: () => remove.mutate(ids) } : {}),
      })
      onClose()
    },
  )
  if (read.refusal !== null) return <p className="st no">{say('refusal', read.refusal)}</p>
  return (
    <>
      <ImportColumns file={file} state={state} topics={topics} />
      <Answer query={preview}>
        {(trial) => (
          <ImportOutcome
            trial={trial}
            state={state}
            draft={draft}
            isAdding={add.isPending}
            onAdd={() => add.mutate(draft)}
          />
        )}
      </Answer>
      {add.error !== null && <ErrorPanel error={add.error} />}
    </>
  )
}
