/** What one person has asked the bot to do, in order: what must be in the database when everything is processed. */
export type ExpectedContact = {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly company: string
  jobTitle: string | null
  deleted: boolean
}

/** A change as the events tell it: which, of whom, and to what job title where that is what changed. */
export type ExpectedEvent = { readonly type: string; readonly name: string; readonly jobTitle?: string | null }

export type Book = {
  readonly prefix: string
  readonly contacts: ExpectedContact[]
  readonly events: ExpectedEvent[]
  /** The contact with its number in all fields, so that a lost or repeated answer shows. */
  readonly next: () => ExpectedContact
}

/** @param number distinguishes people: 0 to 9 */
export function openBook(prefix: string, number: number): Book {
  const contacts: ExpectedContact[] = []
  return {
    prefix,
    contacts,
    events: [],
    next() {
      const n = contacts.length + 1
      const contact = {
        name: `${prefix} Contact ${n}`,
        phone: `+38044${2_000_000 + number * 1_000 + n}`,
        email: `${prefix.toLowerCase()}.${n}@example.com`,
        company: `Firm ${n % 3}`,
        jobTitle: null,
        deleted: false,
      }
      contacts.push(contact)
      return contact
    },
  }
}
