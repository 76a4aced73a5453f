/** Links into the bot's private chat: to a record's card, for anyone allowed to see it, and to the search. Pure. */
import type { RecordRef } from '../../ids.ts'
import { readRef } from '../../language/parse-id.ts'
import { definitionOf, type KindTable } from '../../services/records/kind-definition.ts'
import type { CardKind } from '../../services/records/kinds.ts'

/** The deep link payload that starts a search. */
export const SEARCH_PAYLOAD = 'search'
/** Like any unknown payload, it leads to the home screen or the welcome. */
export const HOME_PAYLOAD = 'home'

/** A record that has a card. */
export type CardRef = RecordRef<CardKind>

const CARD_PAYLOAD = /^([a-z]+)_(.+)$/u

export function isCardRef(kinds: KindTable, record: RecordRef): record is CardRef {
  return (definitionOf(kinds, record.kind)?.linkPrefix ?? null) !== null
}

export function cardPayload(kinds: KindTable, { kind, id }: CardRef): string {
  return `${definitionOf(kinds, kind)?.linkPrefix}_${id}`
}

/** The link reveals nothing to outsiders: they get the same answer as for a record that does not exist. */
export function cardLink(kinds: KindTable, botUsername: string, record: CardRef): string {
  return `https://t.me/${botUsername}?start=${cardPayload(kinds, record)}`
}

/** The record that a deep link's payload leads to; null if it is not a card's. */
export function readCardPayload(kinds: KindTable, payload: string): CardRef | null {
  const [, prefix, id] = CARD_PAYLOAD.exec(payload) ?? []
  const definition = Object.values(kinds).find(({ linkPrefix }) => linkPrefix !== null && linkPrefix === prefix)
  if (definition === undefined || id === undefined) return null
  const record = readRef(definition.kind, id)
  return record !== null && isCardRef(kinds, record) ? record : null
}
