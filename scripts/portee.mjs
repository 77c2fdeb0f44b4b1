import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ROOT } from './build.mjs'

// `npm run portee -- import FILES…`: builds what is missing or stale, then is the command itself. npm runs scripts in the
// project's folder; paths on the command line mean the folder the user is in.
ensureBuilt()
const cli = join(ROOT, 'out', 'main', 'cli.js')
if (process.env.npm_lifecycle_event === 'portee' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
process.argv.splice(1, 1, cli)
await import(pathToFileURL(cli).href)
