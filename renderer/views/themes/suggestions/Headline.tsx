import type { SuggestionModel } from '../../../../shared/contract/suggestions'
import { Strength } from '../../../components/Notehead'
import { useNumberWord, capital } from '../../../format/numberWord'
import { useScore } from '../../../format/score'
import { useWords } from '../../../i18n/useWords'

/** What the suggestions are worth, in a sentence with its strength, and how that is known. */
export function Headline({ model }: { readonly model: SuggestionModel }) {
  const t = useWords()
  const word = useNumberWord()
  const score = useScore()
  const { overall } = model
  if (overall === null) {
    return (
      <div className="say sm">
        <Strength strength="cannot_tell" />
        <p className="said">{t('suggestions.said.none')}</p>
        <div className="under">{t('suggestions.none_why', { n: model.posts, target: score(model.target) })}</div>
      </div>
    )
  }
  const { precision, beyondRules, strength, proposed } = overall
  const tenths = Math.floor(precision.value * 10 + 1e-9)
  const said =
    precision.value >= 0.975
      ? t('suggestions.said.nearly_all')
      : t('suggestions.said.tenths', { word: capital(word(tenths, true)), more: precision.value * 10 - tenths >= 0.3 })
  const range = ({ value, lower, upper }: { value: number; lower: number; upper: number }) =>
    t('suggestions.range', { value: score(value), low: score(lower), high: score(upper) })
  return (
    <div className="say sm">
      <Strength strength={strength} />
      <p className="said">{said}</p>
      <div className="under">
        {t('suggestions.under', { range: range(precision), labels: model.labels, proposed })}
        {beyondRules !== null && beyondRules.proposed > 0 && (
          <> {t('suggestions.beyond', { range: range(beyondRules), n: beyondRules.proposed })}</>
        )}
      </div>
    </div>
  )
}
