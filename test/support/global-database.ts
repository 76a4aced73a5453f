/** One throw-away database for a whole test run. Each test file takes a database of its own in it (`testDatabaseUri`). */
import { setup } from '@clientsphere/embedded-mongo/vitest-setup'

export { setup }
