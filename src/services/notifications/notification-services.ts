/** What members are told, and what they have switched off, made from one set of dependencies. */
import type { CoreDeps } from '../core/core-deps.ts'
import { createAnnounceWin } from './announce-win.ts'
import { createFindDueTask } from './due-task.ts'
import { createHoldNotices } from './hold-notices.ts'
import { createLeadMessages } from './lead-messages.ts'
import { createNotificationSettings } from './notification-settings.ts'
import { createReadHeld, type ReadHeldDeps } from './read-held.ts'
import { createReadNews, type NewsDeps } from './read-news.ts'
import { createFindRecipient } from './recipients.ts'

export function createNotificationServices(deps: CoreDeps & NewsDeps, { getTask }: Pick<ReadHeldDeps, 'getTask'>) {
  const [readNews, findDueTask] = [createReadNews(deps), createFindDueTask(deps)]
  return {
    notifications: createNotificationSettings(deps),
    findRecipient: createFindRecipient(deps),
    findDueTask,
    readNews,
    announceWin: createAnnounceWin(deps),
    held: createHoldNotices(deps),
    readHeld: createReadHeld({ readNews, findDueTask, getTask }),
    leadMessages: createLeadMessages(deps),
  }
}
