import { removeMessages } from '../../change-chat.ts'
import { secondsNow } from '../../core.ts'
import { badRequest } from '../bot-api-error.ts'
import type { MethodCall } from '../method-call.ts'
import { chatOf, messageOf } from '../method-call.ts'
import { jsonOf } from '../parameters.ts'

/** A bot may delete messages for 48 hours; in private chats also the person's. */
const DELETABLE_SECONDS = 48 * 3600

export function deleteMessage(call: MethodCall): true {
  const chat = chatOf(call)
  const message = messageOf(call, chat, 'delete')
  if (secondsNow(call.core) - message.date > DELETABLE_SECONDS) {
    throw badRequest("message can't be deleted for everyone")
  }
  removeMessages(call.core, chat.id, [message.message_id])
  return true
}

/** Unknown messages are skipped, as in Telegram. */
export function deleteMessages(call: MethodCall): true {
  const chat = chatOf(call)
  const ids = jsonOf(call.parameters, 'message_ids', "can't parse message identifiers JSON array")
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > 100) throw badRequest('too many messages specified')
  const messages = call.core.store.state.messages.get(chat.id)
  const oldest = secondsNow(call.core) - DELETABLE_SECONDS
  const found = ids.map(Number).filter((id) => (messages?.get(id)?.date ?? 0) >= oldest)
  if (found.length > 0) removeMessages(call.core, chat.id, found)
  return true
}
