/** What a WhatsApp message says, by its type. Pure. */
import { isJsonRecord, type Json, listOf, property, textOf } from '../../body/json.ts'
import { readPath } from '../../body/json-path.ts'

/** Not somebody who writes: a thumb up under our message, or a number that changed. */
const NO_MESSAGES = ['reaction', 'system', 'request_welcome', 'ephemeral']

export const isWritten = (message: Json): boolean =>
  isJsonRecord(message) && !NO_MESSAGES.includes(textOf(property(message, 'type')) ?? '')

/** The first of these paths that leads to text. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  text: ['text.body'],
  button: ['button.text', 'button.payload'],
  interactive: [
    'interactive.button_reply.title',
    'interactive.list_reply.title',
    'interactive.nfm_reply.body',
    'interactive.nfm_reply.name',
  ],
  image: ['image.caption'],
  video: ['video.caption'],
  document: ['document.caption'],
  order: ['order.text'],
}

function placeText(location: Json | undefined): string | undefined {
  const parts = ['name', 'address'].flatMap((key) => textOf(property(location, key)) ?? [])
  const [latitude, longitude] = [property(location, 'latitude'), property(location, 'longitude')]
  const point = typeof latitude === 'number' && typeof longitude === 'number' ? [`${latitude}, ${longitude}`] : []
  return [...parts, ...point].join(', ') || undefined
}

function cardsText(contacts: Json | undefined): string | undefined {
  const cards = listOf(contacts).map((contact) => {
    const numbers = listOf(property(contact, 'phones')).flatMap((phone) => textOf(property(phone, 'phone')) ?? [])
    return [textOf(readPath(contact, 'name.formatted_name')), ...numbers].filter(Boolean).join(' ')
  })
  return cards.filter((card) => card !== '').join('; ') || undefined
}

function itemsText(items: Json | undefined): string | undefined {
  const lines = listOf(items).map((item) => {
    const name = textOf(property(item, 'product_retailer_id')) ?? '?'
    return `${textOf(property(item, 'quantity')) ?? '1'} × ${name}`
  })
  return lines.join('\n') || undefined
}

/** `[image]`, so that nobody takes a message without words for an empty one. */
function typeText(message: Json, type: string): string {
  const name = textOf(readPath(message, `${type}.filename`))
  return name === undefined ? `[${type}]` : `[${type}: ${name}]`
}

export function messageText(message: Json): string {
  const type = textOf(property(message, 'type'))?.replaceAll(/[^a-z_]/gu, '') ?? ''
  const paths = Object.hasOwn(TEXTS, type) ? (TEXTS[type] ?? []) : []
  const words = paths.map((path) => textOf(readPath(message, path))).find((text) => text !== undefined)
  if (type === 'text' || type === 'button' || type === 'interactive') return words ?? `[${type}]`
  const content = {
    location: placeText(property(message, 'location')),
    contacts: cardsText(property(message, 'contacts')),
    order: itemsText(readPath(message, 'order.product_items')),
  }
  const more = type === 'location' || type === 'contacts' || type === 'order' ? content[type] : undefined
  return [typeText(message, type === '' ? 'message' : type), words, more].filter(Boolean).join('\n')
}
