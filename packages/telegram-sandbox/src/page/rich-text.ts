/** A message's text with its entities, as elements and text nodes. */
import type { ChatMessage, Entity } from '../control-api.ts'
import type { App } from './app.ts'
import { append, button, el } from './dom.ts'
import { copyText } from './copy-text.ts'
import { entityTree, type TextPart } from './entity-tree.ts'
import { openLink } from './links.ts'
import { sendText } from './send.ts'
import { formattedMoment } from './time-format.ts'

export function richText(app: App, message: ChatMessage): HTMLElement {
  const text = message.text ?? message.caption ?? ''
  const words = el('span', { class: 'words' }, ...nodes(app, message, entityTree(text, message.entities)))
  return el('div', { class: 'text', dir: 'auto' }, words)
}

function nodes(app: App, message: ChatMessage, parts: readonly TextPart[]): readonly Node[] {
  return parts.map((part) => {
    if (part.kind === 'text') return document.createTextNode(part.text)
    return entityElement(app, message, part.entity, part.text, nodes(app, message, part.parts))
  })
}

function entityElement(
  app: App,
  message: ChatMessage,
  entity: Entity,
  text: string,
  children: readonly Node[],
): HTMLElement {
  switch (entity.type) {
    case 'bold':
      return el('strong', {}, ...children)
    case 'italic':
      return el('em', {}, ...children)
    case 'underline':
      return el('u', {}, ...children)
    case 'strikethrough':
      return el('s', {}, ...children)
    case 'code': {
      const code = el('code', { class: 'copyable' }, ...children)
      code.addEventListener('click', () => void copyText(app, text))
      return code
    }
    case 'pre':
      return el('pre', { class: 'pre', tabindex: 0, 'data-language': entity.language }, el('code', {}, ...children))
    case 'blockquote':
      return el('blockquote', {}, ...children)
    case 'expandable_blockquote':
      return expandable(children)
    case 'spoiler':
      return spoiler(app, children)
    case 'bot_command':
      return button({ class: 'link' }, () => void sendText(app, message.chat_id, commandOf(app, text)), ...children)
    case 'url':
      return link(app, message, /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`, children, false)
    case 'text_link':
      return link(app, message, entity.url ?? '', children, true)
    case 'email':
      return link(app, message, `mailto:${text}`, children, false)
    case 'phone_number':
      return link(app, message, `tel:${text}`, children, false)
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
      return el('span', { class: 'mention' }, ...children)
    case 'date_time': {
      const { unix_time: at = 0, date_time_format: format = '' } = entity
      const shown = formattedMoment(at, format, app.language())
      const whole = formattedMoment(at, 'wDt', app.language())
      const iso = new Date(at * 1000).toISOString()
      return el('time', { datetime: iso, title: whole }, ...(shown === '' ? children : [shown]))
    }
    default:
      return el('span', {}, ...children)
  }
}

/** In a private chat "/help@our_bot" is "/help". */
function commandOf(app: App, text: string): string {
  const suffix = `@${app.state.bot.bot?.username ?? ''}`
  return text.toLowerCase().endsWith(suffix.toLowerCase()) ? text.slice(0, -suffix.length) : text
}

/** `hidden`: the address differs from the shown text, so the person is asked before it is opened. */
function link(app: App, message: ChatMessage, url: string, children: readonly Node[], hidden: boolean): HTMLElement {
  return button(
    { class: 'link', role: 'link', title: url },
    () => void openLink(app, message.chat_id, url, hidden),
    ...children,
  )
}

function spoiler(app: App, children: readonly Node[]): HTMLElement {
  const inner = el('span', { class: 'spoiler-text', inert: true }, ...children)
  const cover = el('span', { class: 'spoiler', role: 'button', tabindex: 0, 'aria-label': app.t('spoiler') }, inner)
  const show = () => {
    cover.classList.add('shown')
    inner.removeAttribute('inert')
    for (const name of ['role', 'tabindex', 'aria-label']) cover.removeAttribute(name)
  }
  cover.addEventListener('click', show)
  cover.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    show()
  })
  return cover
}

function expandable(children: readonly Node[]): HTMLElement {
  const quote = el('blockquote', {
    class: 'expandable',
    role: 'button',
    tabindex: 0,
    'aria-expanded': 'false',
  })
  append(quote, children)
  const toggle = () => quote.setAttribute('aria-expanded', String(quote.classList.toggle('expanded')))
  quote.addEventListener('click', toggle)
  quote.addEventListener('keydown', (event) => {
    if (event.target !== quote || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    toggle()
  })
  return quote
}
