/** The fields of a contact that are derived from the others. Pure; every write goes through it. */
import { type TelegramAccount, telegramText } from '../../language/telegram-account.ts'
import type { ContactRecord, StoredEmail, StoredPhone } from '../../models/contact.ts'
import { duplicateKeys } from '../duplicates/duplicate-keys.ts'
import { searchTerms } from '../search/search-terms.ts'
import { sortKey } from './sort-key.ts'

/** The parts of a contact that the derived fields come from. */
export type ContactParts = {
  readonly name: string
  readonly emails: readonly StoredEmail[]
  readonly phones: readonly StoredPhone[]
  readonly telegram?: TelegramAccount | null
  readonly tags: readonly string[]
  /** Search words from other fields. */
  readonly more?: readonly string[]
}

export type DerivedFields = Pick<ContactRecord, 'displayName' | 'sortName' | 'search' | 'duplicateKeys'>

/** What somebody is called of whom only the account is known. */
export function telegramName(account: TelegramAccount): string {
  return account.username === null ? `Telegram ${account.userId ?? ''}` : telegramText(account)
}

/** @returns null when nothing identifies the contact: no name, address, number, Telegram account or company */
export function deriveContact(fields: ContactParts, companyName: string | null): DerivedFields | null {
  const account = fields.telegram == null ? '' : telegramName(fields.telegram)
  const displayName = fields.name || fields.emails[0]?.value || fields.phones[0]?.value || account || companyName
  if (!displayName) return null
  return {
    displayName,
    sortName: sortKey(displayName),
    duplicateKeys: duplicateKeys(fields, companyName),
    search: searchTerms({ ...fields, companyName }),
  }
}
