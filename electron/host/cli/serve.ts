import { join } from 'node:path'
import { openAppWindow } from '../appWindow'
import { applicationFolder } from '../folders'
import { startHttp } from '../http'
import { textOption, UsageError, type Command, type Session } from './command'
import { openWorkspace } from './workspaceFile'

/** The application in a browser tab, until interrupted. */
export const serveCommand: Command = {
  name: 'serve',
  takesFiles: false,
  options: { port: { type: 'string' }, app: { type: 'boolean' } },
  examples: ['portee serve', 'portee serve --workspace network.duckdb --port 4800'],
  async run(session) {
    if (textOption(session.options, 'workspace') !== undefined) await openWorkspace(session)
    const http = await startHttp({
      engine: session.engine,
      rendererFolder: join(applicationFolder(), 'out', 'renderer'),
      port: readPort(session),
    })
    const { origin, launchUrl, token } = http
    session.out(session.json ? JSON.stringify({ origin, launchUrl, token }) : session.words.serving(launchUrl))
    if (session.options['app'] === true) openAppWindow(launchUrl)
    await new Promise<void>((resolve) => session.signal.addEventListener('abort', () => resolve(), { once: true }))
    await http.close()
    return 0
  },
}

function readPort(session: Session): number {
  const text = textOption(session.options, 'port') ?? '0'
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(session.words.notAPort(text))
  return port
}
