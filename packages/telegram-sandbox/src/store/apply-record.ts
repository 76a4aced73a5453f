import type { State, StoreRecord } from './state.ts'

/** Applies the record to `state`. Ids only ever grow, in whatever order records come. */
export function applyRecord(state: State, record: StoreRecord): void {
  switch (record.t) {
    case 'ids':
      state.nextUpdateId = Math.max(state.nextUpdateId, record.next_update_id)
      state.nextMessageId = Math.max(state.nextMessageId, record.next_message_id)
      return
    case 'bot':
      state.bot = record.bot
      return
    case 'user':
      state.users.set(record.user.id, record.user)
      return
    case 'message': {
      const { message } = record
      const chat = state.messages.get(message.chat_id) ?? new Map()
      chat.set(message.message_id, message)
      state.messages.set(message.chat_id, chat)
      state.nextMessageId = Math.max(state.nextMessageId, message.message_id + 1)
      return
    }
    case 'deleted':
      for (const id of record.message_ids) state.messages.get(record.chat_id)?.delete(id)
      return
    case 'file':
      state.files.set(record.file.file_id, record.file)
      return
    case 'update':
      state.updates.set(record.update.update_id, record.update)
      state.nextUpdateId = Math.max(state.nextUpdateId, record.update.update_id + 1)
      return
    case 'done':
      for (const id of record.update_ids) state.updates.delete(id)
      return
    case 'commands':
      if (record.commands === null) state.commands.delete(record.key)
      else state.commands.set(record.key, record.commands)
      return
    case 'menu_button':
      state.menuButtons.set(record.key, record.menu_button)
      return
    case 'keyboard':
      if (record.keyboard === null) state.keyboards.delete(record.chat_id)
      else state.keyboards.set(record.chat_id, record.keyboard)
      return
    case 'pinned':
      state.pinned.set(record.chat_id, record.message_ids)
      return
    case 'webhook':
      state.webhook = record.webhook
      return
    case 'allowed_updates':
      state.allowedUpdates = record.allowed_updates
      return
    default:
      record satisfies never
  }
}

/** The fewest records that produce this state: what compaction writes. */
export function recordsOf(state: State): StoreRecord[] {
  const records: StoreRecord[] = [
    { t: 'ids', next_update_id: state.nextUpdateId, next_message_id: state.nextMessageId },
    { t: 'webhook', webhook: state.webhook },
    { t: 'allowed_updates', allowed_updates: state.allowedUpdates },
  ]
  if (state.bot !== null) records.push({ t: 'bot', bot: state.bot })
  for (const user of state.users.values()) records.push({ t: 'user', user })
  for (const file of state.files.values()) records.push({ t: 'file', file })
  for (const chat of state.messages.values())
    for (const message of chat.values()) records.push({ t: 'message', message })
  for (const update of state.updates.values()) records.push({ t: 'update', update })
  for (const [key, commands] of state.commands) records.push({ t: 'commands', key, commands })
  for (const [key, menu_button] of state.menuButtons) records.push({ t: 'menu_button', key, menu_button })
  for (const [chat_id, keyboard] of state.keyboards) records.push({ t: 'keyboard', chat_id, keyboard })
  for (const [chat_id, message_ids] of state.pinned) records.push({ t: 'pinned', chat_id, message_ids })
  return records
}
