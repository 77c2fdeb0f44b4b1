import { useCallback, useState } from 'react'
import type { SuggestionRow, SuggestionState } from '../../../../shared/contract/suggestions'
import { useFilter } from '../../../address/useFilter'
import { useChange } from '../../../api/useChange'
import { useQuery } from '../../../api/useQuery'
import { useTask, type Task } from '../../../api/useTask'
import { useThemes } from '../../../api/useThemes'
import { useUndo } from '../../../components/undoContext'
import { useWords } from '../../../i18n/useWords'

/** What the model has learnt and measured. */
export function useSuggestionState() {
  return useQuery(['suggestions.state'], (api, signal) => api.suggestions.state(undefined, { signal }))
}

/** Open proposals of the filter bar, of one theme when it is given. */
export function useSuggestionList(limit: number, themeId: number | null = null) {
  const { filter } = useFilter()
  const input = { filter: themeId === null ? filter : { ...filter, themes: [themeId] }, limit }
  return useQuery(['suggestions.list', input], (api, signal) => api.suggestions.list(input, { signal }))
}

/** Learning anew, with progress and cancel. */
export function useTraining(): Task<{ readonly target?: number }, SuggestionState> {
  return useTask((api, input: { readonly target?: number }, signal) => api.suggestions.train(input, { signal }))
}

/** The proposal of a row: a post may have several. */
export function rowKey({ postId, themeId }: Pick<SuggestionRow, 'postId' | 'themeId'>): string {
  return `${postId} ${themeId}`
}

/** Accepts or refuses proposals and offers to undo it. `answered`: those that are gone from the list before it is read again. */
export function useAnswers(): {
  readonly answer: (rows: readonly SuggestionRow[], accept: boolean) => void
  readonly answered: ReadonlySet<string>
} {
  const t = useWords()
  const undo = useUndo()
  const { nameOf } = useThemes()
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  const forget = useCallback((keys: readonly string[]) => {
    setAnswered((now) => new Set([...now].filter((key) => !keys.includes(key))))
  }, [])
  const change = useChange((api, input: { rows: readonly SuggestionRow[]; accept: boolean }) =>
    api.suggestions.answer({
      answers: input.rows.map(({ postId, themeId }) => ({ postId, themeId, accept: input.accept })),
    }),
  )
  const back = useChange((api, input: Parameters<typeof api.suggestions.undo>[0]) => api.suggestions.undo(input))
  const { mutate } = change
  const { mutate: takeBack } = back
  const answer = useCallback(
    (rows: readonly SuggestionRow[], accept: boolean) => {
      const first = rows[0]
      if (first === undefined) return
      const keys = rows.map(rowKey)
      setAnswered((now) => new Set([...now, ...keys]))
      mutate(
        { rows, accept },
        {
          onError: () => forget(keys),
          onSuccess: ({ before }) =>
            undo({
              message: t(accept ? 'suggestions.accepted' : 'suggestions.refused', {
                n: rows.length,
                theme: nameOf(first.themeId),
              }),
              undo: () => takeBack({ before }, { onSuccess: () => forget(keys) }),
            }),
        },
      )
    },
    [mutate, takeBack, undo, t, nameOf, forget],
  )
  return { answer, answered }
}
