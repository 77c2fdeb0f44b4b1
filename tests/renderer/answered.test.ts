import { describe, expect, it } from 'vitest'
import { both, type Answered } from '../../renderer/api/answered'

function query<T>(name: string, asked: string[], state: Partial<Answered<T>>): Answered<T> {
  const refetch = () => Promise.resolve(asked.push(name))
  return { data: undefined, error: null, isPlaceholderData: false, refetch, ...state }
}

describe('two queries of one screen', () => {
  it('are answered when both are', () => {
    const list = query<string>('list', [], { data: 'list' })
    expect(both(list, query<string>('pairs', [], {})).data).toBeUndefined()
    expect(both(list, query<string>('pairs', [], { data: 'pairs' })).data).toEqual(['list', 'pairs'])
  })

  it('are busy while one of them answers the question before', () => {
    const [fresh, stale] = [query('fresh', [], {}), query('stale', [], { isPlaceholderData: true })]
    expect([both(fresh, fresh), both(fresh, stale), both(stale, fresh)].map((each) => each.isPlaceholderData)).toEqual([
      false,
      true,
      true,
    ])
  })

  it('fail when one does, and only that one is asked again', async () => {
    const asked: string[] = []
    const error = new TypeError('no answer')
    const answer = both(query('list', asked, { data: 1 }), query('pairs', asked, { error }))
    expect(answer.error).toBe(error)
    await answer.refetch()
    expect(asked).toEqual(['pairs'])
  })
})
