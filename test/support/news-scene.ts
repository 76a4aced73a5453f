/** What the bot's jobs send to members, captured by the Telegram double. */
import { Types } from 'mongoose'

import type { Database } from '../../src/database/connect.ts'
import type { QueueItem } from '../../src/models/queue-item.ts'
import type { JobKind } from '../../src/services/core/define-job.ts'
import { BURST_MS } from '../../src/services/notifications/hold-notices.ts'
import type { News } from '../../src/services/notifications/news-job.ts'
import type { Person } from './telegram-person.ts'
import { createTestBot } from './test-bot.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from './workspace.ts'

/** A workspace whose jobs are run manually. */
export async function newsScene(database: Database, options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database)
  const workspace = await createTestWorkspace(bot, options)
  const { services, telegram } = bot
  const work = async (kind: JobKind, payload: unknown): Promise<void> =>
    bot.jobHandlers[kind].handle({
      item: { _id: new Types.ObjectId(), payload } as QueueItem,
      signal: new AbortController().signal,
      isLastAttempt: false,
      heartbeat: async () => true,
    })
  const idOf = async (person: Person) => (await workspace.actor(person)).memberId
  const { workspaceId } = workspace
  return {
    bot,
    ...workspace,
    work,
    /** Each comes as a message of its own: a minute after the one before. */
    async tellNews(to: Person, news: News, by: Person | null = null) {
      bot.passTime(BURST_MS)
      await work('notify.news', { workspaceId, memberId: await idOf(to), by: by && (await idOf(by)), news })
    },
    /** Of a task that is due an hour later, at its time. */
    async remind(to: Person, title: string) {
      const due = { at: new Date(bot.now().getTime() + 60 * 60_000).toISOString() }
      const { id } = await services.tasks.add(await workspace.actor(to), { title, type: 'call', due })
      bot.passTime(60 * 60_000)
      await work('task.remind', { workspaceId, taskId: id, remindAt: due.at })
      await work('notify.held', { workspaceId, memberId: await idOf(to) })
      return id
    },
    last: (person: Person) => telegram.messages(person.id).at(-1)?.text ?? '',
    labels: (person: Person) =>
      telegram
        .messages(person.id)
        .at(-1)
        ?.buttons.flat()
        .map(({ text }) => text) ?? [],
  }
}
