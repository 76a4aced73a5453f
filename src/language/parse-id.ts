/** Text from outside becomes an id here, once, at the edge where it comes in. Services take only ids. */
import { AppError } from '../errors.ts'
import { ID_FORM } from '../ids.ts'
import type { Id, IdKind, IdOf, RecordKind, RecordRef } from '../ids.ts'

/** Null for a text that cannot be an id. */
export function readId<T extends Id>(text: string): T | null {
  return ID_FORM.test(text) ? (text as T) : null
}

/** Null for a text that cannot be an id. */
export function readRef<Kind extends RecordKind>(kind: Kind, text: string): RecordRef<Kind> | null {
  const id = readId(text)
  return id === null ? null : ({ kind, id } as RecordRef<Kind>)
}

/** @throws AppError NOT_FOUND for a text that cannot be an id: nothing with that id exists */
export function parseId<Kind extends IdKind>(kind: Kind, text: string): IdOf<Kind> {
  const id = readId<IdOf<Kind>>(text)
  if (id === null) throw new AppError('NOT_FOUND', { message: `No such ${kind}`, details: { kind } })
  return id
}
