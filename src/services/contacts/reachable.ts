/** A contact as somebody to call or to write to. */
import type { TelegramAccount } from '../../language/telegram-account.ts'
import type { ContactRecord } from '../../models/contact.ts'
import { type ContactId, idOf } from '../../models/ids.ts'
import { CONTACT_FIELDS } from './contact-fields.ts'

export type Reachable = {
  readonly id: ContactId
  readonly displayName: string
  /** E.164; an extension follows as in RFC 3966. */
  readonly phones: readonly string[]
  readonly telegram: TelegramAccount | null
}

export const REACHABLE_FIELDS = { displayName: 1, phones: 1, telegram: 1 } as const

export type ReachableRecord = Pick<ContactRecord, '_id' | keyof typeof REACHABLE_FIELDS>

export function toReachable({ _id, displayName, phones, telegram }: ReachableRecord): Reachable {
  const account = CONTACT_FIELDS.telegram.fromStored(telegram)
  return { id: idOf(_id), displayName, phones: phones.map(({ e164 }) => e164), telegram: account }
}
