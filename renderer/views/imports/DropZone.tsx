import { useRef } from 'react'
import { Button } from '../../components/Button'
import { StaffMark } from '../../components/StaffMark'
import { useWords } from '../../i18n/useWords'
import type { Drop } from './useDrop'
import { useFileDrop } from './useFileDrop'

/** Where files are dropped or chosen, one by one or a whole folder. */
export function DropZone({ drop }: { readonly drop: Drop }) {
  const t = useWords()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const isOver = useFileDrop((transfer) => void drop.addDropped(transfer))
  const { desktop } = window
  const choose = async () => {
    if (desktop === undefined) files.current?.click()
    else await drop.addUploads(await desktop.openFiles())
  }
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])]
    input.value = ''
    void drop.addChosen(chosen)
  }
  return (
    <section className={`drop${isOver ? ' over' : ''}`} aria-label={t('imports.drop_label')}>
      <span className="lg">
        <StaffMark muted />
      </span>
      <div>
        <p className="serif">{t('imports.drop')}</p>
        <p className="note">{t('imports.drop_what')}</p>
      </div>
      <div className="acts">
        <Button onPress={() => void choose()}>{t('imports.choose')}</Button>
        <Button kind="quiet" onPress={() => folder.current?.click()}>
          {t('imports.choose_folder')}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-files
        aria-label={t('imports.choose')}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        data-folder
        aria-label={t('imports.choose_folder')}
        onChange={(event) => take(event.target)}
        {...{ webkitdirectory: '' }}
      />
    </section>
  )
}
