import { expect, it } from 'vitest'
import { spokenFraction } from '../../electron/engine/queries/audienceFindings'
import { datumOf, noticeOf } from '../../electron/engine/audience/notices'

it.each([
  [0.01, '1/20'],
  [0.07, '1/20'],
  [0.33, '1/3'],
  [0.38, '2/5'],
  [0.5, '1/2'],
  [0.7, '2/3'],
  [0.97, '19/20'],
])('%d is said as %s', (share, text) => {
  const { of, outOf } = spokenFraction(share)
  expect(`${of}/${outOf}`).toBe(text)
})

it('a table of age and gender is spoken of by what was asked; the same datum of two accounts is equal', () => {
  const fact = (share: number) => ({ code: 'unknown_share', data: { dimension: 'age_gender', share } }) as const
  const [one, other] = [noticeOf(fact(0.38), 'followers', 'age'), noticeOf(fact(0.12), 'followers', 'age')]
  expect(one).toEqual({ code: 'unknown_share', data: { basis: 'followers', dimension: 'age', share: 0.38 } })
  expect(datumOf(one)).toEqual({ code: 'unknown_share', data: { basis: 'followers', dimension: 'age' } })
  expect(datumOf(one)).toEqual(datumOf(other))
  const open = noticeOf({ code: 'age_band_split', data: { from: 65, to: null } }, 'reached', 'age')
  expect(open.data).toEqual({ basis: 'reached', band: '65+' })
})
