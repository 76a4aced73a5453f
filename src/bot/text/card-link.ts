/** Links into the bot's private chat: to a record's card, for anyone allowed to see it, and to the search. Pure. */

/** The deep link payload that starts a search. */
export const SEARCH_PAYLOAD = 'search'
/** Like any unknown payload, it leads to the home screen or the welcome. */
export const HOME_PAYLOAD = 'home'

const PREFIXES = { contact: 'c', deal: 'd', task: 't' } as const
type CardKind = keyof typeof PREFIXES

const CARD_PAYLOAD = /^([cdt])_([0-9a-f]{24})$/u

export function cardPayload(kind: CardKind, id: string): string {
  return `${PREFIXES[kind]}_${id}`
}

/** The link reveals nothing to outsiders: they get the same answer as for a record that does not exist. */
export function cardLink(botUsername: string, kind: CardKind, id: string): string {
  return `https://t.me/${botUsername}?start=${cardPayload(kind, id)}`
}

/** The record that a deep link's payload leads to; null if it is not a card's. */
export function readCardPayload(payload: string): { readonly kind: CardKind; readonly id: string } | null {
  const [, prefix, id] = CARD_PAYLOAD.exec(payload) ?? []
  const kind = (Object.keys(PREFIXES) as CardKind[]).find((known) => PREFIXES[known] === prefix)
  return kind === undefined || id === undefined ? null : { kind, id }
}
