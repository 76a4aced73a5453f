/** The last touch that an upgrade finds is the one that the product would have kept. */
import { expect, test } from 'vitest'

import { lastTouch } from '../../src/database/migrations/0019-last-touch.ts'
import { silentLogger } from '../../src/logger.ts'
import { objectId } from '../../src/models/ids.ts'
import { createCrm } from '../support/crm.ts'
import { ownDatabase } from '../support/database.ts'

const database = ownDatabase()

const HOUR_MS = 60 * 60 * 1000

/** A team with records that were touched in every way, some of which was undone. */
async function busyTeam() {
  const crm = createCrm(database())
  const team = await crm.team()
  const me = team.owner
  const { contacts, companies, deals, notes, tasks } = crm.services
  const company = (await companies.add(me(), { name: 'Berg' })).id
  const [anna, anya, ben, untouched] = [
    (await contacts.add(me(), { name: 'Anna', company: 'Berg' })).id,
    (await contacts.add(me(), { name: 'Anya' })).id,
    (await contacts.add(me(), { name: 'Ben', company: 'Acme' })).id,
    (await contacts.add(me(), { name: 'Cleo' })).id,
  ]
  const deal = (await deals.add(me(), { title: 'Boat', contact: ben })).id
  const task = async (contactId: typeof anna) => (await tasks.add(me(), { title: 'Call', due: null, contactId })).id
  const [kept, reopened] = [await task(ben), await task(anna)]
  for (const does of [
    () => notes.add(me(), { contactId: anna, text: 'Called' }),
    () => notes.add(me(), { dealId: deal, text: 'Offer sent' }),
    () => notes.add(me(), { contactId: anya, text: 'The same person' }),
    () => tasks.done(me(), kept, { outcome: 'done' }),
    () => tasks.done(me(), reopened, { outcome: 'done' }),
    () => tasks.reopen(me(), reopened),
    async () => notes.delete(me(), (await notes.add(me(), { companyId: company, text: 'Gone' })).id),
    () => contacts.merge(me(), { primary: anna, losing: anya }),
  ]) {
    crm.passTime(HOUR_MS)
    await does()
  }
  const filter = { workspaceId: objectId(team.workspaceId) }
  const touches = async () => ({
    contacts: await crm.models.contacts.find(filter, { touchedAt: 1 }).sort({ _id: 1 }).lean(),
    companies: await crm.models.companies.find(filter, { touchedAt: 1 }).sort({ _id: 1 }).lean(),
    deals: await crm.models.deals.find(filter, { touchedAt: 1 }).sort({ _id: 1 }).lean(),
  })
  return { crm, me, filter, anna, untouched, touches }
}

/** As the version before left it. */
async function forget() {
  const { connection } = database()
  for (const name of ['contacts', 'companies', 'deals'])
    await connection.collection(name).updateMany({}, { $unset: { touchedAt: '' } })
}

test('An upgrade finds every last touch again, and finds nothing to do the next time', async () => {
  const { connection } = database()
  const { touches } = await busyTeam()
  const before = await touches()
  expect(new Set(before.contacts.map(({ touchedAt }) => touchedAt.getTime())).size).toBeGreaterThan(2)
  await forget()
  expect(await lastTouch.plan(connection)).toHaveLength(1)
  await lastTouch.up(connection, silentLogger)
  expect(await touches()).toEqual(before)
  expect(await lastTouch.plan(connection)).toEqual([])
  await lastTouch.up(connection, silentLogger)
  expect(await touches()).toEqual(before)
})

test('What is touched while it runs stays, a card without the time has none, and versions do not move', async () => {
  const { connection } = database()
  const { crm, me, filter, anna, untouched, touches } = await busyTeam()
  await forget()
  expect((await crm.services.contacts.get(me(), untouched)).touchedAt).toBeNull()
  crm.passTime(HOUR_MS)
  await crm.services.notes.add(me(), { contactId: anna, text: 'Meanwhile' })
  const { contacts } = await touches()
  const meanwhile = Math.max(...contacts.map(({ touchedAt }) => Number(touchedAt ?? 0)))
  const versions = () => crm.models.contacts.find(filter, { version: 1, updatedAt: 1 }).sort({ _id: 1 }).lean()
  const before = await versions()
  await lastTouch.up(connection, silentLogger)
  const shown = (await crm.services.contacts.get(me(), anna)).touchedAt
  expect(shown).toBe(new Date(meanwhile).toISOString())
  expect(await versions()).toEqual(before)
})

test('Notes and tasks whose events are gone, and more records than one batch, are found too', async () => {
  const { connection } = database()
  const { crm, me, filter, anna } = await busyTeam()
  const many = Array.from({ length: 600 }, (_, index) => ({
    ...filter,
    displayName: `Person ${index}`,
    sortName: `person ${index}`,
  }))
  await crm.models.contacts.insertMany(many)
  await forget()
  await connection.collection('events').deleteMany({ type: 'note.created' })
  const noted = { ...filter, contactId: objectId(anna) }
  const longAgo = { $set: { createdAt: new Date('2020-01-01T10:00:00Z') } }
  await connection.collection('contacts').updateMany({}, longAgo)
  await connection.collection('companies').updateMany({}, longAgo)
  await lastTouch.up(connection, silentLogger)
  const latest = await crm.models.notes.findOne(noted).sort({ createdAt: -1 }).orFail().lean()
  expect((await crm.services.contacts.get(me(), anna)).touchedAt).toBe(latest.createdAt.toISOString())
  expect(await crm.models.contacts.countDocuments({ ...filter, touchedAt: { $exists: false } })).toBe(0)
})
