import type { ChatMessage } from '../control-api.ts'
import { botName, chatOf, type App } from './app.ts'
import { composeText } from './compose-text.ts'
import { copyText } from './copy-text.ts'
import { button, el } from './dom.ts'
import { icon } from './icons.ts'
import { inlineKeyboard, keyOf } from './inline-keyboard.ts'
import { openMenu, type MenuItem } from './menu.ts'
import { messageMedia } from './message-media.ts'
import { richText } from './rich-text.ts'
import { clockTime } from './time-format.ts'

/** The message's position in a run of messages from the same side. */
export type Grouping = { readonly first: boolean; readonly last: boolean }

export function bubble(app: App, message: ChatMessage, grouping: Grouping): HTMLElement {
  const { t } = app
  const time = clockTime(message.date, app.language())
  const meta = el(
    'span',
    { class: 'meta' },
    message.edited && `${t('edited')} `,
    el('time', { datetime: new Date(message.date * 1000).toISOString() }, time),
  )
  const hasText = (message.text ?? message.caption ?? '') !== ''
  const text = hasText ? richText(app, message) : null
  text?.append(meta)
  const body = el(
    'div',
    { class: `bubble${message.media === undefined ? '' : ` has-${message.media.kind}`}` },
    message.forward_from !== undefined &&
      el('div', { class: 'origin', dir: 'auto' }, t('forwardedFrom', { name: message.forward_from.name })),
    message.via_bot !== undefined && el('div', { class: 'origin' }, t('viaBot', { name: message.via_bot })),
    replyHeader(app, message),
    message.media !== undefined && messageMedia(app, message, message.media),
    text ?? meta,
    reactions(message),
  )
  const row = el(
    'div',
    {
      class: `message ${message.from_bot ? 'from-bot' : 'from-me'}${grouping.first ? ' first' : ''}${grouping.last ? ' last' : ''}`,
      'data-message': keyOf(message),
      'data-id': message.message_id,
    },
    el(
      'div',
      { class: 'message-body' },
      el('div', { class: 'bubble-line' }, body, actionsButton(app, message)),
      inlineKeyboard(app, message),
    ),
  )
  body.addEventListener('contextmenu', (event) => {
    // A selection has the browser's own menu.
    if (getSelection()?.isCollapsed === false) return
    event.preventDefault()
    openMenu(body, messageActions(app, message), { x: event.clientX, y: event.clientY })
  })
  return row
}

function replyHeader(app: App, message: ChatMessage): HTMLElement | null {
  const original = message.reply_to
  if (original === undefined) return null
  return button(
    { class: 'quote' },
    () => {
      const target = document.querySelector(`[data-message="${message.chat_id}-${original.message_id}"]`)
      target?.scrollIntoView({ block: 'center' })
      target?.classList.add('flash')
      setTimeout(() => target?.classList.remove('flash'), 1200)
    },
    el('span', { class: 'quote-name', dir: 'auto' }, original.from_bot ? botName(app) : app.t('you')),
    el('span', { class: 'quote-text', dir: 'auto' }, original.excerpt),
  )
}

function reactions(message: ChatMessage): HTMLElement | null {
  if (message.reactions === undefined || message.reactions.length === 0) return null
  return el(
    'div',
    { class: 'reactions' },
    ...message.reactions.map((emoji) => el('span', { class: 'reaction' }, emoji)),
  )
}

function actionsButton(app: App, message: ChatMessage): HTMLElement {
  return button(
    { class: 'message-more', 'aria-label': app.t('messageMenu'), 'aria-haspopup': 'menu' },
    (_event, self) => openMenu(self, messageActions(app, message)),
    icon('more'),
  )
}

function messageActions(app: App, message: ChatMessage): readonly MenuItem[] {
  const text = message.text ?? message.caption
  const chat = chatOf(app, message.chat_id)
  const items: MenuItem[] = [
    {
      icon: 'reply',
      text: app.t('reply'),
      run: () => {
        chat.replyingTo = message.message_id
        chat.editing = null
        app.refresh()
        focusComposer()
      },
    },
  ]
  if (text !== undefined) {
    items.push({ icon: 'copy', text: app.t('copyText'), run: () => void copyText(app, text) })
  }
  const editable = !message.from_bot && message.forward_from === undefined && message.via_bot === undefined
  if (editable && text !== undefined) {
    items.push({
      icon: 'edit',
      text: app.t('edit'),
      run: () => {
        chat.editing = message.message_id
        chat.replyingTo = null
        composeText(text)
        app.refresh()
      },
    })
  }
  return items
}

function focusComposer(): void {
  document.querySelector<HTMLElement>('.composer-input')?.focus()
}
