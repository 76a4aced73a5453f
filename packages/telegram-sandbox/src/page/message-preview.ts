import type { ChatMessage } from '../control-api.ts'
import type { App } from './app.ts'
import { fullName } from './state.ts'

/** A message in one line, for the list, reply headers and the pinned bar. */
export function messagePreview(app: App, message: ChatMessage): string {
  const text = hideSpoilers(message).replace(/\s+/g, ' ').trim()
  if (text !== '') return text
  switch (message.media?.kind) {
    case 'photo':
      return app.t('photo')
    case 'document':
      return message.media.file_name
    case 'voice':
    case 'video_note':
    case 'video':
    case 'animation':
      return app.t(message.media.kind)
    case 'audio':
      return message.media.file_name
    case 'contact':
      return app.t('contact')
    case 'users_shared':
      return app.t('usersShared', { names: sharedNames(app, message.media.user_ids) })
    default:
      return ''
  }
}

export function sharedNames(app: App, ids: readonly number[]): string {
  return ids
    .map((id) => app.state.people.find((person) => person.id === id))
    .map((person, index) => (person === undefined ? String(ids[index]) : fullName(person)))
    .join(', ')
}

function hideSpoilers(message: ChatMessage): string {
  // In UTF-16 code units, as entities count.
  const characters = (message.text ?? message.caption ?? '').split('')
  for (const entity of message.entities) {
    if (entity.type !== 'spoiler') continue
    characters.fill('▒', entity.offset, entity.offset + entity.length)
  }
  return characters.join('')
}
