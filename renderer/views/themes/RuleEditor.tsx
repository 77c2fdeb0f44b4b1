import type { CodebookTheme, PatternError } from '../../../shared/contract/themes'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { useUndo } from '../../components/undoContext'
import { useHasWords, useWords } from '../../i18n/useWords'
import { EMPTY_RULE, rulesOf, rulesToSend, sameRules, useThemeName, type EditedRule, type RuleDraft } from './codebook'
import { EditorHead } from './EditorHead'
import { PreviewPart } from './PreviewPart'
import { RulePart } from './RulePart'
import { usePreview } from './usePreview'

interface RuleEditorProps {
  readonly theme: CodebookTheme
  /** Rules as they are being edited; undefined = as saved. Kept, so that looking elsewhere loses nothing. */
  readonly draft: readonly EditedRule[] | undefined
  /** The draft comes from an earlier visit to the screen: that is said. */
  readonly isKept: boolean
  readonly onDraft: (rules: readonly EditedRule[] | undefined) => void
  readonly onMove: (step: -1 | 1) => void
}

/** The rules of one theme, and what saving them would change. */
export function RuleEditor({ theme, draft, isKept, onDraft, onMove }: RuleEditorProps) {
  const t = useWords()
  const rules = draft ?? rulesOf(theme)
  const isChanged = draft !== undefined && !sameRules(draft, theme.rules)
  const preview = usePreview(theme.id, rules, isChanged)
  const save = useSaveRules(theme, () => onDraft(undefined))
  const errors = isChanged && preview.data !== undefined ? preview.data.errors : []
  const problems = useProblems(errors)
  const put = (i: number, rule: EditedRule) => onDraft(rules.map((each, k) => (k === i ? rule : each)))
  return (
    <section className="ed" aria-label={t('themes.editor')}>
      <EditorHead theme={theme} isChanged={isChanged} onMove={onMove} />
      {isChanged && isKept && <KeptDraft theme={theme} draft={draft} onDraft={onDraft} />}
      {rules.map((rule, i) => (
        <RulePart
          key={rule.id ?? `new${i}`}
          rule={rule}
          saved={theme.rules.find(({ id }) => id === rule.id)}
          place={rules.length > 1 ? i + 1 : null}
          problems={problems.get(i) ?? NONE}
          onChange={(next) => put(i, next)}
          onRemove={() => onDraft(rules.filter((_, k) => k !== i))}
        />
      ))}
      <p className="note">
        {t('themes.how')}{' '}
        <Button kind="link" onPress={() => onDraft([...rules, EMPTY_RULE])} isDisabled={rules.length >= 20}>
          {t('themes.rule_add')}
        </Button>
      </p>
      {save.isError && <ErrorPanel error={save.error} />}
      {isChanged ? (
        <>
          {preview.isError && <ErrorPanel error={preview.error} />}
          {preview.data !== undefined && errors.length === 0 && (
            <PreviewPart key={theme.id} preview={preview.data} isBehind={preview.isBehind} />
          )}
          <div className="acts">
            <Button
              kind="primary"
              isDisabled={errors.length > 0 || save.isPending}
              onPress={() => save.mutate(rulesToSend(rules))}
            >
              {t('themes.save')}
            </Button>
            <Button onPress={() => onDraft(undefined)}>{t('common.cancel')}</Button>
            <span className="note">{t('themes.undo_after')}</span>
          </div>
        </>
      ) : (
        <p className="note quiet">{t(theme.rules.length === 0 ? 'themes.no_rule' : 'themes.try')}</p>
      )}
    </section>
  )
}

/** What was being edited at an earlier visit is there again; giving it up can be undone. */
function KeptDraft({
  theme,
  draft,
  onDraft,
}: {
  readonly theme: CodebookTheme
  readonly draft: readonly EditedRule[]
  readonly onDraft: RuleEditorProps['onDraft']
}) {
  const t = useWords()
  const tell = useUndo()
  const nameOf = useThemeName()
  const drop = () => {
    onDraft(undefined)
    tell({ message: t('themes.draft_dropped', { name: nameOf(theme) }), undo: () => onDraft(draft) })
  }
  return (
    <p className="note">
      {t('themes.draft_kept')}{' '}
      <Button kind="link" onPress={drop}>
        {t('themes.draft_drop')}
      </Button>
    </p>
  )
}

const NONE: ReadonlyMap<number, string> = new Map()

/** A sentence for each pattern that is not taken, by rule and place. */
function useProblems(errors: readonly PatternError[]): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const t = useWords()
  const has = useHasWords()
  const problems = new Map<number, Map<number, string>>()
  for (const { rule, pattern, reason, detail } of errors) {
    const known = has(`themes.pattern.${reason}`) ? `themes.pattern.${reason}` : 'themes.pattern.other'
    const own = problems.get(rule) ?? new Map<number, string>()
    problems.set(rule, own.set(pattern, t(known, { detail: detail ?? '' })))
  }
  return problems
}

function useSaveRules(theme: CodebookTheme, onDone: () => void) {
  const t = useWords()
  const tell = useUndo()
  const nameOf = useThemeName()
  const back = useChange((api, rules: readonly RuleDraft[]) =>
    api.themes.saveRules({ themeId: theme.id, rules: [...rules] }),
  )
  return useChange(
    (api, rules: readonly RuleDraft[]) => api.themes.saveRules({ themeId: theme.id, rules: [...rules] }),
    ({ before }) => {
      onDone()
      tell({ message: t('themes.saved', { name: nameOf(theme) }), undo: () => back.mutate(before) })
    },
  )
}
