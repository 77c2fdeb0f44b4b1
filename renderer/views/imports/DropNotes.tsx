import type { Review } from '../../../shared/contract/imports'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { useWords } from '../../i18n/useWords'

/** Beside the drop: how many files were read, what will change, what is not kept. */
export function DropNotes({ review }: { readonly review: Review | null }) {
  const t = useWords()
  return (
    <MarginNotes>
      {review !== null && (
        <>
          <MarginNote title={t('imports.read', { n: review.files.length })}>
            <p>{t('imports.read_what', review.totals)}</p>
          </MarginNote>
          <MarginNote title={t('imports.will_change')}>
            <p>
              {t('imports.will_change_what', {
                posts: review.totals.postsNew,
                snapshots: review.totals.snapshotsAdded,
              })}
            </p>
          </MarginNote>
        </>
      )}
      <MarginNote title={t('imports.not_kept')}>
        <p>{t('imports.not_kept_what')}</p>
      </MarginNote>
      <MarginNote title={t('imports.hours')}>
        <p>{t('imports.hours_what')}</p>
      </MarginNote>
    </MarginNotes>
  )
}
