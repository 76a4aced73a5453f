/** A chat that sets up a lead source, with the intake that receives its deliveries and the queue, on one clock. */
import type { Database } from '../../src/database/connect.ts'
import { idOf, type LeadSourceId, objectId } from '../../src/models/ids.ts'
import { createCrm } from './crm.ts'
import { type DealsChat, dealsChat, type DealsChatOptions } from './deals-chat.ts'
import { createLeadDoor } from './lead-intake.ts'

const START = Date.parse('2026-11-23T10:00:00Z')

export type ListeningChat = DealsChat & {
  /** Posts JSON to the address and secret that the chat has shown last. */
  readonly send: (lead: object | string, how?: { readonly secret?: string | null }) => Promise<number>
  /** Runs every due job. */
  readonly work: () => Promise<void>
  readonly passTime: (milliseconds: number) => void
  /** The message that listens, as it is now: the newest one with the name of the source. */
  readonly listening: () => string
  readonly sourceId: () => Promise<LeadSourceId>
  /** Adds a plain webhook, called “Webhook”. */
  readonly addSource: () => Promise<void>
}

/** Needs a database of its own: it runs all jobs there are. */
export async function listeningChat(database: Database, options: DealsChatOptions = {}): Promise<ListeningChat> {
  const chat = await dealsChat(database, options)
  const { bot, t, say, texts, workspaceId } = chat
  const crm = createCrm(database)
  crm.passTime(START - Date.now())
  const door = createLeadDoor(crm)
  // Taps take ten seconds each, for both clocks.
  const inTime =
    (person: Pick<DealsChat, 'tap'>) =>
    async (...labels: string[]) => {
      crm.passTime(10_000 * labels.length)
      await person.tap(...labels)
    }
  const tap = inTime(chat)
  // The message with them deletes itself.
  const seen = new Map<RegExp, string>()
  const ADDRESS = /(\/webhooks\/\w{24})\n/u
  const SECRET = /Bearer (\w{43})/u
  const shown = (pattern: RegExp): string => {
    const found = texts()
      .toReversed()
      .map((text) => pattern.exec(text)?.[1])
      .find((one) => one !== undefined)
    if (found !== undefined) seen.set(pattern, found)
    return seen.get(pattern) ?? ''
  }
  return {
    ...chat,
    tap,
    as(person) {
      const theirs = chat.as(person)
      return { ...theirs, tap: inTime(theirs) }
    },
    async send(lead, { secret = shown(SECRET) } = {}) {
      const response = await door.app.request(shown(ADDRESS), {
        method: 'POST',
        body: typeof lead === 'string' ? lead : JSON.stringify(lead),
        headers: {
          'content-type': 'application/json',
          ...(secret !== null && { authorization: `Bearer ${secret}` }),
        },
      })
      return response.status
    },
    async work() {
      // Jobs that a job of the bot's own core makes do not wake this queue: a round for each link of the chain.
      for (let round = 0; round < 4; round += 1) await crm.workJobs(bot.jobHandlers)
    },
    passTime(milliseconds) {
      bot.passTime(milliseconds)
      crm.passTime(milliseconds)
    },
    listening: () => texts().findLast((text) => text.startsWith('📥 Webhook\n')) ?? '',
    async sourceId() {
      const [source] = await bot.models.leadSources.find({ workspaceId: objectId(workspaceId) }).lean()
      if (source === undefined) throw new Error('No source')
      return idOf(source._id)
    },
    async addSource() {
      await say('/sources')
      await tap(t('button-add-source'), t('button-sender-webhook'), t('button-sender-other'))
      await tap('Webhook', t('routing-team'))
      shown(ADDRESS)
      shown(SECRET)
    },
  }
}
