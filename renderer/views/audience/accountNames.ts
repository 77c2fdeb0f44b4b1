import { useNetwork } from '../../api/useNetwork'
import { useWords } from '../../i18n/useWords'

/** Short name of an account where its platform is drawn or plain: its branch, or the platform when it belongs to the network. */
export function useShortName(): (accountId: number) => string {
  const t = useWords()
  const network = useNetwork()
  return (accountId) => {
    const account = network?.accounts.find((each) => each.id === accountId)
    if (account === undefined) return ''
    const branch = network?.branches.find((each) => each.id === account.branchId)
    if (branch !== undefined) return branch.shortName
    const alike = network?.accounts.filter((each) => each.platform === account.platform && each.branchId === null) ?? []
    return alike.length === 1 ? t(`platform.${account.platform}`) : account.name
  }
}
