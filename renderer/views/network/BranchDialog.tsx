import { useState } from 'react'
import type { Branch } from '../../../shared/contract/network'
import { isDay } from '../../../shared/periods'
import { useChange } from '../../api/useChange'
import type { Network } from '../../api/useNetwork'
import { Field, SelectField } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useUndo } from '../../components/undoContext'
import { without } from '../../format/without'
import { useWords } from '../../i18n/useWords'
import { EditForm } from './EditForm'

type Draft = Omit<Branch, 'slot' | 'id'> & { readonly id?: number }
const NEW: Draft = { parentId: null, name: '', shortName: '', archivedOn: null }

/** A branch: its names, the one it belongs to, when it closed. Its colour is given once, by the order of creation. */
export function BranchDialog({
  network,
  branch,
  onClose,
}: {
  readonly network: Network
  readonly branch: Branch | null
  readonly onClose: () => void
}) {
  const t = useWords()
  const tell = useUndo()
  const [draft, setDraft] = useState<Draft>(() => (branch === null ? NEW : without(branch, 'slot')))
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const save = useChange((api, input: Draft) => api.network.saveBranch(input), onClose)
  const restore = useChange((api, input: Draft) => api.network.saveBranch(input))
  const remove = useChange(
    (api, id: number) => api.network.removeBranch({ id }),
    () => {
      const kept = without(draft, 'id')
      tell({ message: t('network.removed', { name: draft.name }), undo: () => restore.mutate(kept) })
      onClose()
    },
  )
  // Two levels: a branch that holds others cannot go below another.
  const parents = network.branches.filter((each) => each.parentId === null && each.id !== branch?.id)
  const holdsOthers = network.branches.some((each) => each.parentId === branch?.id)
  const name = draft.name.trim()
  return (
    <DialogSheet title={t(branch === null ? 'network.branch_new' : 'network.branch_change')} isOpen onClose={onClose}>
      <EditForm
        error={save.error ?? remove.error}
        canSave={name !== '' && (draft.archivedOn === null || isDay(draft.archivedOn)) && !save.isPending}
        onSave={() =>
          save.mutate({ ...draft, name, shortName: draft.shortName.trim() === '' ? name : draft.shortName.trim() })
        }
        onCancel={onClose}
        {...(branch === null ? {} : { onRemove: () => remove.mutate(branch.id) })}
      >
        <Field
          label={t('network.branch_name')}
          value={draft.name}
          onChange={(value) => set({ name: value })}
          isRequired
        />
        <Field
          label={t('network.short_name')}
          hint={t('network.short_name_hint')}
          value={draft.shortName}
          onChange={(shortName) => set({ shortName })}
        />
        <div className="two">
          {!holdsOthers && (
            <SelectField
              label={t('network.parent')}
              value={String(draft.parentId ?? 'none')}
              onChange={(id) => set({ parentId: id === 'none' ? null : Number(id) })}
              choices={[
                { id: 'none', text: t('network.no_parent') },
                ...parents.map((each) => ({ id: String(each.id), text: each.name })),
              ]}
            />
          )}
          {branch !== null && (
            <Field
              label={t('network.archived_on')}
              type="date"
              value={draft.archivedOn ?? ''}
              onChange={(day) => set({ archivedOn: day === '' ? null : day })}
            />
          )}
        </div>
      </EditForm>
    </DialogSheet>
  )
}
