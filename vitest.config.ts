import { defineConfig } from 'vitest/config'

import { SlowFilesFirst } from './test/support/slow-files-first.ts'

/** Where .ci/run reads the totals: it refuses a run in which a test was skipped. */
const totals = ['json', { outputFile: 'coverage/tests.json' }] as const

/** The packages of this repository are taken from their sources, not from what was built of them. */
const conditions = ['source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Where the global set-up is loaded.
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/fixtures/**'],
    globalSetup: ['test/support/global-database.ts'],
    setupFiles: ['test/support/fail-on-logged-errors.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than a small machine has cores: the files that start and kill processes mostly wait for them.
    maxWorkers: 3,
    // Loading the product again for each file took a third of the run. Nothing in it keeps state between files: no module
    // is mocked, and what a test needs is created by factories.
    isolate: false,
    sequence: { sequencer: SlowFilesFirst },
    // A `.only` that was left in fails the run instead of hiding the other tests.
    allowOnly: false,
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', [...totals]],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'conversations/**/*.ts', 'menus/**/*.ts', 'packages/*/src/**/*.ts'],
      exclude: [
        // Runs in a browser: the Chromium test drives it there.
        'packages/telegram-sandbox/src/page/**',
        // For tests themselves.
        'packages/telegram-sandbox/src/testing/**',
        'packages/embedded-mongo/src/vitest-setup.ts',
        // Programs: tests start them as processes of their own. Their coverage cannot be counted here, and
        // docs/adr/0011-test-suite.md says why. What they are put together from is run in the tests' own process, too.
        'src/main.ts',
        'src/commands/**',
        // Runs in a thread of its own, where coverage is not counted.
        'src/pictures/draw-worker.ts',
        // Run in the embedded database's own process: packages/embedded-mongo/test drives them there.
        'packages/embedded-mongo/src/program/**',
        'packages/embedded-mongo/src/gateway/commands/**',
        'packages/embedded-mongo/src/gateway/errors/describe-duplicate.ts',
        'packages/embedded-mongo/src/main.ts',
        'packages/telegram-sandbox/src/main.ts',
        'packages/telegram-sandbox/src/write-page.ts',
      ],
      reporter: ['text-summary', 'html'],
      thresholds: { statements: 80, branches: 80, functions: 80, lines: 80 },
    },
  },
})
