import type { ReviewFile } from '../../../../shared/contract/imports'
import { ButtonLink } from '../../../components/Button'
import { Raised } from '../../../components/Raised'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'

type Data = ReviewFile['questions'][number]['data']

/** The question about the columns of a file, when it is open. */
export function mappingQuestion(file: ReviewFile): Data | null {
  return file.questions.find(({ code }) => code === 'mapping')?.data ?? null
}

/** Whether the columns of a file can be named (again). */
export function isMappable(file: ReviewFile): boolean {
  return mappingQuestion(file) !== null || (file.format?.startsWith('mapped-') === true && file.state !== 'known')
}

/** How many columns wait, and what is known already: the mark of decimals, what a date means. */
export function MappingFacts({ data }: { readonly data: Data }) {
  const t = useWords()
  const days = useDays()
  const { dates, example, day, proofs, profile } = data
  const reading = typeof dates === 'string' && !['unneeded', 'serial', 'serial_open'].includes(dates)
  return (
    <>
      {t('mapping.columns_open', { open: Number(data['open']), columns: Number(data['columns']) })}
      {typeof profile === 'string' && <small>{t('mapping.profile_doubt', { names: profile })}</small>}
      {reading && (
        <small>
          <Raised>
            {t(`mapping.dates.${dates}`, {
              example: typeof example === 'string' ? example : '',
              day: typeof day === 'string' ? days.day(day) : '',
              cells: Number(proofs),
            })}
          </Raised>
        </small>
      )}
    </>
  )
}

/** Opens the mapping screen of a file. */
export function DesignateLink({ dropId, file }: { readonly dropId: string; readonly file: ReviewFile }) {
  const t = useWords()
  const open = mappingQuestion(file) !== null
  return (
    <ButtonLink kind={open ? 'plain' : 'quiet'} small={open} to={`/imports?tab=drop&map=${dropId}.${file.id}`}>
      {t(open ? 'mapping.designate' : 'mapping.designate_again')}
    </ButtonLink>
  )
}
