import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account, EditorialLine } from '../../../shared/contract/network'
import { isDay } from '../../../shared/periods'
import { AIMS } from '../../../shared/vocabulary'
import type { Api } from '../../api/client'
import { useChange } from '../../api/useChange'
import type { Network } from '../../api/useNetwork'
import { Check, Field, SelectField } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useWorkspace } from '../../components/workspaceContext'
import { useWords } from '../../i18n/useWords'
import { ClauseRows } from './ClauseRows'
import { DEFAULT_CLAUSES } from './clauseKinds'
import { EditForm } from './EditForm'
import { linesToSave, type LineDraft } from './lines'
import { usePersonas } from './names'
import { PercentInput } from './PercentInput'

interface LineDialogProps {
  readonly network: Network
  readonly account: Account
  readonly line: EditorialLine | null
  readonly onClose: () => void
}

/** Changes what an account is for, from a day on; past quarters keep the line they had. */
export function LineDialog({ network, account, line, onClose }: LineDialogProps) {
  const t = useWords()
  const { today } = useWorkspace()
  const [draft, setDraft] = useState<LineDraft>(() => line ?? newLine(account.id, today))
  const set = (change: Partial<LineDraft>) => setDraft({ ...draft, ...change })
  const save = useChange(saveLines, onClose)
  const isGood = isDay(draft.validFrom) && draft.clauses.every((each) => each.threshold > 0)
  return (
    <DialogSheet title={t('network.line_of', { name: account.name })} isOpen wide onClose={onClose}>
      <EditForm
        error={save.error}
        canSave={isGood && !save.isPending}
        onSave={() => save.mutate(linesToSave(line, draft))}
        onCancel={onClose}
      >
        <div className="two">
          <Field
            label={t('network.valid_from')}
            hint={t(
              line !== null && draft.validFrom === line.validFrom ? 'network.valid_corrects' : 'network.valid_begins',
            )}
            type="date"
            value={draft.validFrom}
            onChange={(validFrom) => set({ validFrom })}
          />
          <SelectField
            label={t('network.judged_on')}
            value={draft.aim}
            onChange={(id) => set({ aim: AIMS.find((each) => each === id) ?? draft.aim })}
            choices={AIMS.map((id) => ({ id, text: t(`aim.${id}`) }))}
          />
        </div>
        <PersonaChoice draft={draft} set={set} />
        <ClauseRows clauses={draft.clauses} personaIds={draft.personaIds} onChange={(clauses) => set({ clauses })} />
        <ThemeChoice network={network} draft={draft} set={set} />
        <Field
          label={t('network.note')}
          value={draft.note ?? ''}
          onChange={(note) => set({ note: note === '' ? null : note })}
          lines={2}
        />
      </EditForm>
    </DialogSheet>
  )
}

function newLine(accountId: number, validFrom: string): LineDraft {
  return {
    accountId,
    validFrom,
    validTo: null,
    aim: 'interactions',
    note: null,
    personaIds: [],
    themes: [],
    clauses: [...DEFAULT_CLAUSES],
  }
}

async function saveLines(api: Api, lines: readonly LineDraft[]): Promise<void> {
  for (const line of lines) await api.network.saveLine(line)
}

interface PartProps {
  readonly draft: LineDraft
  readonly set: (change: Partial<LineDraft>) => void
}

function PersonaChoice({ draft, set }: PartProps) {
  const t = useWords()
  const personas = usePersonas()
  return (
    <fieldset>
      <legend>{t('network.for_whom')}</legend>
      {personas.length === 0 && <p className="note">{t('network.no_personas')}</p>}
      <div className="checks">
        {personas.map((persona) => (
          <Check
            key={persona.id}
            isSelected={draft.personaIds.includes(persona.id)}
            onChange={(on) =>
              set({
                personaIds: on ? [...draft.personaIds, persona.id] : draft.personaIds.filter((id) => id !== persona.id),
              })
            }
          >
            {persona.name}
            {persona.tagline !== null && <span className="note"> {persona.tagline}</span>}
          </Check>
        ))}
      </div>
    </fieldset>
  )
}

function ThemeChoice({ network, draft, set }: PartProps & { readonly network: Network }) {
  const t = useWords()
  const { locale } = useIntl()
  const change = (themeId: number, plannedShare: number | null | undefined) => {
    const others = draft.themes.filter((each) => each.themeId !== themeId)
    set({ themes: plannedShare === undefined ? others : [...others, { themeId, plannedShare }] })
  }
  if (network.themes.length === 0) return null
  return (
    <fieldset>
      <legend>{t('network.themes_planned')}</legend>
      <div className="themes">
        {network.themes.map((theme) => {
          const planned = draft.themes.find((each) => each.themeId === theme.id)
          const label = locale.startsWith('fr') ? theme.labelFr : theme.labelEn
          return (
            <div key={theme.id}>
              <Check isSelected={planned !== undefined} onChange={(on) => change(theme.id, on ? null : undefined)}>
                {label}
              </Check>
              {planned !== undefined && (
                <PercentInput
                  label={t('network.planned_of', { theme: label })}
                  value={planned.plannedShare}
                  onChange={(share) => change(theme.id, share)}
                />
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
