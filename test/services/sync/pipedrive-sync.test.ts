/** Persons, organisations and deals of Pipedrive, from a double made from the public documentation of its API v2. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import { createRunSyncHandler } from '../../../src/jobs/run-sync.ts'
import { type ContactId, idOf, objectId, type SyncId } from '../../../src/models/ids.ts'
import { createCrm, type Crm, type Team } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'

const TOKEN = '0123456789abcdef0123456789abcdef01234567'
const database = ownDatabase()
type Item = Readonly<Record<string, unknown>> & { readonly id: number; readonly update_time: string }
const items: Record<string, Item[]> = {}
const asked: URL[] = []
let server: Server
let crm: Crm
let team: Team
let id: SyncId

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://pipedrive')
    asked.push(url)
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.headers['x-api-token'] !== TOKEN) return answer(401, { success: false, error: 'unauthorized access' })
    const [, , , path = ''] = url.pathname.split('/')
    const wantsDeleted = url.searchParams.get('status') === 'deleted'
    const since = Date.parse(url.searchParams.get('updated_since') ?? '1970-01-01T00:00:00Z')
    const all = (items[path] ?? []).filter(
      (item) => (item['status'] === 'deleted') === wantsDeleted && Date.parse(item.update_time) >= since,
    )
    // Two to a page, so that pages are turned.
    const from = Number(url.searchParams.get('cursor') ?? 0)
    const next_cursor = from + 2 < all.length ? String(from + 2) : null
    answer(200, {
      success: true,
      data: path === 'stages' ? items['stages'] : all.slice(from, from + 2),
      additional_data: { next_cursor },
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const NOW = '2026-11-20T10:00:00Z'

beforeEach(async () => {
  asked.length = 0
  items['stages'] = [{ id: 1, name: 'Contact made', deal_probability: 40, pipeline_id: 1, update_time: NOW }]
  items['organizations'] = [{ id: 7, name: 'Analytical Engines', update_time: NOW }]
  items['persons'] = [1, 2, 3].map((number) => ({
    id: number,
    name: `Person ${number}`,
    emails: [{ value: `p${number}@example.com`, primary: true, label: 'work' }],
    phones: [{ value: `+49 30 90182${number}`, primary: true, label: 'work' }],
    org_id: 7,
    update_time: NOW,
    custom_fields: { abc123: 'vip' },
  }))
  items['deals'] = [
    {
      id: 5,
      title: 'Engine',
      value: 1200.5,
      currency: 'USD',
      person_id: 1,
      org_id: 7,
      stage_id: 1,
      status: 'open',
      expected_close_date: '2027-01-31',
      update_time: NOW,
    },
  ]
  crm = createCrm(database(), { syncUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  team = await crm.team()
  id = (await crm.services.syncs.create(team.owner(), { name: 'Pipedrive', adapter: 'pipedrive', connection: TOKEN }))
    .id
})

async function run() {
  const { syncs } = crm.services
  await syncs.keepProposal(team.owner(), id)
  await syncs.start(team.owner(), id)
  await crm.workJobs({
    'sync.run': createRunSyncHandler({ runs: syncs.run }),
    'sync.start': { handle: async () => {} },
    'notify.sync-stopped': { handle: async () => {} },
  })
  return (await syncs.get(team.owner(), id)).run
}

it('reads persons with their organisation, and deals with their people and stage', async () => {
  expect(await run()).toMatchObject({ state: 'done', figures: { seen: 5, created: 5 } })
  const filter = { workspaceId: objectId(team.workspaceId) }
  const company = await crm.models.companies.findOne(filter).lean()
  const contacts = await crm.models.contacts.find(filter).sort({ name: 1 }).lean()
  expect(contacts).toHaveLength(3)
  expect(contacts[0]).toMatchObject({
    name: 'Person 1',
    companyId: company?._id,
    emails: [{ normalized: 'p1@example.com' }],
    phones: [{ e164: '+4930901821' }],
  })
  expect(await crm.models.deals.findOne(filter).lean()).toMatchObject({
    title: 'Engine',
    amount: { minor: 120_050, currency: 'USD' },
    contactIds: [contacts[0]?._id],
    companyId: company?._id,
    expectedCloseOn: '2027-01-31',
    status: 'open',
  })
})

it('asks later only for what was updated since, and follows deals that were lost or deleted', async () => {
  await run()
  await crm.services.syncs.setDeletions(team.owner(), id, 'delete')
  asked.length = 0
  const later = new Date(Date.now() + 60_000).toISOString()
  items['deals'] = [
    { id: 5, title: 'Engine', status: 'lost', lost_reason: 'Too dear', stage_id: 1, person_id: 1, update_time: later },
  ]
  expect(await run()).toMatchObject({ figures: { seen: 1, updated: 1 } })
  expect(
    asked
      .filter(({ pathname }) => pathname.endsWith('persons'))
      .every(({ searchParams }) => searchParams.has('updated_since')),
  ).toBe(true)
  const filter = { workspaceId: objectId(team.workspaceId) }
  expect(await crm.models.deals.findOne(filter).lean()).toMatchObject({ status: 'lost', lostReason: 'Too dear' })
  items['deals'] = [{ id: 5, title: 'Engine', status: 'deleted', update_time: later }]
  expect(await run()).toMatchObject({ figures: { deleted: 1 } })
})

/** One person with these numbers, read again since they were changed there. */
async function syncPhones(phones: readonly object[], more: object = {}) {
  items['deals'] = []
  const update_time = new Date(Date.now() + 60_000).toISOString()
  items['persons'] = [{ id: 1, name: 'Ada Byron', phones, update_time, ...more }]
  const { figures } = (await run()) ?? {}
  const contact = await crm.models.contacts.findOne({ workspaceId: objectId(team.workspaceId) }).lean()
  const labels = contact?.phones.map(({ e164, label }) => [e164, label])
  return { figures, contact, labels }
}
const [FIRST, SECOND, THIRD] = ['+4930901820', '+4930901821', '+4930901822']

