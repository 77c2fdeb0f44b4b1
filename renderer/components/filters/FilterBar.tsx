import type { ReactNode } from 'react'
import type { Filter } from '../../../shared/contract/common'
import { PLATFORMS, POST_FORMATS, type SetAside } from '../../../shared/vocabulary'
import { INCLUDES } from '../../address/filterAddress'
import { useFilter } from '../../address/useFilter'
import { isGroup, useNetwork } from '../../api/useNetwork'
import { useThemes } from '../../api/useThemes'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { Check } from '../Field'
import { BranchMark, PlatformMark } from '../marks'
import { CopyLink } from './CopyLink'
import { MultiList, Phrase } from './Phrase'
import { ComparePhrase, PeriodPhrase } from './PeriodPhrase'

type Part = 'compare' | 'branches' | 'platforms' | 'formats' | 'themes'

interface FilterBarProps {
  /** Posts left out of what is on screen, by reason: the count opens the list with its switches. */
  readonly leftOut?: readonly { readonly reason: SetAside; readonly n: number }[]
  /** Phrases that mean nothing on this screen. */
  readonly hide?: readonly Part[]
  /** Phrases of the screen's own, after the common ones. */
  readonly children?: ReactNode
  readonly end?: ReactNode
}

/** What is looked at, as one sentence; each phrase is a button. Its state is the address. It never scrolls away. */
export function FilterBar({ leftOut = [], hide = [], children, end }: FilterBarProps) {
  const t = useWords()
  const { filter, setFilter } = useFilter()
  const shows = (part: Part) => !hide.includes(part)
  return (
    <section className="filters" aria-label={t('filter.label')}>
      <PeriodPhrase filter={filter} onChange={(period) => setFilter({ period })} />
      {shows('compare') && (
        <>
          <span>{t(filter.compare === 'none' ? 'filter.dot' : 'filter.compared')}</span>
          <ComparePhrase filter={filter} onChange={(compare) => setFilter({ compare })} />
        </>
      )}
      {shows('branches') && <BranchesPhrase filter={filter} onChange={(branches) => setFilter({ branches })} />}
      {shows('platforms') && <PlatformsPhrase filter={filter} onChange={(platforms) => setFilter({ platforms })} />}
      {shows('formats') && <FormatsPhrase filter={filter} onChange={(formats) => setFilter({ formats })} />}
      {shows('themes') && <ThemesPhrase filter={filter} onChange={(themes) => setFilter({ themes })} />}
      {children}
      <div className="end">
        <LeftOut leftOut={leftOut} filter={filter} onChange={(include) => setFilter({ include })} />
        {end}
        <CopyLink />
      </div>
    </section>
  )
}

function Dot() {
  return (
    <span className="sep" aria-hidden="true">
      ·
    </span>
  )
}

function BranchesPhrase({ filter, onChange }: { readonly filter: Filter; readonly onChange: (ids: number[]) => void }) {
  const t = useWords()
  const network = useNetwork()
  const branches = network?.branches.filter((each) => each.archivedOn === null) ?? []
  const count = branches.filter((each) => network !== undefined && !isGroup(network, each.id)).length
  const chosen = branches.filter((each) => filter.branches.includes(each.id))
  const text =
    chosen.length === 1
      ? (chosen[0]?.shortName ?? '')
      : t(chosen.length === 0 ? 'filter.branches_all' : 'filter.branches_n', {
          n: chosen.length === 0 ? count : chosen.length,
        })
  return (
    <>
      <Dot />
      <Phrase label={t('filter.branches')} text={text}>
        {() => (
          <MultiList
            label={t('filter.branches')}
            all={t('filter.every_branch')}
            options={branches.map((each) => ({
              id: String(each.id),
              text: each.name,
              label: <BranchMark slot={each.slot}>{each.name}</BranchMark>,
            }))}
            values={filter.branches.map(String)}
            onChange={(ids) => onChange(ids.map(Number))}
          />
        )}
      </Phrase>
    </>
  )
}

