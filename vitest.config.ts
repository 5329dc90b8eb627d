import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** Workspaces are tested as they stand in their sources, not as they are built for others. */
const ssr = { resolve: { conditions: ['kinetra-source', 'node', 'development|production'] } }

const RUN_FOLDER = 'stack/src/tests/run-folder.ts'

/** Parts that keep nothing and start nothing: their files share a process and what is imported in it. */
const PLAIN = [
  '{protocol,workouts,coach-ui,web}/src/**/*.test.{ts,tsx}',
  'models/src/{audio,coach,evaluation,recognition,voice}/**/*.test.ts',
  'agent/src/{logs,metrics,numbers,tools}/**/*.test.ts',
]

/** Patience for a busy machine: sample workouts alone take seconds to make there. */
const UNIT = {
  globalSetup: RUN_FOLDER,
  setupFiles: 'stack/src/testing/patience.setup.ts',
  testTimeout: 60_000,
  hookTimeout: 180_000,
}

/** Patience for a busy machine, as in "e2e/src/caller.ts". */
const PATIENT = {
  globalSetup: RUN_FOLDER,
  expect: { poll: { timeout: 90_000 } },
  testTimeout: 480_000,
  hookTimeout: 300_000,
  fileParallelism: false,
}
/** One product and one browser serve most files: "e2e/src/testing-product.ts". */
const ONE_PRODUCT = { ...PATIENT, isolate: false, provide: { coachRate: 1 } }

export default defineConfig({
  test: {
    // Most files wait for programs that they start: two cores carry two of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A product that several files share ends with its worker.
    teardownTimeout: 60_000,
    projects: [
      {
        ssr,
        test: {
          name: 'unit',
          include: [
            '{protocol,workouts,store,server,agent,models,stack,coach-ui,web,bench}/src/**/*.test.{ts,tsx}',
            'coach-ui/build/*.test.ts',
            'deploy/test/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...PLAIN],
          ...UNIT,
        },
      },
      { ssr, test: { name: 'plain', include: PLAIN, isolate: false, unstubEnvs: true, ...UNIT } },
      {
        test: {
          name: 'images',
          include: ['deploy/images/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: { name: 'spoken', include: ['e2e/src/*.test.ts', 'e2e/src/engines/*.test.ts'], ...ONE_PRODUCT },
      },
      { test: { name: 'quiet', include: ['e2e/src/quiet/*.test.ts'], ...ONE_PRODUCT } },
      { test: { name: 'hosted', include: ['deploy/hosted/*.test.ts'], ...PATIENT } },
      { test: { name: 'pages', include: ['e2e/src/pages/*.test.ts'], ...ONE_PRODUCT } },
      {
        test: {
          name: 'states',
          include: ['e2e/src/states/*.test.ts'],
          ...ONE_PRODUCT,
          // As fast as a user can choose: nobody listens to the words here, and each call waits for them.
          provide: { coachRate: 1.5 },
        },
      },
    ],
  },
})
