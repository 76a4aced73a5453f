import { defineConfig } from 'vitest/config'

/** For this package alone: `npm test` here. The repository's own run covers these tests too. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/vitest-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The test files start servers and child processes: more of them at once only wait for each other.
    maxWorkers: 2,
    allowOnly: false,
  },
})
