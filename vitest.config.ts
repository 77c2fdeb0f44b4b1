import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take long, in the order in which they are begun: one that begins last keeps a single worker busy at the end.
 * `firstReport` makes the sample network that others wait for; those after it need none.
 */
const FIRST = [
  'formats/formats',
  'safety/kill',
  'safety/hostile/hostile',
  'queries/groupings',
  'formats/variants',
  'import/undo',
  'architecture/layers',
  'import/samples',
  'sample/seed',
  'import/identity',
  'import/properties',
  'safety/hostile/fuzz',
  'e2e/firstReport',
  'e2e/realFiles',
  'e2e/mapping',
  'e2e/import',
  'e2e/accessibility',
  'e2e/compare',
  'e2e/rough',
  'e2e/publications',
  'e2e/address',
  'e2e/coverage',
  'e2e/tagging',
  'e2e/alike',
].map((name) => `tests/${name}.test.ts`)

/** Long files first, the others largest first or as the last run says. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project, moduleId }: TestSpecification): number => {
      const place = FIRST.indexOf(relative(project.config.root, moduleId).replaceAll('\\', '/'))
      return place < 0 ? FIRST.length : place
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/**
 * Two projects: `unit` (everything but a browser) and `e2e` (drives Chromium). `bench` has its own configuration.
 *
 * Note [one process for many files]. Each worker keeps its modules from one file to the next (`isolate: false`): loading the
 * engine anew for every file was a third of the processor time of most of them. So a test leaves nothing behind in a module
 * or in the process: what it puts there it takes away (`vi.unstubAllEnvs`, `onTestFinished`).
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', 'tests/bench/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/support/folder.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Two browsers share the machine: what a screen comes to show may take it longer than vitest's second.
          expect: { poll: { timeout: 15_000 } },
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
        },
      },
    ],
  },
})
