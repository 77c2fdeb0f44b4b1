import { useState } from 'react'
import type { RuleSpec } from '../../../shared/contract/themes'
import { PLATFORMS } from '../../../shared/vocabulary'
import { isGroup, useNetwork, type Network } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { Check } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useWords } from '../../i18n/useWords'

type Scope = RuleSpec['scope']

/** Where a rule holds, said in one line; the dialog changes it. */
export function ScopeField({ scope, onChange }: { readonly scope: Scope; readonly onChange: (scope: Scope) => void }) {
  const t = useWords()
  const network = useNetwork()
  const words = useScopeWords()
  const [isOpen, setOpen] = useState(false)
  if (network === undefined) return null
  return (
    <span className="scope">
      {words(scope, network)}{' '}
      <Button kind="link" onPress={() => setOpen(true)}>
        {t('themes.scope_change')}
      </Button>
      {isOpen && <ScopeDialog {...{ scope, network, onChange }} onClose={() => setOpen(false)} />}
    </span>
  )
}

function useScopeWords(): (scope: Scope, network: Network) => string {
  const t = useWords()
  return (scope, network) => {
    const branches = network.branches.filter(({ id }) => scope.branches.includes(id)).map(({ shortName }) => shortName)
    const accounts = network.accounts.filter(({ id }) => scope.accounts.includes(id)).map(({ name }) => name)
    const platforms = scope.platforms.map((id) => t(`platform.${id}`))
    return [
      branches.length === 0 ? t('filter.every_branch') : branches.join(', '),
      platforms.length === 0 ? t('filter.every_platform') : platforms.join(', '),
      ...(accounts.length === 0 ? [] : [accounts.join(', ')]),
    ].join(' · ')
  }
}

interface ScopeDialogProps {
  readonly scope: Scope
  readonly network: Network
  readonly onChange: (scope: Scope) => void
  readonly onClose: () => void
}

function ScopeDialog({ scope, network, onChange, onClose }: ScopeDialogProps) {
  const t = useWords()
  const used = new Set(network.accounts.map(({ platform }) => platform))
  const lists = [
    {
      key: 'branches',
      chosen: scope.branches.map(String),
      choices: network.branches.map((branch) => ({
        id: String(branch.id),
        text: isGroup(network, branch.id) ? t('themes.scope_group', { name: branch.name }) : branch.name,
      })),
      set: (ids: readonly string[]) => onChange({ ...scope, branches: ids.map(Number) }),
    },
    {
      key: 'platforms',
      chosen: scope.platforms,
      choices: PLATFORMS.filter((id) => used.has(id)).map((id) => ({ id, text: t(`platform.${id}`) })),
      set: (ids: readonly string[]) => onChange({ ...scope, platforms: PLATFORMS.filter((id) => ids.includes(id)) }),
    },
    {
      key: 'accounts',
      chosen: scope.accounts.map(String),
      choices: network.accounts.map(({ id, name, platform }) => ({
        id: String(id),
        text: `${name}, ${t(`platform.${platform}`)}`,
      })),
      set: (ids: readonly string[]) => onChange({ ...scope, accounts: ids.map(Number) }),
    },
  ]
  return (
    <DialogSheet title={t('themes.scope')} isOpen onClose={onClose}>
      <p className="note">{t('themes.scope_why')}</p>
      {lists.map(({ key, chosen, choices, set }) => (
        <fieldset key={key} className="scope-list">
          <legend>{t(`themes.scope.${key}`)}</legend>
          {choices.length === 0 && <p className="note">{t('themes.scope_none')}</p>}
          <div className="checks">
            {choices.map(({ id, text }) => (
              <Check
                key={id}
                isSelected={chosen.some((each) => each === id)}
                onChange={(on) => set(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
              >
                {text}
              </Check>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="acts">
        <Button kind="primary" onPress={onClose}>
          {t('themes.scope_done')}
        </Button>
      </div>
    </DialogSheet>
  )
}
