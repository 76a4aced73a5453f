import { toBotUser, toChat, toUser } from '../bot-api/to-bot-api-message.ts'
import { saveUser } from '../change-chat.ts'
import type { Core } from '../core.ts'
import { secondsNow } from '../core.ts'
import type { StoredUser } from '../store/state.ts'

/** The bot gets my_chat_member; nothing happens if the state does not change. */
export function blockBot(core: Core, user: StoredUser, blocked: boolean): void {
  if (user.blocked === blocked) return
  const bot = toBotUser(core.store.state)
  const member = { user: bot, status: 'member' }
  const kicked = { user: bot, status: 'kicked', until_date: 0 }
  const updates = core.updates.make('my_chat_member', {
    chat: toChat(user),
    from: toUser(user),
    date: secondsNow(core),
    old_chat_member: blocked ? member : kicked,
    new_chat_member: blocked ? kicked : member,
  })
  saveUser(core, { ...user, blocked }, ...updates)
}
