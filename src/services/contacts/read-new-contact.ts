/** A new contact as a person typed it, and as values. Pure. */
import { parseEmails, type ReadEmail } from '../../language/emails.ts'
import { parsePhones, type ReadPhone } from '../../language/phones.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { parseTags } from '../../language/tags.ts'

/** As typed. Each part may be missing; one of name, phone, email and company must be there. */
export type NewContact = {
  readonly name?: string
  readonly phone?: string
  readonly email?: string
  readonly company?: string
  readonly jobTitle?: string
  readonly tags?: string
}

/** Read already, wherever it came from. */
export type ContactValues = {
  /** Empty when unknown. */
  readonly name: string
  readonly phones: readonly ReadPhone[]
  readonly emails: readonly ReadEmail[]
  readonly companyName: string | null
  readonly jobTitle: string | null
  readonly tags: readonly string[]
}

/**
 * @param region ISO 3166-1 alpha-2: how a number without a country code is read
 * @throws AppError VALIDATION with the field's problem
 */
export function readNewContact(typed: NewContact, region: string): ContactValues {
  const { name, phone, email, company, jobTitle, tags } = typed
  return {
    name: name === undefined ? '' : parseSingleLine(name),
    phones: phone === undefined ? [] : parsePhones(phone, region),
    emails: email === undefined ? [] : parseEmails(email),
    companyName: company === undefined ? null : parseSingleLine(company),
    jobTitle: jobTitle === undefined ? null : parseSingleLine(jobTitle),
    tags: tags === undefined ? [] : parseTags(tags),
  }
}
