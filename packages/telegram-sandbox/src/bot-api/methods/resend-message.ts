import type { MessageOrigin } from 'grammy/types'

import { addMessage } from '../../change-chat.ts'
import type { StoredMessage } from '../../store/state.ts'
import { captionOf, sendOptionsOf } from '../message-options.ts'
import type { MethodCall } from '../method-call.ts'
import { chatOf, checkRate, checkReach, messageOf } from '../method-call.ts'
import { flagOf, textOf } from '../parameters.ts'
import { toBotApiMessage, toBotUser, toUser } from '../to-bot-api-message.ts'

/** A new message with the same content and no trace of where it came from. */
export function copyMessage(call: MethodCall): { message_id: number } {
  const chat = chatOf(call)
  const original = messageOf(call, chatOf(call, 'from_chat_id'), 'copy')
  const caption = textOf(call.parameters, 'caption') === undefined ? {} : captionOf(call)
  const { draft, keyboard } = sendOptionsOf(call, chat)
  checkReach(chat)
  checkRate(call, chat.id)
  const content = { ...contentOf(original), ...caption }
  const sent = addMessage(call.core, { chat_id: chat.id, from_bot: true, ...content, ...draft }, keyboard)
  return { message_id: sent.message_id }
}

export function forwardMessage(call: MethodCall): unknown {
  const chat = chatOf(call)
  const original = messageOf(call, chatOf(call, 'from_chat_id'), 'forward')
  checkReach(chat)
  checkRate(call, chat.id)
  const sent = addMessage(call.core, {
    chat_id: chat.id,
    from_bot: true,
    ...contentOf(original),
    forward_origin: original.forward_origin ?? originOf(call, original),
    ...(flagOf(call.parameters, 'disable_notification') ? { silent: true } : {}),
  })
  return toBotApiMessage(call.core.store.state, sent)
}

function originOf({ core }: MethodCall, { from_bot, chat_id, date }: StoredMessage): MessageOrigin {
  const { state } = core.store
  const user = state.users.get(chat_id)
  const sender = from_bot || user === undefined ? toBotUser(state) : toUser(user)
  return { type: 'user', sender_user: sender, date }
}

function contentOf(
  message: StoredMessage,
): Pick<StoredMessage, 'text' | 'caption' | 'entities' | 'photo' | 'document' | 'recording' | 'contact'> {
  const { text, caption, entities, photo, document, recording, contact } = message
  return {
    ...(text === undefined ? {} : { text }),
    ...(caption === undefined ? {} : { caption }),
    ...(entities === undefined ? {} : { entities }),
    ...(photo === undefined ? {} : { photo }),
    ...(document === undefined ? {} : { document }),
    ...(recording === undefined ? {} : { recording }),
    ...(contact === undefined ? {} : { contact }),
  }
}
