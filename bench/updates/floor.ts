/**
 * The floor of “the same operations”: the recorded operations of an update again, by the driver and by fetch, with nothing of the product between
 * them. Each begins as soon as those have ended that had ended before it when it was recorded, so what the product does
 * side by side is done side by side here.
 */
import type { Db, Document, Filter } from 'mongodb'

import { TELEGRAM_UPDATES_COLLECTION, telegramUpdateIndexes } from '../../src/models/telegram-update.ts'
import type { Operation } from '../harness/recorder.ts'
import { nextUpdateId } from './made-updates.ts'
import { isListing, type RecordedStep } from './record-steps.ts'

type Stored = Document & { readonly _id: string }
type Swaps = ReadonlyMap<unknown, unknown>

export type FloorDeps = {
  readonly db: Db
  readonly apiRoot: string
  readonly token: string
  readonly botId: number
}

export type Floor = {
  /** Once before anything else. */
  readonly prepare: () => Promise<void>
  /** @param messageId a message of the bot in that chat that can be edited */
  readonly settle: (chatId: number, messageId: number) => Promise<void>
  /**
   * Does the chat's next step.
   * @param withListing whether this one lists the queue: one listing of the product's may serve many updates
   * @returns milliseconds from its first operation to the answer of the last call, or null for a step that does not count
   */
  readonly work: (chatId: number, withListing: boolean) => Promise<number | null>
}

/** With the same indexes: in the real one the product would find the floor's updates and work them. */
const QUEUE_OF_ITS_OWN = 'telegramUpdatesOfTheFloor'

type Chat = { turn: number; messageId: number; previousKey: string }

/** @param cycle the steps of one chat, which come round again */
export function createFloor({ db, apiRoot, token, botId }: FloorDeps, cycle: readonly RecordedStep[]): Floor {
  const chats = new Map<number, Chat>()
  const plans = cycle.map(planOf)

  async function call(chat: Chat, method: string, body: Document): Promise<void> {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify('message_id' in body ? { ...body, message_id: chat.messageId } : body),
    })
    const { result } = (await response.json()) as { result?: { message_id?: number } }
    if (method === 'sendMessage' && result?.message_id !== undefined) chat.messageId = result.message_id
  }

  function begin(operation: Operation, chat: Chat, swaps: Swaps): Promise<unknown> {
    if (operation.kind === 'call') return call(chat, operation.method, swapped(operation.body, swaps) as Document)
    const name = operation.collection === TELEGRAM_UPDATES_COLLECTION ? QUEUE_OF_ITS_OWN : operation.collection
    return ask(db, name, swapped(operation.command, swaps) as Document)
  }

  return {
    async prepare() {
      const queue = db.collection(QUEUE_OF_ITS_OWN)
      for (const { key, options } of telegramUpdateIndexes) await queue.createIndex({ ...key }, options)
    },

    async settle(chatId, messageId) {
      const previousKey = `${botId}:${nextUpdateId()}`
      chats.set(chatId, { turn: 0, messageId, previousKey })
      const state = { json: null, updateKey: previousKey, updatedAt: new Date() }
      const states = db.collection<Stored>('conversationStates')
      await states.replaceOne({ _id: `${botId}:${chatId}` }, state, { upsert: true })
    },

    async work(chatId, withListing) {
      const chat = chats.get(chatId)
      const turn = (chat?.turn ?? 0) % cycle.length
      const [step, plan] = [cycle[turn], plans[turn]]
      if (chat === undefined || step === undefined || plan === undefined)
        throw new Error(`The floor knows no chat ${chatId}`)
      chat.turn += 1
      const updateId = nextUpdateId()
      const swaps: Swaps = new Map<unknown, unknown>([
        [`${botId}:${step.previousId}`, chat.previousKey],
        [`${botId}:${step.updateId}`, `${botId}:${updateId}`],
        [`${botId}:chat:${step.chatId}`, `${botId}:chat:${chatId}`],
        [`${botId}:${step.chatId}`, `${botId}:${chatId}`],
        [step.updateId, updateId],
        [step.chatId, chatId],
      ])
      chat.previousKey = `${botId}:${updateId}`

      const beganAt = performance.now()
      let answeredAt = beganAt
      const running: Promise<void>[] = []
      plan.forEach(({ operation, after, role }, index) => {
        running[index] = Promise.all(after.map(async (earlier) => running[earlier])).then(async () => {
          if (role === 'listing' && !withListing) return
          await begin(operation, chat, swaps)
          if (role === 'call') answeredAt = performance.now()
        })
      })
      await Promise.all(running)
      return step.counts ? answeredAt - beganAt : null
    },
  }
}

type Planned = {
  readonly operation: Operation
  /** Places of the operations that must have ended. */
  readonly after: readonly number[]
  readonly role: 'listing' | 'call' | 'other'
}

function planOf({ operations }: RecordedStep): readonly Planned[] {
  return operations.map((operation, index) => ({
    operation,
    after: operations.flatMap((earlier, place) =>
      place < index && earlier.endedAt <= operation.startedAt && !isAside(earlier) ? [place] : [],
    ),
    role: roleOf(operation),
  }))
}

/** The early answer of a tap, for which nothing waits. */
function isAside(operation: Operation): boolean {
  return operation.kind === 'call' && operation.method === 'answerCallbackQuery'
}

function roleOf(operation: Operation): Planned['role'] {
  if (operation.kind === 'call') return isAside(operation) ? 'other' : 'call'
  return isListing(operation) ? 'listing' : 'other'
}

/** The same operation by the driver's own methods, or as a command where they would only wrap it. */
async function ask(db: Db, name: string, command: Document): Promise<unknown> {
  const collection = db.collection<Stored>(name)
  if ('find' in command) {
    const { filter, sort, projection, limit, readConcern } = command
    const options = {
      ...(sort && { sort }),
      ...(projection && { projection }),
      ...(limit && { limit: Math.abs(limit) }),
    }
    // mongoose asks for one document with singleBatch, so it is asked for alike.
    const single = command['singleBatch'] === true
    return collection
      .find(filter as Filter<Stored>, {
        ...options,
        ...(readConcern && { readConcern }),
        ...(single && { singleBatch: true }),
      })
      .toArray()
  }
  if ('aggregate' in command) return collection.aggregate(command['pipeline'] as Document[]).toArray()
  if ('insert' in command) return collection.insertMany(command['documents'] as Stored[], { ordered: true })
  const kind = WRITES.find((one) => one in command)
  if (kind === undefined) throw new Error(`The floor cannot repeat ${Object.keys(command)[0] ?? 'nothing'}`)
  const meant = Object.entries(command).filter(([key]) => !OF_THE_SESSION.has(key))
  return db.command({ ...Object.fromEntries(meant), [kind]: name })
}

// The last has a key of the name of the first.
const WRITES = ['findAndModify', 'update', 'delete'] as const
/** The driver adds its own. */
const OF_THE_SESSION = new Set(['lsid', 'txnNumber', '$clusterTime', '$db', '$readPreference'])

/**
 * A copy in which every value that stands in `swaps` is replaced, also before the `/` in the id of a dialogue aside; anything
 * but plain objects and lists stays as it is.
 */
function swapped(value: unknown, swaps: Swaps): unknown {
  if (swaps.has(value)) return swaps.get(value)
  if (typeof value === 'string') {
    const slash = value.indexOf('/')
    const before = value.slice(0, slash)
    return slash > 0 && swaps.has(before) ? `${String(swaps.get(before))}${value.slice(slash)}` : value
  }
  if (Array.isArray(value)) return value.map((part) => swapped(part, swaps))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, swapped(part, swaps)]))
}