it('takes what numbers and addresses are for, in their words or somebody’s own, the main one first', async () => {
  const phones = [
    { value: FIRST, label: 'home', primary: false },
    { value: SECOND, label: 'Work', primary: true },
    { value: THIRD, label: 'Reception, 2nd floor', primary: false },
  ]
  const emails = [
    { value: 'ada@example.com', label: 'work', primary: true },
    { value: 'ada@example.org', label: '', primary: false },
  ]
  const { labels, contact } = await syncPhones(phones, { emails })
  expect(labels).toEqual([
    [SECOND, 'work'],
    [FIRST, 'home'],
    [THIRD, 'Reception 2nd floor'],
  ])
  expect(contact?.emails).toMatchObject([{ value: 'ada@example.com', label: 'work' }, { value: 'ada@example.org' }])
  expect(contact?.emails[1]).not.toHaveProperty('label')
  expect((await syncPhones(phones, { emails })).figures).toMatchObject({ updated: 0, unchanged: 1 })
})

it('keeps the label that we gave, follows theirs where we changed nothing, and gives one to what has none', async () => {
  const { contact } = await syncPhones([
    { value: FIRST, label: 'work', primary: true },
    { value: SECOND, label: 'home', primary: false },
  ])
  const contactId = idOf<ContactId>(contact?._id ?? objectId(team.workspaceId))
  const changed = await syncPhones([
    { value: FIRST, label: 'mobile', primary: true },
    { value: SECOND, label: '', primary: false },
  ])
  // Nothing said about the second number is no reason to forget what it is for.
  expect(changed.labels).toEqual([
    [FIRST, 'mobile'],
    [SECOND, 'home'],
  ])
  const { contacts } = crm.services
  await contacts.edit(team.owner(), contactId, { list: 'phones', item: FIRST, label: 'Reception' })
  await contacts.edit(team.owner(), contactId, { list: 'phones', item: SECOND, label: null })
  const ours = await syncPhones([
    { value: FIRST, label: 'work', primary: true },
    { value: SECOND, label: '', primary: false },
    { value: THIRD, label: 'home', primary: false },
  ])
  expect(ours.labels).toEqual([
    [FIRST, 'Reception'],
    [SECOND, undefined],
    [THIRD, 'home'],
  ])
  const given = await syncPhones([
    { value: FIRST, label: 'work', primary: true },
    { value: SECOND, label: 'mobile', primary: false },
    { value: THIRD, label: 'home', primary: false },
  ])
  expect(given.labels).toContainEqual([SECOND, 'mobile'])
})
