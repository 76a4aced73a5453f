/** The companies and contacts of the sample data. Pure, except for new ids. */
import { type CompanyId, type ContactId, newId, objectId } from '../../models/ids.ts'
import { normalizeCompanyName } from '../companies/company-of-contact.ts'
import { deriveContact } from '../contacts/derive-contact.ts'
import { parseEmails } from '../../language/emails.ts'
import { parsePhones } from '../../language/phones.ts'
import { parseTags } from '../../language/tags.ts'
import { PLOT_DEALS, PLOT_NOTES, PLOT_TASKS } from './sample-plot.ts'
import { firstChanges, hourOf, notBefore, type SampleEvent, type SampleSetting, workMoment } from './sample-setting.ts'

export type SampleCompany = {
  readonly id: CompanyId
  readonly name: string
  readonly normalizedName: string
  /** Whether the workspace has a live one of that name already, which the samples then work for. */
  readonly known: boolean
}

export type SampleContact = {
  readonly id: ContactId
  readonly companyId: CompanyId | null
  readonly createdAt: Date
  readonly record: Record<string, unknown>
}

/** @param known the live companies of the workspace by normalised name */
export function buildCompanies({ words }: SampleSetting, known: ReadonlyMap<string, CompanyId>): SampleCompany[] {
  return words.companies.map((name) => {
    const normalizedName = normalizeCompanyName(name)
    const there = known.get(normalizedName)
    return { id: there ?? newId<CompanyId>(), name, normalizedName, known: there !== undefined }
  })
}

/** How many days ago it was added: shortly before the first thing that happened with it, else some time ago. */
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
    const fields = {
      name: person.name,
      // Numbers of a range that is kept free for films and examples (Ofcom), addresses of a domain kept free (RFC 2606).
      phones: parsePhones(`+44 20 7946 0${100 + place}`, region),
      emails: parseEmails(`${person.email}.example`),
      tags: person.tag === undefined ? [] : parseTags(person.tag),
    }
    const derived = deriveContact(fields, company?.name ?? null)
    const id = newId<ContactId>()
    const createdAt = workMoment(setting, -addedDaysAgo(place), hourOf(place, 1))
    contacts.push({
      id,
      companyId: company?.id ?? null,
      createdAt,
      record: {
        _id: objectId(id),
        workspaceId: objectId(workspaceId),
        ...fields,
        ...derived,
        ...(company && { companyId: objectId(company.id) }),
        jobTitle: person.jobTitle,
        ownerId: objectId(memberId),
        source: 'sample',
        createdAt,
      },
    })
    const changes = firstChanges({ ...fields, jobTitle: person.jobTitle, companyId: company?.id })
    events.push({ type: 'contact.created', target: { kind: 'contact', id }, related: [], changes, at: createdAt })
  }
  return { contacts, events }
}

/** The companies to be written, each as old as the first who works for it. */
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
  const records = made.map(({ id, name, normalizedName, links, createdAt }) => ({
    _id: objectId(id),
    workspaceId: objectId(workspaceId),
    name,
    normalizedName,
    liveName: normalizedName,
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

/** A moment of something that has to do with a contact: never before there was one. */
export function withContact(contact: SampleContact, moment: Date): Date {
  return notBefore(moment, contact.createdAt, 20)
}
