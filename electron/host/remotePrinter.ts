/** Prints by asking another process (the one that has windows). */
export interface RemotePrinter {
  /** @throws the signal's reason, or Error when the other side could not print */
  readonly print: (html: string, signal: AbortSignal | undefined) => Promise<Uint8Array>
  /** The other side's answer; null = not printed. */
  readonly settle: (ask: number, pdf: Uint8Array | null) => void
}

type Say = (
  message:
    | { readonly kind: 'print'; readonly ask: number; readonly html: string }
    | { readonly kind: 'cancel-print'; readonly ask: number },
) => void

/** A cancelled print is forgotten at once; the other side is told and may answer or not. */
export function createRemotePrinter(say: Say): RemotePrinter {
  const waiting = new Map<number, (pdf: Uint8Array | null) => void>()
  let asks = 0
  return {
    settle: (ask, pdf) => waiting.get(ask)?.(pdf),
    print: (html, signal) => {
      signal?.throwIfAborted()
      const ask = ++asks
      return new Promise((resolve, reject) => {
        const forget = () => {
          waiting.delete(ask)
          signal?.removeEventListener('abort', cancel)
        }
        const cancel = () => {
          forget()
          say({ kind: 'cancel-print', ask })
          reject(signal?.reason instanceof Error ? signal.reason : new Error('cancelled'))
        }
        waiting.set(ask, (pdf) => {
          forget()
          if (pdf === null) reject(new Error('not printed'))
          else resolve(pdf)
        })
        signal?.addEventListener('abort', cancel)
        say({ kind: 'print', ask, html })
      })
    },
  }
}
