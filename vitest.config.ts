import { defineConfig } from 'vitest/config'

/** Where .ci/run reads the totals: it refuses a run in which a test was skipped. */
const totals = ['json', { outputFile: 'coverage/tests.json' }] as const

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**'],
    globalSetup: ['test/support/global-database.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Test files start servers and child processes of their own: more of them at once on two cores only wait.
    maxWorkers: 2,
    // A `.only` that was left in fails the run instead of hiding the other tests.
    allowOnly: false,
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', [...totals]],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'conversations/**/*.ts', 'menus/**/*.ts'],
      exclude: [
        // Runs in a browser: the Chromium test drives it there.
        'src/sandbox/page/**',
        // Entry points: the tests start them as processes of their own, whose coverage is not counted here.
        'src/main.ts',
        'src/migrate.ts',
        'src/backup.ts',
        'src/restore.ts',
        'src/dead-jobs.ts',
        'src/healthcheck.ts',
        // Put the parts together in those processes: test/e2e and test/reliability drive them there.
        'src/open-bot.ts',
        'src/open-database.ts',
        'src/open-sandbox.ts',
        'src/run-program.ts',
        // Run in the embedded database's own process: test/database/embedded and test/database/gateway drive them there.
        'src/database/embedded/program/**',
        'src/database/embedded/gateway/commands/**',
        'src/database/embedded/gateway/errors/describe-duplicate.ts',
        'src/sandbox/main.ts',
      ],
      reporter: ['text-summary', 'html'],
      thresholds: { statements: 80, branches: 80, functions: 80, lines: 80 },
    },
  },
})
