import { AUDIENCE_BASES } from '../../../shared/vocabulary'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { MultiList, Phrase, SingleList } from '../../components/filters/Phrase'
import { useWords } from '../../i18n/useWords'
import { usePairFilter } from './pairFilter'

/** What the matrix shows, as phrases of the filter bar: accounts, personas, followers or people reached. */
export function PairPhrases() {
  const t = useWords()
  const { filter, setAccounts, setPersonas, setBasis } = usePairFilter()
  const network = useNetwork()
  const { data: personas = [] } = useQuery(['audience.personas'], (api, signal) =>
    api.audience.personas(undefined, { signal }),
  )
  const lined = new Set(network?.lines.map(({ accountId }) => accountId))
  const accounts = network?.accounts.filter(({ id }) => lined.has(id)) ?? []
  const count = (chosen: readonly number[], all: number) => (chosen.length === 0 ? all : chosen.length)
  const dot = (
    <span className="sep" aria-hidden="true">
      ·
    </span>
  )
  return (
    <>
      {dot}
      <Phrase
        label={t('audience.filter.accounts')}
        text={t('audience.filter.accounts_n', { n: count(filter.accounts, accounts.length) })}
      >
        {() => (
          <MultiList
            label={t('audience.filter.accounts')}
            all={t('audience.filter.every_account')}
            options={accounts.map(({ id, name }) => ({ id: String(id), text: name }))}
            values={filter.accounts.map(String)}
            onChange={setAccounts}
          />
        )}
      </Phrase>
      {dot}
      <Phrase
        label={t('audience.filter.personas')}
        text={t('audience.filter.personas_n', { n: count(filter.personas, personas.length) })}
      >
        {() => (
          <MultiList
            label={t('audience.filter.personas')}
            all={t('audience.filter.every_persona')}
            options={personas.map(({ id, name }) => ({ id: String(id), text: name }))}
            values={filter.personas.map(String)}
            onChange={setPersonas}
          />
        )}
      </Phrase>
      {dot}
      <Phrase label={t('audience.evidence.basis')} text={t(`audience.filter.on.${filter.basis ?? 'all'}`)}>
        {(close) => (
          <SingleList
            label={t('audience.evidence.basis')}
            options={['all', ...AUDIENCE_BASES].map((id) => ({ id, text: t(`audience.filter.on.${id}`) }))}
            value={filter.basis ?? 'all'}
            onChoose={(id) => {
              setBasis(id)
              close()
            }}
          />
        )}
      </Phrase>
    </>
  )
}
