import type { BehindAccount as Behind, SurveyCell, SurveySheet } from '../../../../shared/contract/surveys'
import { useNetwork } from '../../../api/useNetwork'
import { Chip } from '../../../components/Chip'
import { PlatformMark } from '../../../components/marks'
import { Sentence } from '../../../components/Sentence'
import { fewOf } from '../../../format/fewOf'
import { useWords, type Words } from '../../../i18n/useWords'
import { AccountMark } from '../../posts/AccountMark'
import { valueWords } from './valueWords'
import { ShareRows } from './ShareRows'

/** Who follows each account, as this survey tells it: the most followed first; of the others, that too few do. */
export function BehindAccounts({ sheet }: { readonly sheet: SurveySheet }) {
  const t = useWords()
  const names = useAccountNames()
  const told = sheet.behind.filter(({ groups }) => groups.some(({ share }) => share !== null))
  const nobody = sheet.behind.filter(({ n, groups }) => n === 0 || (n !== null && groups.length === 0))
  const few = sheet.behind.filter((behind) => !told.includes(behind) && !nobody.includes(behind))
  const listed = (list: readonly Behind[]) =>
    fewOf(
      list.map(({ accountId }) => names(accountId)),
      t,
      'surveys.accounts_more',
    )
  if (sheet.behind.length === 0) return <p className="note">{t('surveys.behind.none')}</p>
  return (
    <>
      {told
        .toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0))
        .map((behind) => (
          <BehindAccount key={behind.accountId} behind={behind} />
        ))}
      {few.length > 0 && <p className="note">{t('surveys.behind.few', { accounts: listed(few) })}</p>}
      {nobody.length > 0 && <p className="note">{t('surveys.behind.nobody', { accounts: listed(nobody) })}</p>}
    </>
  )
}

function BehindAccount({ behind }: { readonly behind: Behind }) {
  const t = useWords()
  const network = useNetwork()
  const names = useAccountNames()
  const { accountId, by, groups, isProbability, untold, finding } = behind
  const account = network?.accounts.find(({ id }) => id === accountId)
  return (
    <section className="behind">
      <h4>
        <AccountMark accountId={accountId} network={network} />{' '}
        {account !== undefined && <PlatformMark platform={account.platform} />}{' '}
        {!isProbability && <Chip kind="suggested">{t('surveys.indicative')}</Chip>}
      </h4>
      <Sentence
        finding={finding}
        size="small"
        under={
          untold === null
            ? t('surveys.behind.untold_few', { by })
            : untold > 0
              ? t('surveys.behind.untold', { n: untold, by })
              : undefined
        }
      />
      <ShareRows
        label={t('surveys.behind.label', { account: names(accountId), by })}
        cells={groups}
        nameOf={(cell) => cellName(cell, by, t)}
        isIndicative={!isProbability}
      />
    </section>
  )
}

/** An answer in words; '' = rare ones together. */
export function cellName({ answer }: SurveyCell, by: string, t: Words): string {
  return answer === '' ? t('surveys.rare') : valueWords(by, answer, t)
}

/** "Santé (Facebook)": the short name of an account with its platform. */
export function useAccountNames(): (id: number) => string {
  const t = useWords()
  const network = useNetwork()
  return (id) => {
    const account = network?.accounts.find((each) => each.id === id)
    if (account === undefined) return t('surveys.account_gone')
    const branch = network?.branches.find((each) => each.id === account.branchId)
    return t('surveys.account', {
      name: branch?.shortName ?? account.name,
      platform: t(`platform.${account.platform}`),
    })
  }
}
