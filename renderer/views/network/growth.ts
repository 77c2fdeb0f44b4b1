import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import type { Network } from '../../api/useNetwork'
import type { Sort } from '../../components/Table'

export type Growth = InferContractRouterOutputs<Contract>['network']['growth'][number]

/** Rows in the order of a column; accounts without a value come last whichever way it is sorted. */
export function sortGrowth(rows: readonly Growth[], sort: Sort, network: Network): Growth[] {
  const place = new Map(network.accounts.map((account, index) => [account.id, index]))
  const value = (row: Growth): number | null => {
    switch (sort.column) {
      case 'start':
        return row.start?.followers ?? null
      case 'end':
        return row.end?.followers ?? null
      case 'change':
        return row.change
      case 'share':
        return row.changeShare
      default:
        return place.get(row.accountId) ?? null
    }
  }
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return sort.descending ? y - x : x - y
  })
}
