import { useState } from 'react'
import type { Review, ReviewFile } from '../../../shared/contract/imports'
import { useChange } from '../../api/useChange'
import { useNetwork } from '../../api/useNetwork'
import { BranchField } from '../../components/BranchField'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Check, Field, SelectField } from '../../components/Field'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { AccountName } from './FileAccounts'
import { filesNaming } from './reviewGroups'

type FileAccount = ReviewFile['accounts'][number]

/**
 * Every account of the file that nobody has confirmed: candidates with the evidence for each, the best one chosen. The answer
 * goes to every file of the drop that names the account so.
 */
export function AccountQuestions({ review, file }: { readonly review: Review; readonly file: ReviewFile }) {
  const asked = file.accounts.filter((account) => account.state !== 'known')
  return asked.map((account) => (
    <AccountQuestion
      key={account.sourceKey}
      review={review}
      file={file}
      account={account}
      // The row above asks about the first that is unknown: its question is not written twice.
      isNamed={asked.length > 1 || account.accountId !== null}
    />
  ))
}

type Choice = number | 'other' | 'new'
const SHOWN = 5

/** The account proposed, or the candidate whose evidence none other has; a new one when there is none; else nothing is guessed. */
function bestOf({ accountId, candidates }: FileAccount): Choice | null {
  if (accountId !== null) return accountId
  const [first, second] = candidates
  if (first === undefined) return 'new'
  return second === undefined || second.evidence.code !== first.evidence.code ? first.accountId : null
}

function AccountQuestion({
  review,
  file,
  account,
  isNamed,
}: {
  readonly review: Review
  readonly file: ReviewFile
  readonly account: FileAccount
  readonly isNamed: boolean
}) {
  const t = useWords()
  const say = useSentence()
  const [choice, setChoice] = useState<Choice | null>(() => bestOf(account))
  const [other, setOther] = useState('')
  const [name, setName] = useState(account.sourceName)
  const [branch, setBranch] = useState<number | null>(null)
  const [remember, setRemember] = useState(true)
  const fileIds = filesNaming(review, file, account)
  const answer = useChange((api, accounts: Answer[]) =>
    api.imports.answerMany({ dropId: review.dropId, fileIds, accounts }),
  )
  const chosen = settle(choice, other, name, branch, file.platform)
  const group = `${file.id} ${account.sourceKey}`
  const radio = (value: Choice) => (
    <input type="radio" name={group} checked={choice === value} onChange={() => setChoice(value)} />
  )
  return (
    <fieldset className="ask">
      <legend className={isNamed ? undefined : 'vh'}>
        {account.sourceName === '' ? t('imports.whose_file') : t('imports.ask', { name: account.sourceName })}
      </legend>
      {account.candidates.slice(0, SHOWN).map((candidate) => (
        <label key={candidate.accountId} className="check">
          {radio(candidate.accountId)}
          <AccountName accountId={candidate.accountId} />
          <span className="why">{say('evidence', candidate.evidence)}</span>
        </label>
      ))}
      <label className="check">
        {radio('other')}
        {t('imports.other_account')}
      </label>
      {choice === 'other' && <OtherAccount value={other} onChange={setOther} platform={file.platform} />}
      <label className="check">
        {radio('new')}
        {t('imports.new_account')}
      </label>
      {choice === 'new' && <NewAccount name={name} setName={setName} branch={branch} setBranch={setBranch} />}
      <div className="acts">
        {account.sourceName !== '' && (
          <Check isSelected={remember} onChange={setRemember}>
            {t('imports.remember')}
          </Check>
        )}
        <span className="end">
          {chosen === null && <span className="note">{t(`imports.confirm_needs.${choice ?? 'nothing'}`)}</span>}
          {fileIds.length > 1 && <span className="note">{t('imports.for_files', { n: fileIds.length })}</span>}
          <Button
            kind="primary"
            small
            isDisabled={chosen === null || answer.isPending}
            onPress={() =>
              chosen !== null && answer.mutate([{ sourceKey: account.sourceKey, choice: chosen, remember }])
            }
          >
            {t('imports.confirm')}
          </Button>
        </span>
      </div>
      {answer.isError && <ErrorPanel error={answer.error} />}
    </fieldset>
  )
}

interface Answer {
  sourceKey: string
  choice: AccountChoice
  remember: boolean
}
type AccountChoice =
  | { accountId: number }
  | { create: { name: string; branchId: number | null; platform?: NonNullable<ReviewFile['platform']> } }

function settle(
  choice: Choice | null,
  other: string,
  name: string,
  branchId: number | null,
  platform: ReviewFile['platform'],
): AccountChoice | null {
  if (choice === null) return null
  if (typeof choice === 'number') return { accountId: choice }
  if (choice === 'other') return other === '' ? null : { accountId: Number(other) }
  if (name.trim() === '') return null
  return { create: { name: name.trim(), branchId, ...(platform === null ? {} : { platform }) } }
}

function OtherAccount({
  value,
  onChange,
  platform,
}: {
  readonly value: string
  readonly onChange: (id: string) => void
  readonly platform: ReviewFile['platform']
}) {
  const t = useWords()
  const accounts = useNetwork()?.accounts.filter((each) => platform === null || each.platform === platform) ?? []
  if (accounts.length === 0) return <p className="note">{t('imports.no_accounts')}</p>
  return (
    <div className="sub">
      <SelectField
        label={t('network.account')}
        value={value}
        onChange={onChange}
        choices={accounts.map((each) => ({
          id: String(each.id),
          text: each.name,
          label: <AccountName accountId={each.id} />,
        }))}
      />
    </div>
  )
}

function NewAccount({
  name,
  setName,
  branch,
  setBranch,
}: {
  readonly name: string
  readonly setName: (name: string) => void
  readonly branch: number | null
  readonly setBranch: (branchId: number | null) => void
}) {
  const t = useWords()
  return (
    <div className="sub">
      <Field label={t('network.account_name')} value={name} onChange={setName} isRequired />
      <BranchField label={t('network.branch')} value={branch} onChange={setBranch} />
    </div>
  )
}
