// Builds the bench for Node and runs it: ratios against a reference measured in the same run.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
// As in the application, the thread that reads workbooks is one script with the parser inside: a build of its own, which shares nothing.
for (const input of ['tests/bench/bench.ts', 'electron/engine/import/read/workbookWorker.mjs']) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: ['@e965/xlsx'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: join(root, 'out/bench'),
      emptyOutDir: false,
      rolldownOptions: { input: join(root, input) },
    },
  })
}
const child = spawn(process.execPath, [join(root, 'out/bench/bench.js')], { cwd: root, stdio: 'inherit' })
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
