import { useState, type SyntheticEvent } from 'react'
import type { SavedView } from '../../../shared/contract/views'
import { go, useAddress, withQuery } from '../../address/location'
import { toFailure } from '../../api/errors'
import { useChange } from '../../api/useChange'
import { useQuery } from '../../api/useQuery'
import { useWords } from '../../i18n/useWords'
import { Button } from '../Button'
import { Field } from '../Field'
import { useUndo } from '../undoContext'
import { Phrase } from './Phrase'
import './savedViews.css'

type Screen = SavedView['screen']

interface SavedViewsProps {
  readonly screen: Screen
  /** Keys of the address that a view does not keep: what happens to be open. */
  readonly without?: readonly string[]
}

/** Addresses of a screen kept under a name: the list, this one as a new one, other names, removal that can be taken back. */
export function SavedViews({ screen, without = [] }: SavedViewsProps) {
  const t = useWords()
  return (
    <Phrase label={t('views.label')} text={t('views.title')}>
      {(close) => <Views screen={screen} without={without} close={close} />}
    </Phrase>
  )
}

function Views({ screen, without, close }: Required<SavedViewsProps> & { readonly close: () => void }) {
  const t = useWords()
  const { path, query } = useAddress()
  const { data } = useQuery(['views.list'], (api, signal) => api.views.list(undefined, { signal }))
  const views = (data ?? []).filter((view) => view.screen === screen)
  const kept = new URLSearchParams(query)
  for (const key of without) kept.delete(key)
  const address = withQuery(path, kept)
  return (
    <div className="views">
      {views.length > 0 && (
        <ul aria-label={t('views.title')}>
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              isHere={view.address === address}
              onGo={() => {
                go(view.address)
                close()
              }}
            />
          ))}
        </ul>
      )}
      {views.length === 0 && data !== undefined && <p className="note">{t('views.none')}</p>}
      <KeepThis screen={screen} address={address} names={views.map(({ name }) => name.toLocaleLowerCase())} />
    </div>
  )
}

/** Keeps what is looked at under a name; a name that is taken says so before it is replaced. */
function KeepThis(props: { readonly screen: Screen; readonly address: string; readonly names: readonly string[] }) {
  const t = useWords()
  const undo = useUndo()
  const [name, setName] = useState('')
  const restore = useRestore()
  const remove = useChange((api, id: number) => api.views.remove({ id }))
  const save = useChange(
    (api, input: { screen: Screen; name: string; address: string }) => api.views.save(input),
    ({ id, before }, input) => {
      setName('')
      undo({
        message: t('views.saved', { name: input.name }),
        undo: () => {
          if (before === null) remove.mutate(id)
          else restore(before)
        },
      })
    },
  )
  const isTaken = props.names.includes(name.trim().toLocaleLowerCase())
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate({ screen: props.screen, name: name.trim(), address: props.address })
  }
  return (
    <form className="free" onSubmit={submit}>
      <Field
        label={t('views.name')}
        value={name}
        onChange={setName}
        hint={isTaken ? t('views.taken') : undefined}
        problem={save.isError ? t(`error.${toFailure(save.error).code}.title`) : null}
      />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t(isTaken ? 'views.replace' : 'views.keep')}
      </Button>
    </form>
  )
}

function useRestore(): (before: SavedView) => void {
  const { mutate } = useChange((api, before: SavedView) => api.views.restore({ before }))
  return mutate
}

function ViewRow({
  view,
  isHere,
  onGo,
}: {
  readonly view: SavedView
  readonly isHere: boolean
  readonly onGo: () => void
}) {
  const t = useWords()
  const undo = useUndo()
  const [name, setName] = useState<string | null>(null)
  const restore = useRestore()
  const remove = useChange(
    (api, id: number) => api.views.remove({ id }),
    ({ before }) => undo({ message: t('views.removed', { name: before.name }), undo: () => restore(before) }),
  )
  const rename = useChange(
    (api, next: string) => api.views.rename({ id: view.id, name: next }),
    () => setName(null),
  )
  if (name !== null) {
    const submit = (event: SyntheticEvent) => {
      event.preventDefault()
      if (name.trim() !== '') rename.mutate(name.trim())
    }
    return (
      <li>
        <form className="rename" onSubmit={submit}>
          <Field
            label={t('views.name')}
            value={name}
            onChange={setName}
            problem={rename.isError ? t('views.name_taken') : null}
          />
          <Button type="submit" small>
            {t('common.save')}
          </Button>
        </form>
      </li>
    )
  }
  return (
    <li>
      <button type="button" className="view" aria-current={isHere ? 'page' : undefined} onClick={onGo}>
        {view.name}
      </button>
      <Button
        kind="quiet"
        icon="pencil"
        aria-label={t('views.rename', { name: view.name })}
        onPress={() => setName(view.name)}
      />
      <Button
        kind="quiet"
        icon="cross"
        aria-label={t('views.remove', { name: view.name })}
        onPress={() => remove.mutate(view.id)}
      />
    </li>
  )
}
