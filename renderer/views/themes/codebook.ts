import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import type { CodebookTheme, RuleSpec } from '../../../shared/contract/themes'
import { useQuery } from '../../api/useQuery'
import { useFilter } from '../../address/useFilter'
import { useLanguage } from '../../i18n/useLanguage'

export type Counts = InferContractRouterOutputs<Contract>['themes']['counts']
export type Preview = InferContractRouterOutputs<Contract>['themes']['preview']
export type RuleDraft = InferContractRouterInputs<Contract>['themes']['saveRules']['rules'][number]

/** A rule as it is edited: every list is there. */
export interface EditedRule extends RuleSpec {
  readonly id?: number
}

/** The codebook with its archived themes; undefined until read. */
export function useCodebook() {
  return useQuery(['themes.codebook'], (api, signal) => api.themes.codebook(undefined, { signal }))
}

/** Posts of the filter by theme. */
export function useCounts() {
  const { filter } = useFilter()
  return useQuery(['themes.counts', filter], (api, signal) => api.themes.counts({ filter }, { signal }))
}

/** The name of a theme in the language of the screen. */
export function useThemeName(): (theme: Pick<CodebookTheme, 'labelFr' | 'labelEn'>) => string {
  const language = useLanguage()
  return ({ labelFr, labelEn }) => (language === 'fr' ? labelFr : labelEn)
}

export const EMPTY_RULE: EditedRule = {
  words: [],
  phrases: [],
  hashtags: [],
  patterns: [],
  except: [],
  scope: { branches: [], accounts: [], platforms: [] },
}

/** The rules of a theme to start editing from: one empty rule where it has none. */
export function rulesOf(theme: CodebookTheme): readonly EditedRule[] {
  return theme.rules.length === 0 ? [EMPTY_RULE] : theme.rules
}

/** Whether a rule looks for anything at all; one that does not is not kept. */
export function isRule(rule: EditedRule): boolean {
  return [rule.words, rule.phrases, rule.hashtags, rule.patterns].some((list) => list.length > 0)
}

/** Whether two states of the rules say the same. Rules that look for nothing do not count. */
export function sameRules(one: readonly EditedRule[], other: readonly EditedRule[]): boolean {
  return JSON.stringify(one.filter(isRule).map(written)) === JSON.stringify(other.filter(isRule).map(written))
}

const written = ({ id, words, phrases, hashtags, patterns, except, scope }: EditedRule) => [
  ...[id ?? 0, words, phrases, hashtags, patterns, except],
  ...[scope.branches, scope.accounts, scope.platforms],
]

/** What is sent: rules that look for something, in order. */
export function rulesToSend(rules: readonly EditedRule[]): RuleDraft[] {
  return rules.filter(isRule).map((rule) => ({ ...rule }))
}

/** Entries of a typed or pasted text: one per line, and per comma where commas divide. Without blanks and repetitions. */
export function entriesIn(text: string, dividesAtComma: boolean): string[] {
  const parts = text.split(dividesAtComma ? /[\n\r,;]+/ : /[\n\r]+/)
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))]
}
