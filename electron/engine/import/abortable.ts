import type { Session } from '../db/database'

/**
 * The same session, refusing statements once the signal is aborted. An abort interrupts the statement that runs; without
 * this the next one would begin as if nothing had been said.
 */
export function abortable(session: Session, signal: AbortSignal | undefined): Session {
  if (signal === undefined) return session
  const unlessAborted = <T>(work: () => Promise<T>): Promise<T> =>
    signal.aborted ? Promise.reject(reasonOf(signal)) : work()
  return {
    connection: session.connection,
    run: (statement) => unlessAborted(() => session.run(statement)),
    columns: (query) => unlessAborted(() => session.columns(query)),
    all: (schema, query) => unlessAborted(() => session.all(schema, query)),
    first: (schema, query) => unlessAborted(() => session.first(schema, query)),
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError')
}
