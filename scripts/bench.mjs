// Builds the bench for Node and runs it: ratios against a reference measured in the same run.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
await build({
  configFile: false,
  root,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20',
    outDir: join(root, 'out/bench'),
    rolldownOptions: { input: join(root, 'tests/bench/bench.ts') },
  },
})
const child = spawn(process.execPath, [join(root, 'out/bench/bench.js')], { cwd: root, stdio: 'inherit' })
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
