/** A chat in which people type lines without a command. Monday, 23 November 2026, 12:00 in Kyiv. */
import type { Update } from 'grammy/types'

import { objectId } from '../../src/models/ids.ts'
import type { Database } from '../../src/database/connect.ts'
import type { Person } from './telegram-person.ts'
import { createTestBot } from './test-bot.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from './workspace.ts'

export async function linesChat(database: Database, options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database)
  const workspace = await createTestWorkspace(bot, options)
  const { owner, workspaceId } = workspace
  const scope = { workspaceId: objectId(workspaceId), deletedAt: null }
  const message = (person: Person) => bot.telegram.messages(person.id).at(-1)

  async function handle(update: () => Update): Promise<void> {
    // Far enough apart not to be a double tap.
    bot.passTime(2_000)
    await bot.handle(update())
  }

  return {
    bot,
    ...workspace,
    say: (text: string, person = owner) => handle(() => person.text(text)),
    tap: (label: string, person = owner) => handle(() => person.tap(label)),
    tapData: (data: string, messageId: number, person = owner) => handle(() => person.tapData(data, messageId)),
    last: (person = owner) => message(person)?.text ?? '',
    labels: (person = owner) =>
      message(person)
        ?.buttons.flat()
        .map(({ text }) => text) ?? [],
    button: (label: string, person = owner) => bot.telegram.button(person.id, label),
    tasks: () => bot.models.tasks.find(scope).sort({ _id: 1 }).lean(),
    contacts: () => bot.models.contacts.find(scope).sort({ _id: 1 }).lean(),
    deals: () => bot.models.deals.find(scope).sort({ _id: 1 }).lean(),
    notes: () => bot.models.notes.find(scope).sort({ _id: 1 }).lean(),
  }
}
