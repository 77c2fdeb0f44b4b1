import type { RuleSpec } from '../../../shared/contract/themes'
import { useId } from 'react'
import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'
import { EMPTY_RULE, type EditedRule } from './codebook'
import { EntryField } from './EntryField'
import { ScopeField } from './ScopeField'

const LISTS = ['words', 'phrases', 'hashtags', 'patterns', 'except'] as const

interface RulePartProps {
  readonly rule: EditedRule
  readonly saved: RuleSpec | undefined
  /** Place among the rules, from 1; null when it is the only one. */
  readonly place: number | null
  readonly problems: ReadonlyMap<number, string>
  readonly onChange: (rule: EditedRule) => void
  readonly onRemove: () => void
}

/** One rule: what it looks for, what cancels it, where it holds. */
export function RulePart({ rule, saved = EMPTY_RULE, place, problems, onChange, onRemove }: RulePartProps) {
  const t = useWords()
  const id = useId()
  return (
    <section className="rule-part" aria-label={place === null ? t('themes.rule') : t('themes.rule_n', { n: place })}>
      {place !== null && (
        <div className="rule-head">
          <h3>{t('themes.rule_n', { n: place })}</h3>
          <Button kind="quiet" onPress={onRemove}>
            {t('themes.rule_remove')}
          </Button>
        </div>
      )}
      <dl className="rule">
        {LISTS.map((list) => (
          <div key={list} className="line">
            <dt id={`${id}-${list}`}>{t(`themes.list.${list}`)}</dt>
            <dd>
              <EntryField
                label={t(`themes.list.${list}`)}
                placeholder={t(`themes.add.${list}`)}
                entries={rule[list]}
                saved={saved[list]}
                onChange={(entries) => onChange({ ...rule, [list]: entries })}
                {...(list === 'patterns' ? { dividesAtComma: false, longest: 5000, isCode: true, problems } : {})}
              />
            </dd>
          </div>
        ))}
        <div className="line">
          <dt>{t('themes.limited')}</dt>
          <dd className="small">
            <ScopeField scope={rule.scope} onChange={(scope) => onChange({ ...rule, scope })} />
          </dd>
        </div>
      </dl>
    </section>
  )
}
