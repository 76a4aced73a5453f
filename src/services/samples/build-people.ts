/** The companies and contacts of the sample data. Pure, except for new ids. */
import { type CompanyId, type ContactId, newId, objectId } from '../../models/ids.ts'
import { namedCompany, normalizeCompanyName } from '../companies/derive-company.ts'
import { CONTACT_FIELDS, type ContactValues } from '../contacts/contact-fields.ts'
import { deriveContact } from '../contacts/derive-contact.ts'
import { searchedParts } from '../contacts/searched-parts.ts'
import { blankValues, changesBetween, storedValues } from '../fields/values.ts'
import { parseEmails } from '../../language/emails.ts'
import { parsePhones } from '../../language/phones.ts'
import { parseTags } from '../../language/tags.ts'
import { PLOT_DEALS, PLOT_NOTES, PLOT_TASKS } from './sample-plot.ts'
import { firstChanges, hourOf, notBefore, type SampleEvent, type SampleSetting, workMoment } from './sample-setting.ts'

export type SampleCompany = {
  readonly id: CompanyId
  readonly name: string
  readonly normalizedName: string
  /** Whether the workspace already has a live company of that name, which the samples then use. */
  readonly known: boolean
}

export type SampleContact = {
  readonly id: ContactId
  readonly companyId: CompanyId | null
  readonly createdAt: Date
  readonly record: Record<string, unknown>
}

/** @param known the workspace's live companies by normalised name */
export function buildCompanies({ words }: SampleSetting, known: ReadonlyMap<string, CompanyId>): SampleCompany[] {
  return words.companies.map((name) => {
    const normalizedName = normalizeCompanyName(name)
    const there = known.get(normalizedName)
    return { id: there ?? newId<CompanyId>(), name, normalizedName, known: there !== undefined }
  })
}

/** How many days ago it was added: shortly before the first thing that happened with it, otherwise some time ago. */
function addedDaysAgo(place: number): number {
  const deals = PLOT_DEALS.filter(({ person }) => person === place).map(({ days }) => days[0] ?? 0)
  const of = (part: { person?: number }) => part.person === place
  const notes = PLOT_NOTES.filter((note) => 'person' in note && of(note)).map(({ daysAgo }) => daysAgo)
  const tasks = PLOT_TASKS.filter((task) => 'person' in task && of(task)).map((task) => -task.in + 3)
  const first = Math.max(0, ...deals, ...notes, ...tasks)
  return first > 0 ? first + 1 : 4 + ((place * 37) % 80)
}

export function buildContacts(setting: SampleSetting, companies: readonly SampleCompany[]) {
  const { words, workspaceId, memberId, region } = setting
  const contacts: SampleContact[] = []
  const events: SampleEvent[] = []
  for (const [place, person] of words.people.entries()) {
    const company = person.company === null ? undefined : companies[person.company]
    const values: ContactValues = {
      ...blankValues(CONTACT_FIELDS),
      name: person.name,
      // Numbers from a range reserved for films and examples (Ofcom), addresses of a reserved domain (RFC 2606).
      phones: parsePhones(`+44 20 7946 0${100 + place}`, region),
      emails: parseEmails(`${person.email}.example`),
      company: company?.id ?? null,
      jobTitle: person.job,
      tags: person.tag === undefined ? [] : parseTags(person.tag),
      owner: memberId,
    }
    const derived = deriveContact(searchedParts(CONTACT_FIELDS, values), company?.name ?? null)
    const id = newId<ContactId>()
    const createdAt = workMoment(setting, -addedDaysAgo(place), hourOf(place, 1))
    contacts.push({
      id,
      companyId: company?.id ?? null,
      createdAt,
      record: {
        _id: objectId(id),
        workspaceId: objectId(workspaceId),
        ...storedValues(CONTACT_FIELDS, values).$set,
        ...derived,
        source: 'sample',
        createdAt,
      },
    })
    const changes = changesBetween(CONTACT_FIELDS, blankValues(CONTACT_FIELDS), values)
    events.push({ type: 'contact.created', target: { kind: 'contact', id }, related: [], changes, at: createdAt })
  }
  return { contacts, events }
}

/** The companies to write, each as old as the first contact who works for it. */
export function companyRecords(
  { workspaceId, now }: SampleSetting,
  companies: readonly SampleCompany[],
  contacts: readonly SampleContact[],
) {
  const made = companies
    .filter(({ known }) => !known)
    .map((company) => {
      const theirs = contacts.filter(({ companyId }) => companyId === company.id)
      const first = theirs.map(({ createdAt }) => createdAt).toSorted((a, b) => a.getTime() - b.getTime())[0]
      return { ...company, links: theirs.length, createdAt: first ?? now }
    })
  const records = made.map(({ id, name, links, createdAt }) => ({
    _id: objectId(id),
    workspaceId: objectId(workspaceId),
    ...namedCompany(name),
    source: 'sample',
    links,
    createdAt,
  }))
  const events = made.map(({ id, name, createdAt }): SampleEvent => {
    const changes = firstChanges({ name })
    return { type: 'company.created', target: { kind: 'company', id }, related: [], changes, at: createdAt }
  })
  return { records, events }
}

/** A moment for something that involves a contact: never before the contact was added. */
export function withContact(contact: SampleContact, moment: Date): Date {
  return notBefore(moment, contact.createdAt, 20)
}
