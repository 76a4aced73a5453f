import type { Person } from '../control-api.ts'
import { botName, type App } from './app.ts'
import { button, el, replaceChildren, whenChanged } from './dom.ts'
import { icon } from './icons.ts'
import { messagePreview } from './message-preview.ts'
import type { Chat } from './state.ts'

/** The strip above the text field while replying to a message or editing one. */
export function composerNote(app: App, onEditCancelled: () => void) {
  const element = el('div', { class: 'note' })
  const cancel = (chat: Chat) => {
    const wasEditing = chat.editing !== null
    chat.editing = null
    chat.replyingTo = null
    if (wasEditing) onEditCancelled()
    app.refresh()
  }
  let draw: () => void = () => {}
  const redraw = whenChanged(() => draw())
  const render = (person: Person, chat: Chat) => {
    const id = chat.editing ?? chat.replyingTo
    const message = chat.messages.find((other) => other.message_id === id)
    element.hidden = message === undefined
    draw = () => {
      if (message === undefined) return
      const name = message.from_bot ? botName(app) : person.first_name
      const editing = chat.editing !== null
      replaceChildren(
        element,
        icon(editing ? 'edit' : 'reply'),
        el(
          'div',
          { class: 'note-lines' },
          el('span', { class: 'quote-name' }, editing ? app.t('editing') : app.t('replyTo', { name })),
          el('span', { class: 'quote-text', dir: 'auto' }, messagePreview(app, message)),
        ),
        button({ class: 'round', 'aria-label': app.t('cancel') }, () => cancel(chat), icon('close')),
      )
    }
    redraw(person.id, message, chat.editing, app.language())
  }
  return { element, cancel, render }
}
