import { useState } from 'react'
import type { Notice, Review, ReviewFile } from '../../../shared/contract/imports'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Icon, type IconName } from '../../components/Icon'
import { Raised } from '../../components/Raised'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useSentence } from '../../format/useFinding'
import { useHasWords, useWords } from '../../i18n/useWords'
import { AccountQuestions } from './AccountQuestions'
import { ExportDate } from './ExportDate'
import { ExportDateQuestion } from './ExportDateQuestion'
import { FileAccounts } from './FileAccounts'
import { DesignateLink, isMappable, MappingFacts, mappingQuestion } from './mapping/MappingQuestion'
import { Rejects } from './Rejects'
import { ZoneQuestion } from './ZoneQuestion'

const ICONS: Record<ReviewFile['state'], { readonly icon: IconName; readonly colour: string }> = {
  asks: { icon: 'question', colour: 'var(--warn)' },
  refused: { icon: 'cross', colour: 'var(--signal)' },
  ready: { icon: 'check', colour: 'var(--accent)' },
  known: { icon: 'check', colour: 'var(--mute)' },
  skipped: { icon: 'clock', colour: 'var(--mute)' },
}

/** One file of the drop: what it was recognised as, whose it is, what is new, what to do about it. */
export function FileRow({
  review,
  file,
  startsOpen,
}: {
  readonly review: Review
  readonly file: ReviewFile
  /** Its question is shown at once: the first of the drop. */
  readonly startsOpen: boolean
}) {
  const t = useWords()
  const { dropId } = review
  const [showsRejects, setShowsRejects] = useState(false)
  const [isAnswering, setAnswering] = useState(startsOpen)
  const columns = mappingQuestion(file)
  const isOpen = file.state === 'asks' && isAnswering && columns === null
  const rejected = file.counts?.rejected ?? 0
  const look =
    rejected > 0 && file.state === 'ready' ? { icon: 'warning' as const, colour: 'var(--warn)' } : ICONS[file.state]
  const skip = useChange((api, isSkipped: boolean) => api.imports.answer({ dropId, fileId: file.id, skip: isSkipped }))
  return (
    <div className={`r${isOpen ? ' open' : ''}`}>
      <span style={{ color: look.colour }}>
        <Icon name={look.icon} />
        <span className="vh">{t(`imports.state.${file.state}`)}</span>
      </span>
      <FileName file={file} />
      <What dropId={dropId} file={file} />
      <Delta file={file} />
      <div className="act">
        {isMappable(file) && file.state !== 'skipped' && <DesignateLink dropId={dropId} file={file} />}
        {file.state === 'asks' && !isOpen && columns === null && (
          <Button small onPress={() => setAnswering(true)}>
            {t('imports.answer')}
          </Button>
        )}
        {(isOpen || (columns !== null && file.state === 'asks')) && (
          <Button kind="quiet" onPress={() => skip.mutate(true)}>
            {t('imports.later')}
          </Button>
        )}
        {file.state === 'skipped' && (
          <Button kind="quiet" onPress={() => skip.mutate(false)}>
            {t('imports.take_back')}
          </Button>
        )}
        {rejected > 0 && (
          <Button kind="quiet" aria-expanded={showsRejects} onPress={() => setShowsRejects(!showsRejects)}>
            {t(showsRejects ? 'imports.rejects_hide' : 'imports.rejects_show', { n: rejected })}
          </Button>
        )}
      </div>
      {skip.isError && <ErrorPanel error={skip.error} />}
      {isOpen && (
        <>
          <AccountQuestions review={review} file={file} />
          <ZoneQuestion dropId={dropId} file={file} fileIds={[file.id]} />
          <ExportDateQuestion dropId={dropId} file={file} />
        </>
      )}
      {showsRejects && (
        <div className="unread">
          <Rejects of={{ dropId, fileId: file.id }} />
        </div>
      )}
    </div>
  )
}

function FileName({ file }: { readonly file: ReviewFile }) {
  const t = useWords()
  const has = useHasWords()
  const columns = mappingQuestion(file)
  const parts = [
    file.format === null
      ? t(columns === null ? 'imports.unknown' : 'mapping.tool_unknown')
      : has(`fileformat.${file.format}`)
        ? t(`fileformat.${file.format}`)
        : file.format,
    file.language !== null && has(`filelanguage.${file.language}`) ? t(`filelanguage.${file.language}`) : '',
    file.encoding !== null && !file.encoding.startsWith('utf-8') ? file.encoding : '',
    file.delimiter === ';' ? t('imports.semicolon') : file.delimiter === '\t' ? t('imports.tab_character') : '',
    columns?.['numbers'] === 'comma_decimal' || columns?.['numbers'] === 'dot_groups' ? t('mapping.decimal_comma') : '',
  ]
  return (
    <div className="fn">
      {file.fileName}
      <small>{parts.filter((part) => part !== '').join(' · ')}</small>
    </div>
  )
}

function What({ dropId, file }: { readonly dropId: string; readonly file: ReviewFile }) {
  const t = useWords()
  const say = useSentence()
  const days = useDays()
  if (file.refusal !== null) {
    const instead = `refusal.${file.refusal.code}.instead`
    return (
      <div className="what">
        {say('refusal', file.refusal)}
        <Instead id={instead} data={file.refusal.data} />
      </div>
    )
  }
  const columns = mappingQuestion(file)
  if (columns !== null)
    return (
      <div className="what">
        <MappingFacts data={columns} />
      </div>
    )
  return (
    <div className="what">
      {file.state === 'known' ? t('imports.already') : <FileAccounts file={file} />}
      <small>
        {file.firstDay !== null && file.lastDay !== null && (
          <span>
            <Raised>{days.range(file.firstDay, file.lastDay)}</Raised>
          </span>
        )}
        {file.state !== 'known' && <ExportDate dropId={dropId} file={file} />}
      </small>
      {file.warnings.map((warning) => (
        <small key={warning.code} className="warned">
          {say('warning', warning)}
        </small>
      ))}
    </div>
  )
}

function Instead({ id, data }: { readonly id: string; readonly data: Notice['data'] }) {
  const t = useWords()
  const has = useHasWords()
  return has(id) ? <small>{t(id, data)}</small> : null
}

function Delta({ file }: { readonly file: ReviewFile }) {
  const t = useWords()
  const numbers = useNumbers()
  const { counts } = file
  if (counts === null || file.state === 'known' || file.state === 'refused') return <div className="delta" />
  const rest = [
    counts.updated > 0 ? t('imports.updated', { n: counts.updated }) : '',
    counts.unchanged > 0 ? t('imports.unchanged', { n: counts.unchanged }) : '',
    counts.duplicate > 0 ? t('imports.duplicates', { n: counts.duplicate }) : '',
    counts.setAside > 0 ? t('imports.set_aside', { n: counts.setAside }) : '',
  ]
  return (
    <div className="delta">
      {t(file.level === 'post' ? 'imports.new_posts' : 'imports.new_rows', {
        n: counts.new,
        count: numbers.count(counts.new),
      })}
      {rest
        .filter((part) => part !== '')
        .map((part) => (
          <small key={part}>{part}</small>
        ))}
    </div>
  )
}
