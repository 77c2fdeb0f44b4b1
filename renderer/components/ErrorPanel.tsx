import type { ReactNode } from 'react'
import { toFailure, type Failure } from '../api/errors'
import { useHasWords, useWords } from '../i18n/useWords'

/** What happened, what is safe, ways out, a reference. Takes a Failure or whatever a query threw. */
export function ErrorPanel({ error, actions }: { readonly error: unknown; readonly actions?: ReactNode }) {
  const t = useWords()
  const has = useHasWords()
  const failure = isFailure(error) ? error : toFailure(error)
  const detail = failure.data['found'] ?? failure.data['reason'] ?? failure.data['what'] ?? ''
  const special = `error.${failure.code}.${detail}`
  const logId = failure.data['logId'] ?? ''
  return (
    <div className="err" role="alert">
      <h2>{t(has(`${special}.title`) ? `${special}.title` : `error.${failure.code}.title`, failure.data)}</h2>
      <p>{t(has(special) ? special : `error.${failure.code}`, failure.data)}</p>
      {actions !== undefined && <div className="acts">{actions}</div>}
      <small>{t('error.reference', { code: logId === '' ? failure.code : `${failure.code} · ${logId}` })}</small>
    </div>
  )
}

function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && !(error instanceof Error) && 'code' in error && 'data' in error
}
