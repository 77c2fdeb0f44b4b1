import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { RejectTable } from '../../components/RejectTable'
import { useHasWords, useWords } from '../../i18n/useWords'

type Of = { readonly dropId: string; readonly fileId: string } | { readonly importId: number }
const SHOWN = 200

/** Rows of a file or of an import that could not be read. */
export function Rejects({ of }: { readonly of: Of }) {
  const t = useWords()
  const has = useHasWords()
  const rejects = useQuery(['imports.rejects', of], (api, signal) => api.imports.rejects(of, { signal }))
  const why = (code: string) => (has(`reject.${code}`) ? `reject.${code}` : 'reject.other')
  return (
    <Answer query={rejects}>
      {(found) => (
        <RejectTable
          label={t('imports.rejects')}
          rejects={found.slice(0, SHOWN).map(({ code, ...each }) => ({ ...each, why: t(why(code), { code }) }))}
          total={found.length}
        />
      )}
    </Answer>
  )
}
