import { pinMessages, replaceMessage } from '../../change-chat.ts'
import { badRequest } from '../bot-api-error.ts'
import type { MethodCall } from '../method-call.ts'
import { chatOf, checkReach, messageOf } from '../method-call.ts'
import { integerOf, isObject, jsonOf, textOf } from '../parameters.ts'
import { toBotApiMessage, toBotUser, toChat, toUser } from '../to-bot-api-message.ts'

export function getChat(call: MethodCall): object {
  const user = chatOf(call)
  const { state } = call.core.store
  const pinnedId = state.pinned.get(user.id)?.at(-1)
  const pinned = pinnedId === undefined ? undefined : state.messages.get(user.id)?.get(pinnedId)
  return {
    ...toChat(user),
    accent_color_id: user.id % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(pinned === undefined ? {} : { pinned_message: toBotApiMessage(state, pinned, 0) }),
  }
}

/** A private chat has two members: the person and the bot. */
export function getChatMember(call: MethodCall): object {
  const chat = chatOf(call)
  const { state } = call.core.store
  const userId = integerOf(call.parameters, 'user_id')
  if (userId === chat.id) return { status: 'member', user: toUser(chat) }
  if (userId !== undefined && userId === state.bot?.id) return { status: 'member', user: toBotUser(state) }
  throw badRequest(userId !== undefined && state.users.has(userId) ? 'member not found' : 'invalid user_id specified')
}

const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]

export function sendChatAction(call: MethodCall): true {
  const chat = chatOf(call)
  const action = textOf(call.parameters, 'action') ?? ''
  if (!ACTIONS.includes(action)) throw badRequest('wrong parameter action in request')
  checkReach(chat)
  call.core.live.publish({ type: 'chat_action', chat_id: chat.id, action })
  return true
}

export function pinChatMessage(call: MethodCall): true {
  const chat = chatOf(call)
  const { message_id: id } = messageOf(call, chat, 'pin')
  const pinned = call.core.store.state.pinned.get(chat.id) ?? []
  pinMessages(call.core, chat.id, [...pinned.filter((other) => other !== id), id])
  return true
}

/** Without message_id, the message pinned last. */
export function unpinChatMessage(call: MethodCall): true {
  const chat = chatOf(call)
  const pinned = call.core.store.state.pinned.get(chat.id) ?? []
  const id = integerOf(call.parameters, 'message_id') ?? pinned.at(-1)
  if (id === undefined || !pinned.includes(id)) throw badRequest('message to unpin not found')
  pinMessages(
    call.core,
    chat.id,
    pinned.filter((other) => other !== id),
  )
  return true
}

/** Bots may give one reaction; an empty list takes it back. */
export function setMessageReaction(call: MethodCall): true {
  const chat = chatOf(call)
  const message = messageOf(call, chat, 'react')
  const given = jsonOf(call.parameters, 'reaction', "can't parse reaction types JSON object") ?? []
  if (!Array.isArray(given)) throw badRequest("can't parse reaction types: expected an Array")
  if (given.length > 1) throw badRequest('REACTIONS_TOO_MANY')
  const reactions = given.map((reaction: unknown) => {
    const emoji = isObject(reaction) && reaction['type'] === 'emoji' ? reaction['emoji'] : undefined
    if (typeof emoji !== 'string' || !/^\p{Extended_Pictographic}/u.test(emoji)) throw badRequest('REACTION_INVALID')
    return emoji
  })
  replaceMessage(call.core, { ...message, reactions }, 'bot')
  return true
}
