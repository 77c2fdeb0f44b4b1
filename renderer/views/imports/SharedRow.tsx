import { useState } from 'react'
import type { Review, ReviewFile } from '../../../shared/contract/imports'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Icon } from '../../components/Icon'
import { useNumbers } from '../../format/numbers'
import { useHasWords, useWords } from '../../i18n/useWords'
import { AccountQuestions } from './AccountQuestions'
import { FileAccounts } from './FileAccounts'
import { standFor } from './reviewGroups'
import { ZoneQuestion } from './ZoneQuestion'

/** File names shown at a time. */
const PAGE = 60

/** Several files that ask the same: one question, one answer for all of them. */
export function SharedRow({
  review,
  files,
  startsOpen,
}: {
  readonly review: Review
  readonly files: readonly ReviewFile[]
  readonly startsOpen: boolean
}) {
  const t = useWords()
  const numbers = useNumbers()
  const [isOpen, setOpen] = useState(startsOpen)
  const [names, setNames] = useState(PAGE)
  const fileIds = files.map(({ id }) => id)
  const skip = useChange((api) => api.imports.answerMany({ dropId: review.dropId, fileIds, skip: true }))
  const one = standFor(files)
  if (one === null) return null
  const added = files.reduce((sum, { counts }) => sum + (counts?.new ?? 0), 0)
  const isPosts = files.every(({ level }) => level === 'post')
  return (
    <div className={`r${isOpen ? ' open' : ''}`}>
      <span style={{ color: 'var(--warn)' }}>
        <Icon name="question" />
        <span className="vh">{t('imports.state.asks')}</span>
      </span>
      <div className="fn">
        {t('imports.files', { n: files.length })}
        <Formats files={files} />
      </div>
      <div className="what">
        <FileAccounts file={one} />
        <small>{t('imports.asked_once', { n: files.length })}</small>
      </div>
      <div className="delta">
        {t(isPosts ? 'imports.new_posts' : 'imports.new_rows', { n: added, count: numbers.count(added) })}
      </div>
      <div className="act">
        {isOpen ? (
          <Button kind="quiet" onPress={() => skip.mutate(undefined)}>
            {t('imports.later')}
          </Button>
        ) : (
          <Button small onPress={() => setOpen(true)}>
            {t('imports.answer')}
          </Button>
        )}
      </div>
      {skip.isError && <ErrorPanel error={skip.error} />}
      {isOpen && (
        <>
          <AccountQuestions review={review} file={one} />
          <ZoneQuestion dropId={review.dropId} file={one} fileIds={fileIds} />
        </>
      )}
      <details className="names">
        <summary>{t('imports.which_files')}</summary>
        <ul>
          {files.slice(0, names).map((file) => (
            <li key={file.id}>{file.fileName}</li>
          ))}
        </ul>
        {files.length > names && (
          <Button kind="quiet" onPress={() => setNames(names + PAGE)}>
            {t('imports.more_rows', { n: Math.min(PAGE, files.length - names), left: files.length - names })}
          </Button>
        )}
      </details>
    </div>
  )
}

/** What the files were recognised as, each format once. */
function Formats({ files }: { readonly files: readonly ReviewFile[] }) {
  const t = useWords()
  const has = useHasWords()
  const formats = [...new Set(files.map(({ format }) => format))]
  const names = formats.map((format) => {
    if (format === null) return t('imports.unknown')
    return has(`fileformat.${format}`) ? t(`fileformat.${format}`) : format
  })
  return <small>{names.join(' · ')}</small>
}
