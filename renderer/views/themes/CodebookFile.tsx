import { useRef } from 'react'
import { LARGEST_CODEBOOK, type CodebookTheme } from '../../../shared/contract/themes'
import { toFailure } from '../../api/errors'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { DownloadButton } from '../../components/DownloadButton'
import { useUndo } from '../../components/undoContext'
import { useHasWords, useWords } from '../../i18n/useWords'

/** The codebook as a CSV to keep, edit in a spreadsheet or hand on, and the way back in. */
export function CodebookFile() {
  const t = useWords()
  const tell = useUndo()
  const input = useRef<HTMLInputElement>(null)
  const back = useChange((each, before: { themes: readonly CodebookTheme[] }) =>
    each.themes.restoreCodebook({ themes: [...before.themes] }),
  )
  const take = useChange(
    async (each, file: File) => each.themes.importCodebook({ text: await readText(file) }),
    ({ added, replaced, before }) =>
      tell({ message: t('themes.file_read', { added, replaced }), undo: () => back.mutate(before) }),
  )
  return (
    <div className="acts file">
      <DownloadButton label={t('themes.csv')} make={(api, language) => api.themes.csv({ language })} />
      <Button kind="quiet" icon="plus" isDisabled={take.isPending} onPress={() => input.current?.click()}>
        {t('themes.file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) take.mutate(file)
        }}
      />
      {take.isError && <FileFault error={take.error} />}
    </div>
  )
}

/** Text of a small file. A spreadsheet on Windows saves CSV in the system's own encoding, where UTF-8 does not fit. */
async function readText(file: File): Promise<string> {
  const bytes = await file.slice(0, LARGEST_CODEBOOK + 1).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Why a file was refused: line, column, reason. */
function FileFault({ error }: { readonly error: unknown }) {
  const t = useWords()
  const has = useHasWords()
  const { data } = toFailure(error)
  const [, line, column] = /^lines\.(\d+)\.(\w+)$/.exec(data['field'] ?? '') ?? []
  const reason = data['reason'] ?? ''
  const known = [`themes.fault.${reason}`, `themes.pattern.${reason}`].find(has) ?? 'themes.fault.other'
  return (
    <p className="problem" role="alert">
      {line !== undefined && `${t('themes.fault_at', { line, column: column ?? '' })} `}
      {t(known, { detail: '' })} {t('themes.fault_nothing')}
    </p>
  )
}
