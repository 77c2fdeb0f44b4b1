// Builds a bench for Node and runs it: `npm run bench` (ratios against a reference measured in the same run), or by name,
// `npm run bench -- calibration` (coverage of intervals, false alarms of tests). What follows the name goes to the bench.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const BENCHES = {
  bench: ['tests/bench/bench.ts', 'electron/engine/import/read/workbookWorker.mjs'],
  calibration: ['tests/bench/calibration.ts'],
}
const [name = 'bench', ...rest] = process.argv.slice(2)
const inputs = BENCHES[name]
if (inputs === undefined) throw new Error(`no such bench: ${name}; there are ${Object.keys(BENCHES).join(', ')}`)
// As in the application, the thread that reads workbooks is one script with the parser inside: a build of its own, which shares nothing.
for (const input of inputs) {
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
const child = spawn(process.execPath, [join(root, `out/bench/${name}.js`), ...rest], { cwd: root, stdio: 'inherit' })
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
