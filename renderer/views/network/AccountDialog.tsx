import { useState } from 'react'
import type { Account } from '../../../shared/contract/network'
import { isDay } from '../../../shared/periods'
import { PLATFORMS } from '../../../shared/vocabulary'
import { useChange } from '../../api/useChange'
import { BranchField } from '../../components/BranchField'
import { Field, SelectField } from '../../components/Field'
import { PlatformMark } from '../../components/marks'
import { DialogSheet } from '../../components/Sheet'
import { useUndo } from '../../components/undoContext'
import { without } from '../../format/without'
import { useWords } from '../../i18n/useWords'
import { Aliases } from './Aliases'
import { EditForm } from './EditForm'

export type AccountDraft = Omit<Account, 'id'> & { readonly id?: number }

const NEW: AccountDraft = {
  platform: 'facebook',
  name: '',
  handle: null,
  url: null,
  branchId: null,
  coordinator: null,
  openedOn: null,
  closedOn: null,
  aliases: [],
}

/** An account: platform, names, branch, coordinator, when it opened and closed, and the names files know it by. */
export function AccountDialog({
  account,
  onClose,
}: {
  readonly account: Account | null
  readonly onClose: () => void
}) {
  const t = useWords()
  const tell = useUndo()
  const [draft, setDraft] = useState<AccountDraft>(account ?? NEW)
  const set = (change: Partial<AccountDraft>) => setDraft({ ...draft, ...change })
  const save = useChange((api, input: AccountDraft) => api.network.saveAccount(input), onClose)
  const restore = useChange((api, input: AccountDraft) => api.network.saveAccount(input))
  const remove = useChange(
    (api, id: number) => api.network.removeAccount({ id }),
    () => {
      const kept = without(draft, 'id')
      tell({ message: t('network.removed', { name: draft.name }), undo: () => restore.mutate(kept) })
      onClose()
    },
  )
  const isGood = draft.name.trim() !== '' && [draft.openedOn, draft.closedOn].every((day) => day === null || isDay(day))
  return (
    <DialogSheet
      title={t(account === null ? 'network.account_new' : 'network.account_change')}
      isOpen
      onClose={onClose}
    >
      <EditForm
        error={save.error ?? remove.error}
        canSave={isGood && !save.isPending}
        onSave={() => save.mutate({ ...draft, name: draft.name.trim() })}
        onCancel={onClose}
        {...(account === null ? {} : { onRemove: () => remove.mutate(account.id) })}
      >
        <div className="two">
          <SelectField
            label={t('network.platform')}
            value={draft.platform}
            onChange={(id) => set({ platform: PLATFORMS.find((each) => each === id) ?? draft.platform })}
            choices={PLATFORMS.map((id) => ({ id, text: t(`platform.${id}`), label: <PlatformMark platform={id} /> }))}
          />
          <BranchField label={t('network.branch')} value={draft.branchId} onChange={(branchId) => set({ branchId })} />
        </div>
        <Field label={t('network.account_name')} value={draft.name} onChange={(name) => set({ name })} isRequired />
        <AccountFields draft={draft} set={set} />
        <Aliases aliases={draft.aliases} onChange={(aliases) => set({ aliases })} />
      </EditForm>
    </DialogSheet>
  )
}

function AccountFields({
  draft,
  set,
}: {
  readonly draft: AccountDraft
  readonly set: (change: Partial<AccountDraft>) => void
}) {
  const t = useWords()
  const text = (value: string) => (value === '' ? null : value)
  return (
    <>
      <div className="two">
        <Field
          label={t('network.handle')}
          value={draft.handle ?? ''}
          onChange={(value) => set({ handle: text(value) })}
          placeholder="@"
        />
        <Field
          label={t('network.url')}
          type="url"
          value={draft.url ?? ''}
          onChange={(value) => set({ url: text(value) })}
        />
      </div>
      <Field
        label={t('network.coordinator')}
        hint={t('network.coordinator_hint')}
        value={draft.coordinator ?? ''}
        onChange={(value) => set({ coordinator: text(value) })}
      />
      <div className="two">
        <Field
          label={t('network.opened_on')}
          type="date"
          value={draft.openedOn ?? ''}
          onChange={(value) => set({ openedOn: text(value) })}
        />
        <Field
          label={t('network.closed_on_label')}
          type="date"
          value={draft.closedOn ?? ''}
          onChange={(value) => set({ closedOn: text(value) })}
        />
      </div>
    </>
  )
}
