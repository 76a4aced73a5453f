/** Which column of a contacts file holds what, by the names that other programs give their columns. Pure. */

/** What a column can hold of a person. */
export type KnownColumns = {
  readonly id: string | null
  readonly name: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly company: readonly string[]
  readonly jobTitle: readonly string[]
  readonly tags: readonly string[]
}

const ID = /^(?:record id|id|contact id|person id|pipedrive system id|uid|ід|код)$/u
const FULL_NAME =
  /^(?:name|full name|display name|fn|contact name|полное имя контакта|піб|фио|імя та прізвище|контакт)$/u
const GIVEN = /^(?:first ?name|given name|name first name|ім'?я|имя)$/u
const MIDDLE = /^(?:middle name|additional name|по батькові|отчество)$/u
const FAMILY = /^(?:last ?name|family name|surname|name last name|прізвище|фамилия)$/u
const EMAIL = /e-?mail|ел\. ?пошта|електронна пошта|эл\. ?почта/u
const PHONE = /phone|mobile|^tel\b|телефон|мобільний/u
const NOT_PHONE = /fax|факс|label|type$|country code|calling code|pager/u
const COMPANY =
  /^(?:company|company name|organization|organization name|organisation|associated company|account name|org|компанія|компания|компания контакта|організація)$/u
const JOB = /^(?:job ?title|title|position|organization title|organization 1 title|role|посада|должность)$/u
const TAGS = /^(?:tags?|labels?|group membership|теги|мітки)$/u

/** “Person - Email (Work)”, “Contact: Email” and “Email *” are all the same. */
export function plainColumn(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’ʼ`]/gu, "'")
    .replace(/^(?:contact|person|organization|company)(?: - |: ?)/u, '')
    .replace(/\*+$|\(контакт\)$/u, '')
    .replace(/[\s_/-]+/gu, ' ')
    .trim()
}

export function knownColumns(headers: readonly string[]): KnownColumns {
  const plain = headers.map((header) => ({ header, name: plainColumn(header) }))
  const those = (pattern: RegExp, but?: RegExp): readonly string[] =>
    plain.filter(({ name }) => pattern.test(name) && but?.test(name) !== true).map(({ header }) => header)
  const parts = [GIVEN, MIDDLE, FAMILY].flatMap((pattern) => those(pattern).slice(0, 1))
  return {
    id: those(ID)[0] ?? null,
    name: parts.length > 0 ? parts : those(FULL_NAME).slice(0, 1),
    emails: those(EMAIL, /label|type$|opt|status|display name/u),
    phones: those(PHONE, NOT_PHONE),
    company: those(COMPANY).slice(0, 1),
    jobTitle: those(JOB).slice(0, 1),
    tags: those(TAGS).slice(0, 1),
  }
}
