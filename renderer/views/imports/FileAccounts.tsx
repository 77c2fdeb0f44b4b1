import type { ReviewFile } from '../../../shared/contract/imports'
import { useNetwork } from '../../api/useNetwork'
import { BranchMark, PlatformMark } from '../../components/marks'
import { useWords } from '../../i18n/useWords'

/** Whose the file is: accounts by their marks, or the name the file gives while nobody has said whose it is. */
export function FileAccounts({ file }: { readonly file: ReviewFile }) {
  const t = useWords()
  const asked = file.accounts.filter((account) => account.accountId === null)
  const settled = file.accounts.filter((account) => account.accountId !== null)
  const [first] = asked
  return (
    <>
      {settled.slice(0, 3).map((account) => (
        <AccountName key={account.sourceKey} accountId={account.accountId} />
      ))}
      {settled.length > 3 && <span className="mute"> {t('imports.more_accounts', { n: settled.length - 3 })}</span>}
      {first !== undefined && (
        <span>
          {first.sourceName === ''
            ? t('imports.whose_file')
            : t('imports.whose', { name: first.sourceName, more: asked.length - 1 })}
        </span>
      )}
    </>
  )
}

/** An account of the network: branch, platform, name. */
export function AccountName({ accountId }: { readonly accountId: number | null }) {
  const t = useWords()
  const network = useNetwork()
  const account = network?.accounts.find((each) => each.id === accountId)
  if (account === undefined) return null
  const branch = network?.branches.find((each) => each.id === account.branchId)
  return (
    <span className="acc">
      <BranchMark slot={branch?.slot ?? null}>{branch?.shortName ?? t('common.network')}</BranchMark>{' '}
      <PlatformMark platform={account.platform} label={account.name} />
    </span>
  )
}
