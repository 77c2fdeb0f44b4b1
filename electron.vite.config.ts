import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { join } from 'node:path'

const root = import.meta.dirname

/**
 * main: everything that runs in Node, one entry per process or command. preload: CommonJS (a sandboxed preload cannot be
 * an ES module). Dependencies stay outside the bundles (electron-vite's externalizeDeps), because DuckDB is native.
 */
export default defineConfig({
  main: {
    build: {
      // The report carries its fonts as data URIs: these two are read at build time, not at run time.
      // The parser of workbooks goes into the script of its thread, which is handed over as text and can load nothing.
      externalizeDeps: {
        exclude: ['@fontsource-variable/newsreader', '@fontsource-variable/source-sans-3', '@e965/xlsx'],
      },
      rolldownOptions: {
        input: {
          main: join(root, 'electron/main/main.ts'),
          utility: join(root, 'electron/host/utility.ts'),
          cli: join(root, 'electron/host/cli.ts'),
          // For the scripts: is there a browser?
          browser: join(root, 'electron/host/browser.ts'),
          // A thread, started by the engine; it shares nothing with the other entries, so that it stays one file.
          workbookWorker: join(root, 'electron/engine/import/read/workbookWorker.mjs'),
        },
      },
      sourcemap: true,
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react()],
    build: {
      // Nothing inline: the content policy of the pages names files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // A third of the text to read at every start; the maps show the sources to whoever opens the tools of the browser.
      minify: true,
      sourcemap: true,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
})
