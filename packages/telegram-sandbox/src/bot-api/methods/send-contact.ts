import { addMessage } from '../../change-chat.ts'
import { sendOptionsOf } from '../message-options.ts'
import type { MethodCall } from '../method-call.ts'
import { chatOf, checkRate, checkReach } from '../method-call.ts'
import { badRequest } from '../bot-api-error.ts'
import { textOf } from '../parameters.ts'
import { toBotApiMessage } from '../to-bot-api-message.ts'

export function sendContact(call: MethodCall): unknown {
  const chat = chatOf(call)
  const { parameters } = call
  const phone = textOf(parameters, 'phone_number') ?? ''
  const firstName = textOf(parameters, 'first_name') ?? ''
  if (phone === '') throw badRequest('phone number is empty')
  if (firstName === '') throw badRequest('first name is empty')
  const lastName = textOf(parameters, 'last_name') ?? ''
  const vcard = textOf(parameters, 'vcard') ?? ''
  const { draft, keyboard } = sendOptionsOf(call, chat)
  checkReach(chat)
  checkRate(call, chat.id)
  const contact = {
    phone_number: phone,
    first_name: firstName,
    ...(lastName === '' ? {} : { last_name: lastName }),
    ...(vcard === '' ? {} : { vcard }),
  }
  const sent = addMessage(call.core, { chat_id: chat.id, from_bot: true, contact, ...draft }, keyboard)
  return toBotApiMessage(call.core.store.state, sent)
}
