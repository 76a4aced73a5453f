import { addMessage } from '../../change-chat.ts'
import { captionOf, sendOptionsOf } from '../message-options.ts'
import type { MethodCall } from '../method-call.ts'
import { chatOf, checkRate, checkReach } from '../method-call.ts'
import { readMedia } from '../read-media.ts'
import type { MediaKind } from '../read-media.ts'
import { toBotApiMessage } from '../to-bot-api-message.ts'

export function sendPhoto(call: MethodCall): unknown {
  return sendMedia(call, 'photo')
}

export function sendDocument(call: MethodCall): unknown {
  return sendMedia(call, 'document')
}

export function sendVoice(call: MethodCall): unknown {
  return sendMedia(call, 'voice')
}

export function sendVideoNote(call: MethodCall): unknown {
  return sendMedia(call, 'video_note')
}

export function sendAudio(call: MethodCall): unknown {
  return sendMedia(call, 'audio')
}

export function sendVideo(call: MethodCall): unknown {
  return sendMedia(call, 'video')
}

export function sendAnimation(call: MethodCall): unknown {
  return sendMedia(call, 'animation')
}

function sendMedia(call: MethodCall, kind: MediaKind): unknown {
  const chat = chatOf(call)
  const caption = captionOf(call)
  const { draft, keyboard } = sendOptionsOf(call, chat)
  checkReach(chat)
  const media = readMedia(call, kind)
  checkRate(call, chat.id)
  const sent = addMessage(call.core, { chat_id: chat.id, from_bot: true, ...media, ...caption, ...draft }, keyboard)
  return toBotApiMessage(call.core.store.state, sent)
}
