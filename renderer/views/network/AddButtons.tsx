import { useState } from 'react'
import type { Network } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'
import { AccountDialog } from './AccountDialog'
import { BranchDialog } from './BranchDialog'

/** A new branch, a new account. */
export function AddButtons({ network }: { readonly network: Network }) {
  const t = useWords()
  const [open, setOpen] = useState<'branch' | 'account' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Button kind="quiet" icon="plus" onPress={() => setOpen('branch')}>
        {t('network.branch')}
      </Button>
      <Button kind="quiet" icon="plus" onPress={() => setOpen('account')}>
        {t('network.account')}
      </Button>
      {open === 'branch' && <BranchDialog network={network} branch={null} onClose={close} />}
      {open === 'account' && <AccountDialog account={null} onClose={close} />}
    </>
  )
}
