/** Runs the afternoon bot in a process of its own, started with fork() and one message. */
import type { Bot } from 'grammy'
import { MongoClient } from 'mongodb'

import { type AfternoonContext, createAfternoonBot } from './afternoon-bot.ts'

export type AfternoonTask = {
  readonly mongodbUri: string
  readonly apiRoot: string
  readonly token: string
  /**
   * One update after another, as bot.start() does; or those of different chats side by side, as grammY's runner does with
   * its sequentialize(), without which dialogues lose steps.
   */
  readonly handling: 'one by one' | 'side by side'
}

process.once('message', (task) => {
  run(task as AfternoonTask).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})

async function run({ mongodbUri, apiRoot, token, handling }: AfternoonTask): Promise<void> {
  const client = await MongoClient.connect(mongodbUri)
  const bot = createAfternoonBot({ db: client.db(), token, client: { apiRoot } })
  // Errors are shown: a failing floor makes the bench worthless.
  bot.catch(({ error }) => console.error('The afternoon bot failed', error))
  await bot.init()
  process.send?.('started')
  if (handling === 'one by one') await bot.start()
  else await pollSideBySide(bot)
}

async function pollSideBySide(bot: Bot<AfternoonContext>): Promise<never> {
  const last = new Map<number, Promise<void>>()
  let offset = 0
  for (;;) {
    const updates = await bot.api.getUpdates({ offset, timeout: 30 })
    for (const update of updates) {
      offset = update.update_id + 1
      const person = (update.callback_query ?? update.message)?.from.id ?? 0
      const handled = (last.get(person) ?? Promise.resolve()).then(() => bot.handleUpdate(update))
      last.set(
        person,
        handled.catch((error: unknown) => console.error('The afternoon bot failed', error)),
      )
    }
  }
}
