import type { MessageEntity } from 'grammy/types'

/** A link in a text: to a page, or to a person (tg://user?id=…). Null for an invalid address: the text stays plain. */
export function linkEntity(address: string, place: { offset: number; length: number }): MessageEntity | null {
  const person = /^tg:\/\/user\?id=(\d+)$/.exec(address)?.[1]
  if (person !== undefined) {
    return { type: 'text_mention', user: { id: Number(person), is_bot: false, first_name: '' }, ...place }
  }
  const url = cleanUrl(address)
  return url === null ? null : { type: 'text_link', url, ...place }
}

/** The address as Telegram stores it (http:// if no scheme is given), or null if it is not a web address. */
export function cleanUrl(address: string): string | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`
  try {
    const url = new URL(withScheme)
    if (url.protocol === 'tg:' || url.protocol === 'ton:') return withScheme
    if (!['http:', 'https:', 'ftp:'].includes(url.protocol)) return null
    return url.hostname.includes('.') || url.hostname === 'localhost' ? withScheme : null
  } catch {
    return null
  }
}
