/** A contact as somebody to call or to write to. */
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, idOf } from '../../models/ids.ts'

export type Reachable = {
  readonly id: ContactId
  readonly displayName: string
  /** E.164; an extension follows as in RFC 3966. */
  readonly phones: readonly string[]
  /** In Telegram, without the @; null if it is not known. */
  readonly username: string | null
}

export const REACHABLE_FIELDS = { displayName: 1, phones: 1, telegram: 1 } as const

export type ReachableRecord = Pick<ContactRecord, '_id' | keyof typeof REACHABLE_FIELDS>

export function toReachable({ _id, displayName, phones, telegram }: ReachableRecord): Reachable {
  const username = telegram?.username ?? null
  return { id: idOf(_id), displayName, phones: phones.map(({ e164 }) => e164), username }
}
