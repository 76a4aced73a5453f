import { createConnection } from 'mongoose'
import { expect, test } from 'vitest'

import { defineJobModel, jobIndexes } from '../../src/models/job.ts'
import { defineTelegramUpdateModel, telegramUpdateIndexes } from '../../src/models/telegram-update.ts'

test('The schemas declare exactly the indexes that migrations create', () => {
  const connection = createConnection()
  const declared = [defineJobModel(connection), defineTelegramUpdateModel(connection)].map((model) =>
    model.schema.indexes(),
  )
  expect(declared).toMatchObject(
    [jobIndexes, telegramUpdateIndexes].map((indexes) => indexes.map(({ key, options }) => [key, options])),
  )
  expect(declared.map((indexes) => indexes.length)).toEqual([jobIndexes.length, telegramUpdateIndexes.length])
})

test('Done updates are deleted after a week and done jobs after thirty days', () => {
  const seconds = [telegramUpdateIndexes, jobIndexes].map(
    (indexes) => indexes.find(({ key }) => key['doneAt'] === 1)?.options.expireAfterSeconds,
  )
  expect(seconds).toEqual([7 * 86_400, 30 * 86_400])
})
