import type { Button, ChatMessage } from '../control-api.ts'
import { attempt, type App } from './app.ts'
import { composeText } from './compose-text.ts'
import { copyText } from './copy-text.ts'
import { alertDialog } from './dialog.ts'
import { button, el } from './dom.ts'
import { icon } from './icons.ts'
import { openLink } from './links.ts'

/** Taps that the bot has not answered yet, by message: a second tap meanwhile does nothing. */
const running = new Map<string, { readonly row: number; readonly column: number }>()
const lastTap = new Map<string, number>()

/** Within this time (milliseconds), the second click of a double click is not meant for the screen that has appeared since. */
const doubleTap = 350

export function inlineKeyboard(app: App, message: ChatMessage): HTMLElement | null {
  if (message.buttons.length === 0) return null
  const rows = message.buttons.map((row, rowIndex) =>
    el(
      'div',
      { class: 'keys-row' },
      ...row.map((key, column) => {
        const busy = running.get(keyOf(message))
        const element = button(
          {
            class: `key style-${key.style ?? 'default'}`,
            'data-kind': key.kind,
            title: key.url,
            disabled: key.kind === 'disabled',
          },
          (event, self) => void press(app, message, key, rowIndex, column, event, self),
          el('span', { class: 'key-text' }, key.text),
          key.kind === 'url' && icon('link'),
          key.kind === 'copy_text' && icon('copy'),
        )
        if (busy?.row === rowIndex && busy.column === column) element.setAttribute('aria-busy', 'true')
        return element
      }),
    ),
  )
  return el('div', { class: 'keys', role: 'group', 'aria-label': app.t('inlineKeyboard') }, ...rows)
}

async function press(
  app: App,
  message: ChatMessage,
  key: Button,
  row: number,
  column: number,
  event: MouseEvent,
  element: HTMLElement,
): Promise<void> {
  switch (key.kind) {
    case 'callback':
      return tap(app, message, row, column, event, element)
    case 'url':
    case 'login_url':
    case 'web_app':
      return openLink(app, message.chat_id, key.url ?? '', true)
    case 'copy_text':
      return copyText(app, key.copy_text ?? '')
    case 'switch_inline_query':
    case 'switch_inline_query_current_chat':
    case 'switch_inline_query_chosen_chat':
      return composeText(`@${app.state.bot.bot?.username ?? ''} ${key.query ?? ''}`)
    case 'pay':
    case 'disabled':
      return app.toast(app.t('unsupportedButton'))
  }
}

async function tap(
  app: App,
  message: ChatMessage,
  row: number,
  column: number,
  event: MouseEvent,
  element: HTMLElement,
): Promise<void> {
  const id = keyOf(message)
  const now = performance.now()
  if (running.has(id) || (event.detail > 1 && now - (lastTap.get(id) ?? -doubleTap) < doubleTap)) return
  lastTap.set(id, now)
  running.set(id, { row, column })
  element.setAttribute('aria-busy', 'true')
  try {
    const result = await attempt(app, app.client.tap(message.chat_id, { message_id: message.message_id, row, column }))
    if (result === undefined) return
    if (result.answer === null) {
      app.toast(app.t('notAnswered'))
      return
    }
    const { text, show_alert: alert, url } = result.answer
    if (url !== undefined) await openLink(app, message.chat_id, url, true)
    if (text === undefined || text === '') return
    if (alert === true) void alertDialog(app, text)
    else app.toast(text)
  } finally {
    running.delete(id)
    // The bubble may have been redrawn meanwhile, with another element for the same button.
    for (const busy of document.querySelectorAll(`[data-message="${id}"] [aria-busy]`))
      busy.removeAttribute('aria-busy')
  }
}

export function keyOf(message: ChatMessage): string {
  return `${message.chat_id}-${message.message_id}`
}
