import { expect, test } from 'vitest'

import { expectLoggedErrors, judgeLoggedErrors, recordedLog } from '../support/recorded-log.ts'

test('An error in the log that a test does not expect is a failure that names it', () => {
  const { log, errors } = recordedLog()
  const error = new Error('what')
  log.child({ part: 'bot' }).error({ error }, 'Update failed')
  expect(judgeLoggedErrors).toThrow('An error was logged: Update failed')
  expect(errors).toEqual([error])
})

test('An expected one is not a failure but must occur, and the next test must expect it again', () => {
  const { log } = recordedLog()
  expectLoggedErrors('Update failed')
  log.error({}, 'Update failed')
  expect(judgeLoggedErrors).not.toThrow()
  expectLoggedErrors('Update failed')
  expect(judgeLoggedErrors).toThrow('No such error was logged: Update failed')
  log.error({}, 'Update failed')
  expect(judgeLoggedErrors).toThrow('An error was logged: Update failed')
})

test('Warnings are not errors', () => {
  recordedLog().log.warn({ error: new Error('what') }, 'Tried again')
  expect(judgeLoggedErrors).not.toThrow()
})
