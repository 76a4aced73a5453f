/**
 * `node scripts/close-test-run.mjs <file>`: reads the totals that vitest wrote as JSON, prints them as one line
 * ("N passed, N failed, N skipped") and exits with 1 when a test failed, was skipped or is only planned, or none ran.
 */
import { readFileSync } from 'node:fs'

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, testResults } = JSON.parse(
  readFileSync(process.argv[2] ?? 'coverage/tests.json', 'utf8'),
)
const skipped = numPendingTests + numTodoTests
if (skipped > 0) {
  const left = testResults.flatMap((file) =>
    file.assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed'),
  )
  console.error(`Tests that did not run:\n${left.map(({ fullName }) => `  ${fullName}`).join('\n')}`)
}
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${skipped} skipped`)
process.exitCode = numPassedTests === 0 || numFailedTests + numFailedTestSuites + skipped > 0 ? 1 : 0
