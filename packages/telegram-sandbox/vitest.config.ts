import { defineConfig } from 'vitest/config'

/** For this package alone: `npm test` here. The repository's own run covers these tests too. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The browser tests start servers and Chromium: more of them at once only wait for each other.
    maxWorkers: 2,
    allowOnly: false,
  },
})
