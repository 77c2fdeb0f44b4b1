/** Layers: main → host → engine → shared ← renderer; preload stands alone; nothing imports tests. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(?:electron|renderer|shared|tests|scripts)/', pathNot: allowed },
})

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-missing', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    only('shared-alone', '^shared/', '^shared/', 'shared/ may be used by every process and knows none of them'),
    only('engine-to-shared', '^electron/engine/', '^(?:electron/engine|shared)/', 'the engine knows no host'),
    only(
      'host-to-engine',
      '^electron/host/',
      '^(?:electron/(?:host|engine)|shared)/',
      'hosts know the engine, not the window',
    ),
    only('main-to-host', '^electron/main/', '^(?:electron/(?:main|host)|shared)/', 'main owns windows, never data'),
    only(
      'preload-alone',
      '^electron/preload/',
      '^(?:electron/preload|shared)/',
      'the preload forwards, it knows nothing',
    ),
    only('renderer-to-shared', '^renderer/', '^(?:renderer|shared)/', 'a view reaches data through the contract only'),
    {
      name: 'shared-packages',
      comment: 'shared/ imports only zod and @orpc/contract',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(?:zod|@orpc/contract)/' },
    },
    {
      name: 'electron-in-main-and-preload',
      comment: 'only main/ and preload/ may import electron',
      severity: 'error',
      from: { pathNot: '^electron/(?:main|preload)/' },
      to: { path: '(?:^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'engine-without-hosts',
      comment: 'no electron, no react, no http, no browser in the engine',
      severity: 'error',
      from: { path: '^electron/engine/' },
      to: {
        path: 'node_modules/(?:react|react-dom|react-intl|playwright-core)/|^(?:node:)?(?:http|https|net|http2|dgram|tls)$',
      },
    },
    {
      name: 'renderer-without-node',
      comment: 'the renderer runs in any browser',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'duckdb-in-engine',
      comment: 'only the engine speaks to DuckDB',
      severity: 'error',
      from: { pathNot: '^electron/engine/' },
      to: { path: 'node_modules/@duckdb/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
    exclude: { path: '\\.json\\?|\\.css$|\\?(?:raw|url|inline)' },
  },
}
