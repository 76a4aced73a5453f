/** A chat to which messages are forwarded, with a clock: what was forwarded becomes a note once nothing more follows. */
import type { Update } from 'grammy/types'

import type { Locale } from '../../src/locale.ts'
import type { RecordRef } from '../../src/ids.ts'
import type { ContactId } from '../../src/models/ids.ts'
import { freshNumber } from './fresh-number.ts'
import type { Database } from '../../src/database/connect.ts'
import { BOT } from './telegram-double.ts'
import type { Person } from './telegram-person.ts'
import { createTestBot, type TestBot } from './test-bot.ts'
import { createTestWorkspace, type TestWorkspace } from './workspace.ts'

export type Stranger = {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
}

export const aStranger = (first_name: string, more: Partial<Stranger> = {}): Stranger => ({
  id: freshNumber(),
  first_name,
  ...more,
})

export type ForwardScene = TestWorkspace & {
  readonly bot: TestBot
  readonly person: Person
  /** The newest message of the bot, and all of them as they are now. */
  readonly last: () => string
  readonly said: () => readonly string[]
  readonly labels: () => readonly string[]
  /** A message of that person, forwarded by the owner. */
  readonly forward: (from: Stranger | string, content: Readonly<Record<string, unknown>> | string) => Update
  /** Handles the updates, lets five seconds pass and runs what is due. */
  readonly forwarded: (...updates: readonly Update[]) => Promise<void>
  readonly settle: () => Promise<void>
  /** The owner's reply to the bot's newest message, as Telegram sends it. */
  readonly reply: (content: Readonly<Record<string, unknown>> | string) => Update
  readonly tap: (label: string) => Promise<void>
  /** The texts of the live notes on a record, oldest first. */
  readonly notes: (on: RecordRef<'contact' | 'deal'>) => Promise<readonly string[]>
  readonly contactNamed: (name: string) => Promise<ContactId>
}

/** Telegram's clock: the date of a message that is forwarded now. */
const DATE = 1_795_000_000

export async function createForwardScene(database: Database, locale: Locale = 'en'): Promise<ForwardScene> {
  const bot = createTestBot(database)
  const workspace = await createTestWorkspace(bot, { locale })
  const { owner, workspaceId } = workspace
  const messages = () => bot.telegram.messages(owner.id)
  let at = DATE

  async function settle(): Promise<void> {
    bot.passTime(5_000)
    at += 5
    await bot.workJobs(['draft.settle'])
    at += 60
    bot.passTime(60_000)
  }

  return {
    ...workspace,
    bot,
    person: owner,
    last: () => messages().at(-1)?.text ?? '',
    said: () => messages().map(({ text }) => text),
    labels: () =>
      messages()
        .at(-1)
        ?.buttons.flat()
        .map(({ text }) => text) ?? [],
    forward(from, content) {
      const origin =
        typeof from === 'string'
          ? { type: 'hidden_user', sender_user_name: from, date: at - 100 }
          : { type: 'user', sender_user: { is_bot: false, ...from }, date: at - 100 }
      const sent = typeof content === 'string' ? { text: content } : content
      return owner.send({ ...sent, date: at, forward_origin: origin })
    },
    async forwarded(...updates) {
      await bot.handle(...updates)
      await settle()
    },
    settle,
    reply(content) {
      const message = messages().at(-1)
      const keyboard = message === undefined ? {} : { reply_markup: { inline_keyboard: message.buttons } }
      const chat = { id: owner.id, type: 'private', first_name: 'Olena' }
      const replied = {
        message_id: message?.id ?? 1,
        date: at,
        chat,
        from: BOT,
        text: message?.text ?? '',
        ...keyboard,
      }
      return owner.send({ ...(typeof content === 'string' ? { text: content } : content), reply_to_message: replied })
    },
    async tap(label) {
      bot.passTime(2_000)
      await bot.handle(owner.tap(label))
    },
    async notes({ kind, id }) {
      const found = await bot.models.notes.find({ workspaceId, deletedAt: null }).sort({ _id: 1 }).lean()
      const on = found.filter(({ contactId, dealId }) => (kind === 'deal' ? dealId : contactId)?.toHexString() === id)
      return on.map(({ text }) => text)
    },
    async contactNamed(name) {
      const contact = await bot.models.contacts.findOne({ workspaceId, name, deletedAt: null }).lean()
      if (contact === null) throw new Error(`No contact ${name}`)
      return contact._id.toHexString() as ContactId
    },
  }
}
