/** The few ways in which a chat changes. Each is one act in the journal, sent to the page and, if necessary, to the bot. */
import type { ReplyKeyboard } from './control-api.ts'
import { showMessage, showPerson } from './control/show-message.ts'
import type { Core } from './core.ts'
import { secondsNow } from './core.ts'
import { toBotApiMessage } from './bot-api/to-bot-api-message.ts'
import type { StoredMessage, StoredUser, StoreRecord } from './store/state.ts'

export type Draft = Omit<StoredMessage, 'message_id' | 'date'>

/** `keyboard`: the reply keyboard afterwards; undefined leaves it as it is. */
export function addMessage(core: Core, draft: Draft, keyboard?: ReplyKeyboard | null): StoredMessage {
  const { store } = core
  const stored: StoredMessage = { ...draft, message_id: store.state.nextMessageId, date: secondsNow(core) }
  const chatId = stored.chat_id
  const records: StoreRecord[] = [{ t: 'message', message: stored }]
  if (keyboard !== undefined) records.push({ t: 'keyboard', chat_id: chatId, keyboard })
  const user = store.state.users.get(chatId)
  const starts = !stored.from_bot && user !== undefined && !user.started
  if (starts) records.push({ t: 'user', user: { ...user, started: true } })
  const updates = stored.from_bot ? [] : core.updates.make('message', toBotApiMessage(store.state, stored))
  store.commit(...records, ...updates)

  if (starts) publishUser(core, chatId)
  core.live.publish({ type: 'message_new', chat_id: chatId, message: showMessage(store.state, stored) })
  if (keyboard !== undefined) core.live.publish({ type: 'reply_keyboard', chat_id: chatId, reply_keyboard: keyboard })
  announce(core, chatId, updates)
  return stored
}

/** An edit by the person makes an edited_message; an edit by the bot makes no update. */
export function replaceMessage(core: Core, stored: StoredMessage, by: 'bot' | 'person'): void {
  const updates = by === 'bot' ? [] : core.updates.make('edited_message', toBotApiMessage(core.store.state, stored))
  core.store.commit({ t: 'message', message: stored }, ...updates)
  const message = showMessage(core.store.state, stored)
  core.live.publish({ type: 'message_edited', chat_id: stored.chat_id, message })
  announce(core, stored.chat_id, updates)
}

export function removeMessages(core: Core, chatId: number, messageIds: readonly number[]): void {
  const pinned = core.store.state.pinned.get(chatId) ?? []
  const left = pinned.filter((id) => !messageIds.includes(id))
  const deleted: StoreRecord = { t: 'deleted', chat_id: chatId, message_ids: messageIds }
  if (left.length === pinned.length) core.store.commit(deleted)
  else core.store.commit(deleted, { t: 'pinned', chat_id: chatId, message_ids: left })
  core.live.publish({ type: 'messages_deleted', chat_id: chatId, message_ids: messageIds })
  if (left.length !== pinned.length) publishPinned(core, chatId)
}

export function pinMessages(core: Core, chatId: number, messageIds: readonly number[]): void {
  core.store.commit({ t: 'pinned', chat_id: chatId, message_ids: messageIds })
  publishPinned(core, chatId)
}

export function saveUser(core: Core, user: StoredUser, ...updates: StoreRecord[]): void {
  core.store.commit({ t: 'user', user }, ...updates)
  publishUser(core, user.id)
  announce(core, user.id, updates)
}

/** Announces committed updates to the waiting bot and to those who wait for idle. */
export function announce(core: Core, chatId: number, updates: readonly StoreRecord[]): void {
  if (updates.length === 0) return
  core.idle.updateQueued(chatId)
  core.updates.wake()
}

function publishUser(core: Core, userId: number): void {
  const user = core.store.state.users.get(userId)
  if (user !== undefined) core.live.publish({ type: 'user_changed', user: showPerson(user) })
}

function publishPinned(core: Core, chatId: number): void {
  const pinned_message_ids = core.store.state.pinned.get(chatId) ?? []
  core.live.publish({ type: 'pinned', chat_id: chatId, pinned_message_ids })
}