function PlatformsPhrase({
  filter,
  onChange,
}: {
  readonly filter: Filter
  readonly onChange: (ids: Filter['platforms']) => void
}) {
  const t = useWords()
  const network = useNetwork()
  const used = PLATFORMS.filter((each) => network?.accounts.some((account) => account.platform === each) === true)
  const names = filter.platforms.map((each) => t(`platform.${each}`))
  return (
    <>
      <Dot />
      <Phrase label={t('filter.platforms')} text={names.length === 0 ? t('filter.every_platform') : names.join(', ')}>
        {() => (
          <MultiList
            label={t('filter.platforms')}
            all={t('filter.every_platform')}
            options={used.map((id) => ({ id, text: t(`platform.${id}`), label: <PlatformMark platform={id} /> }))}
            values={filter.platforms}
            onChange={(ids) => onChange(PLATFORMS.filter((each) => ids.includes(each)))}
          />
        )}
      </Phrase>
    </>
  )
}

function FormatsPhrase({
  filter,
  onChange,
}: {
  readonly filter: Filter
  readonly onChange: (ids: Filter['formats']) => void
}) {
  const t = useWords()
  const names = filter.formats.map((each) => t(`format.${each}`))
  return (
    <>
      <Dot />
      <Phrase label={t('filter.formats')} text={names.length === 0 ? t('filter.every_format') : names.join(', ')}>
        {() => (
          <MultiList
            label={t('filter.formats')}
            all={t('filter.every_format')}
            options={POST_FORMATS.map((id) => ({ id, text: t(`format.${id}`) }))}
            values={filter.formats}
            onChange={(ids) => onChange(POST_FORMATS.filter((each) => ids.includes(each)))}
          />
        )}
      </Phrase>
    </>
  )
}

function ThemesPhrase({ filter, onChange }: { readonly filter: Filter; readonly onChange: (ids: number[]) => void }) {
  const t = useWords()
  const { themes, nameOf } = useThemes()
  const names = filter.themes.map((id) => (id === 0 ? t('filter.no_theme') : nameOf(id)))
  const text = names.length > 2 ? t('filter.themes_n', { n: names.length }) : names.join(', ')
  return (
    <>
      <Dot />
      <Phrase label={t('filter.themes')} text={names.length === 0 ? t('filter.every_theme') : text}>
        {() => (
          <MultiList
            label={t('filter.themes')}
            all={t('filter.every_theme')}
            options={[
              ...themes.map(({ id, name }) => ({ id: String(id), text: name })),
              { id: '0', text: t('filter.no_theme') },
            ]}
            values={filter.themes.map(String)}
            onChange={(ids) => onChange(ids.map(Number))}
          />
        )}
      </Phrase>
    </>
  )
}

function LeftOut({
  leftOut,
  filter,
  onChange,
}: {
  readonly leftOut: NonNullable<FilterBarProps['leftOut']>
  readonly filter: Filter
  readonly onChange: (include: Filter['include']) => void
}) {
  const t = useWords()
  const numbers = useNumbers()
  const total = leftOut.reduce((sum, each) => sum + each.n, 0)
  if (total === 0 && filter.include.length === 0) return null
  const count = (reason: SetAside) => leftOut.find((each) => each.reason === reason)?.n ?? 0
  const fixed = leftOut.filter((each) => !INCLUDES.some((include) => include === each.reason))
  return (
    <Phrase label={t('filter.left_out')} text={t('filter.left_out_n', { n: total, count: numbers.count(total) })}>
      {() => (
        <div className="leftout">
          <p className="note">{t('filter.left_out_why')}</p>
          {INCLUDES.filter((each) => count(each) > 0 || filter.include.includes(each)).map((each) => (
            <Check
              key={each}
              isSelected={filter.include.includes(each)}
              onChange={(on) =>
                onChange(on ? [...filter.include, each] : filter.include.filter((other) => other !== each))
              }
            >
              {t('filter.include', { reason: t(`aside.${each}`), n: count(each) })}
            </Check>
          ))}
          {fixed.map((each) => (
            <p key={each.reason} className="note">
              {t(`aside.${each.reason}`)} ({numbers.count(each.n)})
            </p>
          ))}
        </div>
      )}
    </Phrase>
  )
}
