/** A HubSpot account is read into a workspace: what is created, matched, merged and left alone. */
import { beforeEach, expect, it } from 'vitest'

import { syncScene, type SyncScene, useHubSpotDouble } from '../../support/sync/sync-scene.ts'
import { ownDatabase } from '../../support/database.ts'
import { refusal } from '../../support/crm.ts'

const database = ownDatabase()
const double = useHubSpotDouble()
let scene: SyncScene

beforeEach(async () => {
  scene = await syncScene(database(), double())
})

const LATER = '2030-01-01T00:00:00Z'

function putAda(id = '1'): void {
  double().put('companies', '9', { properties: { name: 'Analytical Engines' } })
  double().put('contacts', id, {
    properties: {
      firstname: 'Ada',
      lastname: 'Byron',
      email: 'ada@example.com',
      hs_additional_emails: 'ada@work.example.com',
      phone: '+49 30 901820',
      jobtitle: 'Engineer',
    },
    associations: { companies: ['9'] },
  })
}

it('creates contacts and companies with all that our fields can hold', async () => {
  putAda()
  await scene.run()
  const [ada] = await scene.contacts()
  const company = await scene.crm.models.companies.findOne(scene.filter()).lean()
  expect(ada).toMatchObject({
    name: 'Ada Byron',
    jobTitle: 'Engineer',
    source: 'sync',
    companyId: company?._id,
    emails: [{ normalized: 'ada@example.com' }, { normalized: 'ada@work.example.com' }],
    phones: [{ e164: '+4930901820' }],
  })
  const found = await scene.crm.services.contacts.find(scene.team.owner(), 'analytical', 5)
  expect(found.contacts).toHaveLength(1)
  const events = await scene.crm.models.events.find({ ...scene.filter(), channel: 'sync' }).lean()
  expect(events.map(({ type }) => type).toSorted()).toEqual(['company.created', 'contact.created'])
  expect((await scene.sync()).run).toMatchObject({ state: 'done', figures: { seen: 2, created: 2, refused: 0 } })
})

it('knows what a number is for by the field that it is in, also if it is in two', async () => {
  putAda()
  double().put('contacts', '1', { properties: { mobilephone: '+49 30 901821' } })
  double().put('contacts', '2', {
    properties: { firstname: 'Grace', phone: '+49 30 901822', mobilephone: '030 901822' },
  })
  await scene.run()
  const [ada, grace] = await scene.contacts()
  expect(ada?.phones).toMatchObject([{ e164: '+4930901820' }, { e164: '+4930901821', label: 'mobile' }])
  expect(ada?.phones[0]).not.toHaveProperty('label')
  expect(grace?.phones).toMatchObject([{ e164: '+4930901822', label: 'mobile' }])
})

it('changes nothing when the same is read again, even from the very beginning', async () => {
  putAda()
  await scene.run()
  const before = JSON.stringify(await scene.contacts())
  await scene.run({ everything: true })
  expect(JSON.stringify(await scene.contacts())).toBe(before)
  expect((await scene.sync()).run?.figures).toMatchObject({ created: 0, updated: 0, unchanged: 2, vanished: 0 })
})

it('reads more than one page, and a page that comes twice', async () => {
  for (let index = 0; index < 250; index += 1) {
    double().put('contacts', `${1000 + index}`, {
      properties: { firstname: `Person ${index}`, email: `p${index}@example.com` },
    })
  }
  let repeated = false
  double().misbehave((request) => {
    // After the second page, the first one comes again.
    if (repeated || !(request.url ?? '').includes('after=200')) return false
    repeated = true
    request.url = '/crm/v3/objects/contacts?limit=100&properties=firstname,email&after=0'
    return false
  })
  await scene.run()
  expect(await scene.contacts()).toHaveLength(250)
})

it('links whoever has the address or the number, and each of ours to one of theirs', async () => {
  const { owner } = scene.team
  const { contacts } = scene.crm.services
  const { id: byEmail } = await contacts.add(owner(), { name: 'Ada B.', emails: 'ADA@example.com' })
  const { id: byPhone } = await contacts.add(owner(), { name: 'Grace', phones: '+4930901821' })
  putAda()
  double().put('contacts', '2', { properties: { firstname: 'Grace', lastname: 'Hopper', phone: '030 901821' } })
  double().put('contacts', '3', { properties: { firstname: 'Twin', email: 'ada@example.com' } })
  await scene.run()
  const all = await scene.contacts()
  expect(all.map(({ name }) => name)).toHaveLength(3)
  const links = await scene.crm.models.syncLinks.find({ ...scene.filter(), kind: 'contact' }).lean()
  const linked = new Map(links.map(({ externalId, recordId }) => [externalId, recordId.toHexString()]))
  expect(linked.get('1')).toBe(byEmail)
  expect(linked.get('2')).toBe(byPhone)
  expect(new Set(linked.values()).size).toBe(3)
})

