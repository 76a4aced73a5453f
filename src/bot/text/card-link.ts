/** Links into the bot's private chat: to a record's card, for anyone allowed to see it, and to the search. Pure. */

import type { RecordKind, RecordRef } from '../../ids.ts'
import { readRef } from '../../parse-id.ts'

/** The deep link payload that starts a search. */
export const SEARCH_PAYLOAD = 'search'
/** Like any unknown payload, it leads to the home screen or the welcome. */
export const HOME_PAYLOAD = 'home'

const PREFIXES = { contact: 'c', deal: 'd', task: 't' } as const satisfies Partial<Record<RecordKind, string>>
type CardKind = keyof typeof PREFIXES
/** A record that has a card. */
export type CardRef = RecordRef<CardKind>

const CARD_PAYLOAD = /^([cdt])_(.+)$/u

export function cardPayload({ kind, id }: CardRef): string {
  return `${PREFIXES[kind]}_${id}`
}

/** The link reveals nothing to outsiders: they get the same answer as for a record that does not exist. */
export function cardLink(botUsername: string, record: CardRef): string {
  return `https://t.me/${botUsername}?start=${cardPayload(record)}`
}

/** The record that a deep link's payload leads to; null if it is not a card's. */
export function readCardPayload(payload: string): CardRef | null {
  const [, prefix, id] = CARD_PAYLOAD.exec(payload) ?? []
  const kind = (Object.keys(PREFIXES) as CardKind[]).find((known) => PREFIXES[known] === prefix)
  return kind === undefined || id === undefined ? null : readRef(kind, id)
}
