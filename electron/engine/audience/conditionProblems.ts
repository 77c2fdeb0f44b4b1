import type { Condition, SimpleCondition } from '../../../shared/contract/audience'
import { dimensionOf } from '../../../shared/targetDimensions'
import type { Gazetteer } from './gazetteer'
import { targetOf, type ConditionProblem } from './targetOf'

/** What is wrong with one condition. `path`: its place in the list, in the group, in the group of the group. */
export interface PlacedProblem {
  readonly path: readonly number[]
  readonly problem: ConditionProblem
}

function leaves(conditions: readonly Condition[]): { path: number[]; condition: SimpleCondition }[] {
  return conditions.flatMap((condition, i) => {
    if (condition.kind !== 'any') return [{ path: [i], condition }]
    return condition.of.flatMap((part, j) =>
      part.kind === 'all'
        ? part.of.map((each, k) => ({ path: [i, j, k], condition: each }))
        : [{ path: [i, j], condition: part }],
    )
  })
}

/** Conditions that nobody can meet together, where a group holds them: each group alone, what a place cannot be read aside. */
function contradictions(conditions: readonly Condition[], gazetteer: Gazetteer): PlacedProblem[] {
  const found: PlacedProblem[] = []
  const seek = (of: readonly Condition[], path: readonly number[]) => {
    const [problem] = targetOf(of, gazetteer).problems.filter(({ code }) => code === 'conditions_contradict')
    if (problem !== undefined) found.push({ path, problem })
  }
  conditions.forEach((condition, i) => {
    if (condition.kind !== 'any') return
    condition.of.forEach((part, j) => {
      if (part.kind === 'all') seek(part.of, [i, j])
    })
  })
  if (found.length > 0) return found
  const dimensions = new Set(conditions.map(dimensionOf))
  for (const dimension of dimensions) {
    const own = conditions.filter((each) => dimensionOf(each) === dimension)
    // The last of those that exclude each other is the one somebody is writing.
    seek(own, [conditions.findLastIndex((each) => dimensionOf(each) === dimension)])
  }
  return found
}

/** Everything that is wrong with conditions, each beside the condition it is about. */
export function conditionProblems(conditions: readonly Condition[], gazetteer: Gazetteer): PlacedProblem[] {
  const unread = leaves(conditions).flatMap(({ path, condition }) =>
    targetOf([condition], gazetteer).problems.map((problem) => ({ path, problem })),
  )
  return [...unread, ...contradictions(conditions, gazetteer)]
}
