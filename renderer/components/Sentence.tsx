import type { ReactNode } from 'react'
import type { Finding } from '../../shared/contract/common'
import { useSentence } from '../format/useFinding'
import { Strength } from './Notehead'

interface SentenceProps {
  readonly finding: Finding
  /** The line under it: measure with its denominator, n, interval, what was left out, link to the test. */
  readonly under?: ReactNode
  /** lede: 19/28 beside the strength; small: stacked. */
  readonly size?: 'sentence' | 'lede' | 'small'
  readonly as?: 'p' | 'h1' | 'h2'
}

/** What is true, with its strength, before the chart that shows it. */
export function Sentence({ finding, under, size = 'sentence', as: Text = 'p' }: SentenceProps) {
  const say = useSentence()
  return (
    <div className={`say${size === 'small' ? ' sm' : ''}${size === 'lede' ? ' lede' : ''}`}>
      {finding.strength === null ? <span /> : <Strength strength={finding.strength} />}
      <Text className="said">{say('finding', finding)}</Text>
      {under !== undefined && <div className="under">{under}</div>}
    </div>
  )
}
