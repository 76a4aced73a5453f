/** Real errors of the libraries in use, which quote what they are about: the log names the field and not the value. */
import { GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import { BSON } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { queueItemError } from '../../src/jobs/error-text.ts'
import { newId, objectId, type WorkspaceId } from '../../src/models/ids.ts'
import { createModels } from '../../src/models/models.ts'
import { apiWorld } from '../support/api.ts'
import { sharedDatabase } from '../support/database.ts'
import { freshNumber } from '../support/fresh-number.ts'
import { recordedLog } from '../support/recorded-log.ts'
import { createTestBot } from '../support/test-bot.ts'

const database = sharedDatabase()

/** Quotes and braces in it, so that no pattern ends too early. */
const TELLING = `Zoë "the' boss} Quill`
const PIECES = ['Zoë', 'boss', 'Quill']

const models = () => createModels(database().connection)
const workspaceId = () => objectId(newId<WorkspaceId>())

async function thrownBy(act: () => unknown): Promise<Error> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Nothing was thrown')
}

const KINDS: Readonly<Record<string, { readonly act: () => unknown; readonly names: string }>> = {
  'a cast of mongoose': {
    act: () => models().contacts.findOne({ workspaceId: workspaceId(), ownerId: TELLING }),
    names: 'ownerId',
  },
  'a cast that was reported while validating': {
    act: () => new (models().contacts)({ workspaceId: workspaceId(), createdAt: TELLING }).validate(),
    names: 'createdAt',
  },
  'a value that is not of the list': {
    act: () => new (models().members)({ workspaceId: workspaceId(), role: TELLING }).validate(),
    names: 'role',
  },
  'a document that is not there': {
    act: () => models().contacts.findOne({ workspaceId: workspaceId(), displayName: TELLING }).orFail(),
    names: 'DocumentNotFoundError',
  },
  'a duplicate key': {
    act: async () => {
      const fruit = database().connection.collection<{ name: string }>(`values-in-log-${freshNumber()}`)
      await fruit.createIndex({ name: 1 }, { unique: true, name: 'name-once' })
      await fruit.insertOne({ name: TELLING })
      await fruit.insertOne({ name: TELLING })
    },
    names: 'name-once',
  },
  'a duplicate key in bulk': {
    act: async () => {
      const fruit = database().connection.collection<{ name: string }>(`values-in-log-${freshNumber()}`)
      await fruit.createIndex({ name: 1 }, { unique: true, name: 'name-once' })
      await fruit.insertMany([{ name: TELLING }, { name: TELLING }])
    },
    names: 'name-once',
  },
  'a refusal of the database': {
    act: () => database().connection.collection('contacts').find({ $telling: TELLING }).toArray(),
    names: 'Mongo',
  },
  'a key that BSON cannot have': { act: () => BSON.serialize({ [`${TELLING}\0`]: 1 }), names: 'must not contain null' },
  'a schema of zod': {
    act: () =>
      z
        .strictObject({ size: z.enum(['s', 'm']), people: z.record(z.string(), z.number()) })
        .parse({ size: TELLING, people: { [TELLING]: TELLING }, [TELLING]: 1 }),
    names: 'size',
  },
  'a text that is not JSON': { act: () => JSON.parse(`{"a": ${TELLING}}`), names: 'JSON' },
  'a currency': { act: () => new Intl.NumberFormat('en', { style: 'currency', currency: TELLING }), names: 'currency' },
  'a time zone': { act: () => new Intl.DateTimeFormat('en', { timeZone: TELLING }), names: 'time zone' },
  'a number': { act: () => BigInt(TELLING), names: 'BigInt' },
  'an argument of Node': { act: () => Buffer.alloc(TELLING as never), names: 'size' },
  'an address': { act: () => fetch(TELLING), names: 'URL' },
  'a text that Telegram refuses': {
    act: () => {
      const description = `Bad Request: can't parse entities: unsupported start tag "${TELLING}" at byte offset 3`
      throw new GrammyError('refused', { ok: false, error_code: 400, description }, 'sendMessage', { text: TELLING })
    },
    names: "can't parse entities",
  },
}

describe('the log', () => {
  it.each(Object.entries(KINDS))('names the field and not the value: %s', async (_, { act, names }) => {
    const error = await thrownBy(act)
    const { log, lines } = recordedLog()
    const wrapped = new Error('It failed', { cause: new AggregateError([new Error('inside', { cause: error })]) })
    log.warn({ error }, 'Failed')
    log.warn({ error: wrapped, more: { nested: [error] } }, 'Failed')
    const written = JSON.stringify(lines())
    for (const piece of PIECES) expect(written).not.toContain(piece)
    expect(written).toContain(names)
    expect(JSON.stringify(lines()[0])).toMatch(/ {4}at /u)
  })

  it.each(Object.entries(KINDS))('and so does an error that is stored with its job: %s', async (_, { act, names }) => {
    const { message } = queueItemError(await thrownBy(act), new Date(0))
    for (const piece of PIECES) expect(message).not.toContain(piece)
    if (!['Mongo', 'DocumentNotFoundError'].includes(names)) expect(message).toContain(names)
  })

  it('stays clean when an update has a value of the wrong type', async () => {
    const bot = createTestBot(database())
    const chat = { id: freshNumber(), type: 'private', first_name: 'Olena' }
    const from = { id: TELLING, is_bot: false, first_name: 'Olena' }
    const command = { text: '/start', entities: [{ type: 'bot_command', offset: 0, length: 6 }] }
    const update = { update_id: freshNumber(), message: { message_id: 1, date: 1, chat, from, ...command } }
    // The queue logs what the bot throws, and stores it with the update.
    const error = await thrownBy(() => bot.handle(update as unknown as Update))
    const { log, lines } = recordedLog()
    log.warn({ error, stored: queueItemError(error, new Date(0)) }, 'A queued item failed and will be tried again')
    for (const piece of PIECES) expect(JSON.stringify(lines())).not.toContain(piece)
    expect(JSON.stringify(lines())).toContain('CastError')
  })

  it('stays clean when a request has telling parameters', async () => {
    const { workspace, logged } = apiWorld(database())
    const { get } = await workspace()
    const value = encodeURIComponent(TELLING)
    for (const path of [
      'contacts?owner=',
      'contacts?updated_since=',
      'contacts?cursor=',
      'contacts/',
      'deals?fields=',
      'changes?cursor=',
    ])
      expect((await get(`/${path}${value}`)).status).toBeLessThan(500)
    for (const piece of PIECES) expect(JSON.stringify(logged.lines())).not.toContain(piece)
  })
})
