import { addMessage } from '../../change-chat.ts'
import { textSourceOf } from '../../entities/format-text.ts'
import { sendOptionsOf, readText } from '../message-options.ts'
import type { MethodCall } from '../method-call.ts'
import { chatOf, checkRate, checkReach } from '../method-call.ts'
import { toBotApiMessage } from '../to-bot-api-message.ts'

export function sendMessage(call: MethodCall): unknown {
  const chat = chatOf(call)
  const formatted = readText(textSourceOf(call.parameters, 'text', 'entities'), 'message is too long')
  const { draft, keyboard } = sendOptionsOf(call, chat)
  checkReach(chat)
  checkRate(call, chat.id)
  const sent = addMessage(call.core, { chat_id: chat.id, from_bot: true, ...formatted, ...draft }, keyboard)
  return toBotApiMessage(call.core.store.state, sent)
}
