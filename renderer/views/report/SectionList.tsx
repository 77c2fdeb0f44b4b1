import type { REPORT_SECTIONS } from '../../../shared/contract/report'
import { LANGUAGES, type Language } from '../../../shared/vocabulary'
import { Raised } from '../../components/Raised'
import { SelectField, Check } from '../../components/Field'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useWords } from '../../i18n/useWords'

export type Section = (typeof REPORT_SECTIONS)[number]

interface SectionListProps {
  readonly period: string
  readonly language: Language
  readonly builtAt: string | null
  readonly states: readonly { readonly section: Section; readonly isEmpty: boolean; readonly isWritten: boolean }[]
  readonly chosen: Section
  readonly included: readonly Section[]
  readonly onChoose: (section: Section) => void
  readonly onToggle: (section: Section, isOn: boolean) => void
  readonly onLanguage: (language: Language) => void
}

const ALL = ['summary', 'key_figures', 'branches', 'platforms', 'posts', 'audiences', 'word', 'method'] as const

/** The sections with their state: in or out, empty, written by hand. Choosing one shows it and opens its comment. */
export function SectionList(props: SectionListProps) {
  const t = useWords()
  const days = useDays()
  const { settings } = useWorkspace()
  const { states, chosen, included } = props
  return (
    <section className="rl" aria-label={t('report.sections')}>
      <h1>{t('report.of', { period: days.period(props.period) })}</h1>
      <p className="note">
        {props.builtAt === null ? (
          t('common.reading')
        ) : (
          <Raised>{t('report.built', { at: days.instant(props.builtAt, settings.zone) })}</Raised>
        )}
      </p>
      <SelectField
        label={t('report.language')}
        value={props.language}
        choices={LANGUAGES.map((id) => ({ id, text: t(`language.${id}`) }))}
        onChange={(value) => {
          const language = LANGUAGES.find((each) => each === value)
          if (language !== undefined) props.onLanguage(language)
        }}
      />
      <ol>
        {ALL.map((section) => {
          const state = states.find((each) => each.section === section)
          const isIn = included.includes(section)
          return (
            <li key={section} className={section === chosen ? 'sel' : ''}>
              <Check isSelected={isIn} onChange={(isOn) => props.onToggle(section, isOn)}>
                <span className="vh">{t('report.include', { section: t(`report.section.${section}`) })}</span>
              </Check>
              <button
                type="button"
                aria-current={section === chosen ? 'true' : undefined}
                onClick={() => props.onChoose(section)}
              >
                {t(`report.section.${section}`)}
                {isIn && state?.isEmpty === true && <small>{t('report.state.empty')}</small>}
                {state?.isWritten === true && <small className="mute">{t('report.state.written')}</small>}
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
