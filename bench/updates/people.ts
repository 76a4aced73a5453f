/** Who and what the bench talks about: one workspace with its people and contacts, written as the services would. */
import type { Connection } from 'mongoose'

import { idOf, newId, objectId, type WorkspaceId } from '../../src/models/ids.ts'
import { createModels } from '../../src/models/models.ts'
import { namedCompany } from '../../src/services/companies/derive-company.ts'
import { deriveContact } from '../../src/services/contacts/derive-contact.ts'
import { defaultPipeline } from '../../src/services/pipelines/default-pipeline.ts'

const FIRST_NAMES = ['Anna', 'Olena', 'Max', 'Priya', 'Jonas', 'Marta', 'Taras', 'Ines', 'Noah', 'Yuki'] as const
const LAST_NAMES = ['Lindqvist', 'Kovalenko', 'Weber', 'Shah', 'Novak', 'Haddad', 'Silva', 'Moreau', 'Kim'] as const
const COMPANIES = 40
const AT_ONCE = 500

export type SeedSizes = { readonly personIds: readonly number[]; readonly contacts: number }

/** Makes each person a rep of the workspace, acting in it. */
export async function seedWorkspace(connection: Connection, { personIds, contacts }: SeedSizes): Promise<WorkspaceId> {
  const models = createModels(connection)
  const id = newId<WorkspaceId>()
  const workspaceId = objectId(id)
  const settings = { currency: 'EUR', timeZone: 'Europe/Berlin', region: 'DE', locale: 'en' as const }
  await models.workspaces.create([{ _id: workspaceId, name: 'Bench', ...settings, visibility: 'team' }])
  await models.pipelines.create([{ workspaceId, ...defaultPipeline('en') }])
  const members = await models.members.insertMany(
    personIds.map((telegramUserId) => ({
      workspaceId,
      telegramUserId,
      name: `Person ${telegramUserId}`,
      role: 'rep' as const,
      locale: 'en' as const,
    })),
  )
  await models.telegramUsers.insertMany(
    personIds.map((_id) => ({ _id, chatId: _id, activeWorkspaceId: workspaceId, locale: 'en' as const })),
  )
  const companies = await models.companies.insertMany(
    Array.from({ length: COMPANIES }, (_, n) => ({ workspaceId, ...namedCompany(`Company ${n}`) })),
  )
  const documents = Array.from({ length: contacts }, (_, n) => {
    const company = companies[n % COMPANIES]
    const owner = members[n % members.length]
    return {
      ...contactOf(n, company?.name ?? null),
      workspaceId,
      ...(company && { companyId: objectId(idOf(company._id)) }),
      ...(owner && { ownerId: objectId(idOf(owner._id)) }),
    }
  })
  for (let from = 0; from < documents.length; from += AT_ONCE)
    await models.contacts.insertMany(documents.slice(from, from + AT_ONCE))
  return id
}

/** Names that repeat as real ones do, numbers and addresses that do not. */
export function contactOf(n: number, companyName: string | null) {
  const first = FIRST_NAMES[n % FIRST_NAMES.length] ?? ''
  const last = LAST_NAMES[Math.floor(n / FIRST_NAMES.length) % LAST_NAMES.length] ?? ''
  const name = `${first} ${last} ${n}`
  const address = `${first}.${last}.${n}@example.com`
  const e164 = `+4930${String(1_000_000 + n)}`
  const fields = {
    name,
    emails: [{ value: address, normalized: address.toLowerCase() }],
    phones: [{ value: e164, e164 }],
    tags: ['lead', `t${n % 20}`],
  }
  const derived = deriveContact(fields, companyName)
  if (derived === null) throw new Error('A contact of the bench has no name')
  return { ...fields, ...derived, source: 'manual' as const, jobTitle: 'Buyer' }
}
