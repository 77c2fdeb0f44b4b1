import { useQuery } from '../../../api/useQuery'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Waiting } from '../../../components/Waiting'
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
  const { data, error, isPlaceholderData } = useQuery(['alike.branches', query], (api, signal) =>
    api.alike.branches(query, { signal }),
  )
  useLeftOut(data?.setAside)
  const groups = (data?.rows ?? []).toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <>
      <AlikePhrases state={state} groups={groups} />
      {focus !== null ? (
        <One state={state} focus={focus} />
      ) : error !== null ? (
        <ErrorPanel error={error} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <div aria-busy={isPlaceholderData}>
          <AlikeOverviewPage result={data} state={state} />
        </div>
      )}
    </>
  )
}

function One({ state, focus }: { readonly state: AlikeState; readonly focus: string }) {
  const { query } = state
  const { data, error, isPlaceholderData } = useQuery(['alike.decompose', query, focus], (api, signal) =>
    api.alike.decompose({ ...query, focus }, { signal }),
  )
  if (error !== null) return <ErrorPanel error={error} />
  if (data === undefined) return <Waiting />
  return (
    <div aria-busy={isPlaceholderData}>
      <AlikeDetailPage result={data} state={state} />
    </div>
  )
}
