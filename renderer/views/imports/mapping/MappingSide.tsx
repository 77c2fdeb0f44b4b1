import { MAPPING_LEVELS, type MappingLevel } from '../../../../shared/mapping'
import {
  AUDIENCE_BASES,
  AUDIENCE_DIMENSIONS,
  PLATFORMS,
  POST_FORMATS,
  type Platform,
} from '../../../../shared/vocabulary'
import { Field } from '../../../components/Field'
import { ZoneField } from '../../../components/ZoneField'
import { useWords } from '../../../i18n/useWords'
import { hasMeaning, withLevel, type Draft } from './mappingDraft'
import { Choices, Part, type Option } from './parts'
import { DateStyleField, NumberStyleField } from './StyleFields'
import type { Mapping } from './useMapping'

/** What holds for the whole table: level, platform, account, how numbers and days are written, with the evidence. */
export function MappingSide({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const { draft, change, preview } = mapping
  return (
    <aside className="mapping-side" aria-label={t('mapping.side')}>
      {preview.profiles.length > 0 && <Profiles mapping={mapping} />}
      <Choices
        label={t('mapping.level')}
        value={draft.level}
        options={MAPPING_LEVELS.map((level) => ({ id: level, label: t(`mapping.level.${level}`) }))}
        onChange={(id) => change((before) => withLevel(before, id as MappingLevel))}
      />
      <PlatformPart mapping={mapping} />
      {draft.level === 'audience' ? <AudiencePart mapping={mapping} /> : null}
      <AccountPart mapping={mapping} />
      <NumberStyleField mapping={mapping} />
      {draft.level !== 'audience' && <DateStyleField mapping={mapping} />}
      {draft.level === 'post' && (
        <Part>
          <ZoneField value={draft.zone} onChange={(zone) => change((before) => ({ ...before, zone }))} />
          <p className="note">{t(`mapping.zone.${preview.guess.zone.reason}`)}</p>
        </Part>
      )}
      {draft.level === 'post' && hasMeaning(draft, 'post_type') && draft.types.length > 0 && (
        <TypesPart mapping={mapping} />
      )}
    </aside>
  )
}

function Profiles({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  return (
    <Part>
      <Choices
        label={t('mapping.profile')}
        value=""
        empty={t('mapping.profile_choose')}
        options={mapping.preview.profiles.map(({ id, name }) => ({ id: String(id), label: name }))}
        onChange={(id) => mapping.chooseProfile(Number(id))}
      />
    </Part>
  )
}

function usePlatforms(): Option[] {
  const t = useWords()
  return PLATFORMS.map((platform) => ({ id: platform, label: t(`platform.${platform}`) }))
}

const platformOf = (id: string): Platform | null => PLATFORMS.find((platform) => platform === id) ?? null

function PlatformPart({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const platforms = usePlatforms()
  const { draft, change, preview } = mapping
  if (!hasMeaning(draft, 'platform'))
    return (
      <Part isOpen={draft.platform === null}>
        <Choices
          label={t('mapping.platform')}
          value={draft.platform ?? ''}
          {...(draft.platform === null ? { empty: t('mapping.platform_choose') } : {})}
          options={platforms}
          onChange={(id) => change((before) => ({ ...before, platform: platformOf(id) }))}
        />
        {draft.platform !== null && draft.platform === preview.guess.platform.platform && (
          <p className="note">{t(`mapping.platform.${preview.guess.platform.reason}`)}</p>
        )}
      </Part>
    )
  return (
    <Part>
      <h2>{t('mapping.platform')}</h2>
      <p className="note">{t('mapping.platform.column')}</p>
      {draft.words.map(({ word, platform }) => (
        <Choices
          key={word}
          label={`${word} (${t('mapping.rows', { n: preview.guess.platform.words.find((each) => each.word === word)?.rows ?? 0 })})`}
          value={platform ?? ''}
          empty={t('mapping.left_out')}
          options={platforms}
          onChange={(id) =>
            change((before) => ({ ...before, words: replaced(before.words, word, { platform: platformOf(id) }) }))
          }
        />
      ))}
    </Part>
  )
}

function replaced<T extends { readonly word: string }>(list: readonly T[], word: string, change: Partial<T>): T[] {
  return list.map((each) => (each.word === word ? { ...each, ...change } : each))
}

function AccountPart({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const { draft, change, trial } = mapping
  const { account } = draft
  const named = hasMeaning(draft, 'account_name') || hasMeaning(draft, 'account_handle')
  const options = [...(named ? (['column'] as const) : []), 'ask' as const, 'name' as const]
  const set = (part: Partial<Draft['account']>) =>
    change((before) => ({ ...before, account: { ...before.account, ...part } }))
  return (
    <Part isOpen={account.from === 'name' && account.name.trim() === ''}>
      <Choices
        label={t('mapping.account')}
        value={account.from}
        options={options.map((from) => ({ id: from, label: t(`mapping.account.${from}`) }))}
        onChange={(id) => set({ from: options.find((from) => from === id) ?? 'ask' })}
      />
      {account.from === 'name' && (
        <Field label={t('mapping.account_name')} value={account.name} onChange={(name) => set({ name })} />
      )}
      {account.from === 'column' && trial !== null && trial.accounts.length > 0 && (
        <p className="note">{trial.accounts.slice(0, 6).join(', ')}</p>
      )}
    </Part>
  )
}

function AudiencePart({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const { draft, change } = mapping
  const dimensions = AUDIENCE_DIMENSIONS.filter((dimension) => dimension !== 'age_gender' && dimension !== 'total')
  return (
    <Part>
      <Choices
        label={t('mapping.dimension')}
        value={draft.audience.dimension}
        options={dimensions.map((id) => ({ id, label: t(`mapping.dimension.${id}`) }))}
        onChange={(id) =>
          change((before) => ({
            ...before,
            audience: { ...before.audience, dimension: dimensions.find((each) => each === id) ?? 'city' },
          }))
        }
      />
      <Choices
        label={t('mapping.basis')}
        value={draft.audience.basis}
        options={AUDIENCE_BASES.map((id) => ({ id, label: t(`mapping.basis.${id}`) }))}
        onChange={(id) =>
          change((before) => ({
            ...before,
            audience: { ...before.audience, basis: AUDIENCE_BASES.find((each) => each === id) ?? 'followers' },
          }))
        }
      />
    </Part>
  )
}

function TypesPart({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const { draft, change } = mapping
  return (
    <Part>
      <details open={draft.types.some(({ format }) => format === null)}>
        <summary>{t('mapping.types', { n: draft.types.length })}</summary>
        {draft.types.map(({ word, format }) => (
          <Choices
            key={word}
            label={word}
            value={format ?? ''}
            empty={t('format.other')}
            options={POST_FORMATS.filter((id) => id !== 'other').map((id) => ({ id, label: t(`format.${id}`) }))}
            onChange={(id) =>
              change((before) => ({
                ...before,
                types: replaced(before.types, word, { format: POST_FORMATS.find((each) => each === id) ?? null }),
              }))
            }
          />
        ))}
      </details>
    </Part>
  )
}