it('takes what they changed and keeps what we changed', async () => {
  putAda()
  await scene.run()
  const [ada] = await scene.contacts()
  const id = ada?._id.toHexString() as never
  const { owner } = scene.team
  const { contacts } = scene.crm.services
  await contacts.edit(owner(), id, { field: 'name', value: 'Ada Lovelace' })
  await contacts.edit(owner(), id, { field: 'tags', value: ['vip'] })
  double().put('contacts', '1', { properties: { jobtitle: 'Mathematician', hs_additional_emails: '' } })
  await scene.run()
  const view = await contacts.get(owner(), id)
  expect(view).toMatchObject({ name: 'Ada Lovelace', jobTitle: 'Mathematician', tags: ['vip'] })
  expect(view.emails.map(({ value }) => value)).toEqual(['ada@example.com'])
  expect((await scene.sync()).run?.figures).toMatchObject({ updated: 1, conflicts: 0 })
})

it.each([
  ['newer', LATER, 'Theirs', 'theirs'],
  ['newer', '2020-01-01T00:00:00Z', 'Ours', 'ours'],
  ['theirs', '2020-01-01T00:00:00Z', 'Theirs', 'theirs'],
  ['ours', LATER, 'Ours', 'ours'],
] as const)('decides a conflict by the rule %s (theirs of %s): %s', async (rule, updatedAt, kept, side) => {
  putAda()
  await scene.run()
  const [ada] = await scene.contacts()
  const id = ada?._id.toHexString() as never
  const { owner } = scene.team
  const { syncs, contacts, syncConflicts, timeline } = scene.crm.services
  await syncs.setRule(owner(), scene.id, 'contact', 'jobTitle', rule)
  await contacts.edit(owner(), id, { field: 'jobTitle', value: 'Ours' })
  double().put('contacts', '1', { properties: { jobtitle: 'Theirs' }, updatedAt })
  await scene.run({ everything: true })
  expect((await contacts.get(owner(), id)).jobTitle).toBe(kept)
  const { conflicts } = await syncConflicts.list(owner(), scene.id, { limit: 5 })
  expect(conflicts).toMatchObject([{ field: 'jobTitle', ours: 'Ours', theirs: 'Theirs', kept: side, settled: false }])
  const { entries } = await timeline.list(owner(), { kind: 'contact', id }, { limit: 9 })
  expect(entries.map(({ type }) => type)).toContain('sync-conflict.decided')

  const other = side === 'ours' ? 'theirs' : 'ours'
  await syncConflicts.settle(owner(), conflicts[0]?.id as never, other)
  expect((await contacts.get(owner(), id)).jobTitle).toBe(other === 'ours' ? 'Ours' : 'Theirs')
  await expect(syncConflicts.settle(owner(), conflicts[0]?.id as never, other)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'conflict-settled' }),
  )
  // What was decided is not asked again.
  await scene.run({ everything: true })
  expect((await scene.sync()).run?.figures.conflicts).toBe(0)
})

it('keeps what is deleted or gone there, and follows only if it is told to', async () => {
  putAda()
  double().put('contacts', '2', { properties: { firstname: 'Grace', email: 'grace@example.com' } })
  double().put('contacts', '3', { properties: { firstname: 'Joan', email: 'joan@example.com' } })
  await scene.run()
  double().put('contacts', '2', { archived: true })
  double().account.contacts.delete('3')
  await scene.run({ everything: true })
  expect((await scene.contacts()).filter(({ deletedAt }) => deletedAt === null)).toHaveLength(3)
  expect((await scene.sync()).run?.figures).toMatchObject({ vanished: 2, deleted: 0 })

  await scene.crm.services.syncs.setDeletions(scene.team.owner(), scene.id, 'delete')
  double().put('contacts', '1', { archived: true })
  await scene.run()
  const live = (await scene.contacts()).filter(({ deletedAt }) => deletedAt === null)
  expect(live.map(({ name }) => name)).toEqual(['Grace', 'Joan'])
  expect((await scene.sync()).run?.figures).toMatchObject({ deleted: 1 })
})

it('does not bring back what we deleted', async () => {
  putAda()
  await scene.run()
  const [ada] = await scene.contacts()
  await scene.crm.services.contacts.delete(scene.team.owner(), ada?._id.toHexString() as never)
  double().put('contacts', '1', { properties: { jobtitle: 'Boss' } })
  await scene.run()
  expect(await scene.contacts()).toMatchObject([{ jobTitle: 'Engineer', deletedAt: expect.any(Date) }])
})

it('writes down what our fields refuse, once, and leaves out who cannot be known', async () => {
  double().put('contacts', '1', { properties: { firstname: 'Ada', phone: 'ask her', email: 'ada@' } })
  double().put('contacts', '2', { properties: { firstname: '.' } })
  await scene.run()
  await scene.run({ everything: true })
  const notes = await scene.crm.models.notes.find(scene.filter()).lean()
  expect(notes.map(({ text }) => text)).toEqual([
    'HubSpot\nphone, mobilephone: ask her\nemail, hs_additional_emails: ada@',
  ])
  expect((await scene.contacts()).map(({ name }) => name)).toEqual(['Ada'])
  expect((await scene.sync()).run?.figures.refused).toBe(1)
})

it('keeps the records when it is deleted, and no token', async () => {
  putAda()
  await scene.run()
  await scene.crm.services.syncs.delete(scene.team.owner(), scene.id)
  expect(await scene.contacts()).toHaveLength(1)
  expect(await scene.crm.models.syncLinks.countDocuments(scene.filter())).toBe(0)
  expect(await scene.crm.models.syncs.findOne(scene.filter()).lean()).toMatchObject({ sealedConnection: '' })
})
