/** Fills a workspace with made-up companies, contacts and deals, in bulk. A second run adds as many again. */
import { Types } from 'mongoose'

import type { Models } from '../../src/models/models.ts'
import type { WorkspaceRecord } from '../../src/models/workspace.ts'
import { namedCompany } from '../../src/services/companies/derive-company.ts'
import { may } from '../../src/services/core/permissions.ts'
import { readPipeline } from '../../src/services/pipelines/read-pipelines.ts'
import { WHOLE_BUCKET } from '../../src/services/stage-totals/check-totals.ts'
import { findDifferences } from '../../src/services/stage-totals/find-differences.ts'
import { writeIncrements } from '../../src/services/stage-totals/write-increments.ts'
import { AppError } from '../../src/errors.ts'
import { idOf } from '../../src/models/ids.ts'
import { makeContact, makeDeal, type SeedCompany, type SeedContact, type SeedScene } from './made-up-records.ts'
import { type Names, NAMES } from './names.ts'
import { createChance } from './random.ts'

export type SeedSizes = { readonly contacts: number; readonly deals: number; readonly seed: number }

export type SeedCounts = {
  readonly companies: number
  readonly contacts: number
  readonly deals: number
  readonly tasks: number
  readonly events: number
}

/** Documents per insert, and how many inserts run at once. */
const BATCH = 500
const AT_ONCE = 4
const CONTACTS_OF_A_COMPANY = 20

type Insertable = {
  insertMany: (documents: Record<string, unknown>[], options: { ordered: boolean }) => Promise<unknown>
}

/** The feed of changes goes by `updatedAt`, so every batch gets the time at which it is written. */
async function insert(collection: Insertable, documents: readonly object[], stamped = true): Promise<void> {
  if (documents.length === 0) return
  const updatedAt = new Date()
  const written = documents.map((document) => ({ ...document, ...(stamped && { updatedAt }) }))
  await collection.insertMany(written, { ordered: false })
}

/** Runs `batch` for each range of `total`, several at once. */
async function inBatches(total: number, batch: (from: number, to: number) => Promise<void>): Promise<void> {
  let from = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (from < total) {
        const begin = from
        from = Math.min(total, begin + BATCH)
        await batch(begin, from)
      }
    }),
  )
}

/** Unique names, the same for the same seed. */
function companyNames({ companies: [first, second] }: Names, count: number): string[] {
  const plain = first.length * second.length
  return Array.from({ length: count }, (_, n) => {
    const name = `${first[n % first.length] ?? ''} ${second[Math.floor(n / first.length) % second.length] ?? ''}`
    return n < plain ? name : `${name} ${1 + Math.floor(n / plain)}`
  })
}

/** The companies with these names: existing ones, and new ones for the rest. */
async function companiesNamed(models: Models, scene: SeedScene, names: readonly string[]) {
  const { workspaceId, now } = scene
  const found: SeedCompany[] = []
  let added = 0
  await inBatches(names.length, async (from, to) => {
    const asked = names.slice(from, to).map((name) => namedCompany(name))
    const liveName = { $in: asked.map(({ normalizedName }) => normalizedName) }
    const there = await models.companies.find({ workspaceId, liveName }, { name: 1, liveName: 1 }).lean()
    const known = new Set(there.map((company) => company.liveName))
    const made = asked
      .filter(({ normalizedName }) => !known.has(normalizedName))
      .map((company) => ({ _id: new Types.ObjectId(), ...company }))
    const records = made.map((company) => ({
      ...company,
      workspaceId,
      source: 'manual',
      links: 1,
      deletedAt: null,
      version: 1,
      touchedAt: now,
      createdAt: now,
    }))
    await insert(models.companies.collection, records)
    added += made.length
    found.push(...there.map(({ _id, name }) => ({ _id, name })), ...made.map(({ _id, name }) => ({ _id, name })))
  })
  return { companies: found.toSorted((a, b) => (a.name < b.name ? -1 : 1)), added }
}

async function sceneOf(models: Models, workspace: WorkspaceRecord): Promise<SeedScene> {
  const workspaceId = workspace._id
  const pipeline = await readPipeline(models, idOf(workspaceId))
  const members = await models.members.find({ workspaceId, status: 'active' }, { role: 1 }).sort({ _id: 1 }).lean()
  const ownerIds = members.filter(({ role }) => may(role, 'deal.write')).map(({ _id }) => _id)
  if (ownerIds.length === 0) {
    throw new AppError('VALIDATION', { message: `Nobody in ${workspace.name} can own records; let someone join first` })
  }
  return {
    workspaceId,
    currency: workspace.currency,
    lostReasons: workspace.lostReasons,
    pipeline,
    ownerIds,
    names: NAMES[workspace.locale],
    now: new Date(),
    commandId: `seed-${new Types.ObjectId().toHexString()}`,
  }
}

/**
 * @param log gets a line of progress from time to time
 * @throws AppError VALIDATION when nobody in the workspace can own records; NOT_FOUND without a pipeline
 */
export async function seedRecords(
  models: Models,
  workspace: WorkspaceRecord,
  { contacts, deals, seed }: SeedSizes,
  log: (line: string) => void,
): Promise<SeedCounts> {
  const scene = await sceneOf(models, workspace)
  const chance = createChance(seed)
  const names = companyNames(scene.names, Math.ceil(contacts / CONTACTS_OF_A_COMPANY))
  const { companies, added } = await companiesNamed(models, scene, names)
  const progress = (what: string, total: number) => {
    let [done, told] = [0, 0]
    return (more: number) => {
      done += more
      if (done - told < total / 10 && done < total) return
      told = done
      log(`${done} of ${total} ${what}`)
    }
  }

  let events = 0
  const people: SeedContact[] = []
  const onContacts = progress('contacts', contacts)
  await inBatches(contacts, async (from, to) => {
    const made = Array.from({ length: to - from }, (_, n) => {
      const company = companies.length === 0 || chance.share() < 0.2 ? undefined : chance.of(companies)
      return makeContact(scene, chance, from + n, company)
    })
    people.push(...made.map(({ contact }) => ({ _id: contact._id, companyId: contact.companyId })))
    await insert(
      models.contacts.collection,
      made.map(({ contact }) => contact),
    )
    await insert(
      models.events.collection,
      made.map(({ event }) => event),
      false,
    )
    events += made.length
    onContacts(made.length)
  })

  let tasks = 0
  const nameOf = new Map(companies.map(({ _id, name }) => [_id.toHexString(), name]))
  const onDeals = progress('deals', deals)
  await inBatches(deals, async (from, to) => {
    const made = Array.from({ length: to - from }, () => {
      const contact = people.length === 0 ? undefined : chance.of(people)
      return makeDeal(scene, chance, contact, contact?.companyId && nameOf.get(contact.companyId.toHexString()))
    })
    const planned = made.flatMap(({ task }) => (task === null ? [] : [task]))
    const happened = made.flatMap((one) => one.events)
    await insert(
      models.deals.collection,
      made.map(({ deal }) => deal),
    )
    await insert(models.tasks.collection, planned)
    await insert(models.events.collection, happened, false)
    tasks += planned.length
    events += happened.length
    onDeals(made.length)
  })
  await writeIncrements(models, scene.workspaceId, WHOLE_BUCKET, await findDifferences(models, scene.workspaceId))
  return { companies: added, contacts, deals, tasks, events }
}
