import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { useLeftOut } from '../frame'
import { AlikePhrases } from './AlikePhrases'
import { useAlikeState, type AlikeState } from './alikeState'
import { AlikeDetailPage } from './AlikeDetailPage'
import { AlikeOverviewPage } from './AlikeOverviewPage'
import '../../../plots/plots.css'
import './alike.css'

/** Like for like: every group against the network at equal content; or one group, its gap taken apart. */
export function AlikeTab() {
  const state = useAlikeState()
  const { query, focus } = state
  const overview = useQuery(['alike.branches', query], (api, signal) => api.alike.branches(query, { signal }))
  useLeftOut(overview.data?.setAside)
  const groups = (overview.data?.rows ?? []).toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <>
      <AlikePhrases state={state} groups={groups} />
      {focus !== null ? (
        <One state={state} focus={focus} />
      ) : (
        <Answer query={overview}>{(result) => <AlikeOverviewPage result={result} state={state} />}</Answer>
      )}
    </>
  )
}

function One({ state, focus }: { readonly state: AlikeState; readonly focus: string }) {
  const { query } = state
  const detail = useQuery(['alike.decompose', query, focus], (api, signal) =>
    api.alike.decompose({ ...query, focus }, { signal }),
  )
  return <Answer query={detail}>{(result) => <AlikeDetailPage result={result} state={state} />}</Answer>
}
