/** Set up before each test file: see recorded-log.ts. */
import { afterAll, afterEach } from 'vitest'

import { judgeLoggedErrors } from './recorded-log.ts'

afterEach(judgeLoggedErrors)
// What hooks logged before the first test or after the last one.
afterAll(judgeLoggedErrors)
