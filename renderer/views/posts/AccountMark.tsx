import type { Network } from '../../api/useNetwork'
import { BranchMark } from '../../components/marks'
import { MISSING } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'

/** The account of a post as its branch: notehead and short name, or a dash and "Réseau". */
export function AccountMark({
  accountId,
  network,
}: {
  readonly accountId: number
  readonly network: Network | undefined
}) {
  const t = useWords()
  const account = network?.accounts.find((each) => each.id === accountId)
  if (account === undefined) return <>{MISSING}</>
  const branch = network?.branches.find((each) => each.id === account.branchId)
  return <BranchMark slot={branch?.slot ?? null}>{branch?.shortName ?? t('common.network')}</BranchMark>
}
