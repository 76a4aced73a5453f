/** Asking for the database before the product is there. test/e2e covers a database of our own that starts. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { beginDatabase } from '../../src/app/database-address.ts'
import { inProcess } from '../support/in-process.ts'
import { dataFolder } from '../support/product.ts'

test('A configured database needs no start', async () => {
  const MONGODB_URI = 'mongodb://database.example/crm?replicaSet=rs0'
  const { launched, address } = beginDatabase(inProcess({ MONGODB_URI, DATA_DIR: dataFolder() }))
  await launched
  expect(await address).toEqual({ uri: MONGODB_URI })
})

test('A database that cannot start holds nothing up, and its error says why', async () => {
  const file = join(dataFolder(), 'a-file')
  writeFileSync(file, '')
  const { launched, address } = beginDatabase(inProcess({ DATA_DIR: file }))
  await launched
  await expect(address).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining(file) })
})
