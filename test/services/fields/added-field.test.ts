/**
 * Proves the purpose of the tables: a field that exists only in a table can be added, edited, undone, shown in the timeline,
 * exported, required by a stage and filled by a lead.
 */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import type { ApiKeyId } from '../../../src/models/ids.ts'
import { objectId } from '../../../src/models/ids.ts'
import type { TypedContact } from '../../../src/services/contacts/add-contact.ts'
import type { ContactEdit } from '../../../src/services/contacts/contact-fields.ts'
import type { NewDeal } from '../../../src/services/deals/add-deal.ts'
import type { DealEdit } from '../../../src/services/deals/deal-fields.ts'
import { emails, phones } from '../../../src/services/fields/types/addresses.ts'
import { day } from '../../../src/services/fields/types/day.ts'
import { money } from '../../../src/services/fields/types/money.ts'
import { number } from '../../../src/services/fields/types/number.ts'
import { member } from '../../../src/services/fields/types/references.ts'
import { text } from '../../../src/services/fields/types/text.ts'
import { FIELD_TABLES } from '../../support/kinds.ts'
import { type Crm, createCrm, type Team } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createLeadDoor, createSource, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

/** The product's tables with four more fields of a deal and three of a contact. */
const TABLES = {
  ...FIELD_TABLES,
  deal: {
    ...FIELD_TABLES.deal,
    margin: money({ about: 'What is earned by it', requirable: true, lead: ['profit', 'маржа'] }),
    engineer: member({ path: 'engineerId', about: 'Who draws up the offer' }),
    goLive: day({
      about: 'When it is delivered',
      lead: ['launch day'],
      filter: { name: 'go_live', about: 'Delivered' },
    }),
    seats: number({ about: 'How many people will use it', lead: [] }),
  },
  contact: {
    ...FIELD_TABLES.contact,
    nickname: text({ about: 'What colleagues call them', search: true, lead: ['known as'] }),
    workEmails: emails({ about: 'Where they are written to at work', search: true }),
    workPhones: phones({ about: 'Where they are called at work', search: true }),
  },
}

async function scene(): Promise<{ readonly crm: Crm; readonly team: Team }> {
  const crm = createCrm(database(), { fields: TABLES })
  return { crm, team: await crm.team() }
}

// The compiler knows only the product's tables, so fields that a test adds bypass it.
const newDeal = (given: Readonly<Record<string, unknown>>) => ({ title: 'Website', ...given }) as NewDeal
const dealEdit = (field: string, value: unknown) => ({ field, value }) as DealEdit
const typedContact = (typed: Readonly<Record<string, string>>): TypedContact => typed
const contactEdit = (field: string, value: unknown) => ({ field, value }) as ContactEdit

const EUR_100 = { minor: 10_000, currency: 'EUR' }
const EUR_250 = { minor: 25_000, currency: 'EUR' }

const exported = async ({ services }: Crm, { workspaceId }: Team, name: 'deals' | 'contacts', id: string) => {
  const reader = {
    workspaceId,
    apiKeyId: '0'.repeat(24) as ApiKeyId,
    scopes: [name],
    visibility: 'all',
    customFields: [],
    channel: 'api',
  }
  const read = await services.export.read(reader as Parameters<typeof services.export.read>[0], name, asId(id))
  if (!('record' in read)) throw new Error('It was merged')
  const { record } = read
  return record
}

test('A field of a deal is added, edited, cleared and undone', async () => {
  const { crm, team } = await scene()
  const { deals, undo } = crm.services
  const { id, undoId: added } = await deals.add(team.owner(), newDeal({ margin: EUR_100, goLive: '2027-01-15' }))
  const view = () => deals.get(team.owner(), id)
  expect(await view()).toMatchObject({ title: 'Website', margin: EUR_100, goLive: '2027-01-15', engineer: null })

  const { undoId } = await deals.edit(team.owner(), id, dealEdit('margin', EUR_250))
  expect(await view()).toMatchObject({ margin: EUR_250 })
  expect((await deals.edit(team.owner(), id, dealEdit('margin', EUR_250))).undoId).toBeNull()
  // A field filled in since prevents undoing the deal.
  await expect(undo.undo(team.owner(), added)).rejects.toMatchObject({ details: { reason: 'changed-since' } })

  await undo.undo(team.owner(), asId(undoId))
  expect(await view()).toMatchObject({ margin: EUR_100 })
  await deals.edit(team.owner(), id, dealEdit('margin', null))
  expect(await view()).toMatchObject({ margin: null })
  expect(
    await crm.models.deals.findOne({ workspaceId: objectId(team.workspaceId), margin: { $exists: true } }),
  ).toBeNull()
  await expect(deals.edit(team.owner(), id, dealEdit('goLive', '2027-02-30'))).rejects.toMatchObject({
    details: { problem: 'no-such-day' },
  })
})

test('Adding a deal with such fields can be undone as long as nothing else happened to it', async () => {
  const { crm, team } = await scene()
  const { id, undoId } = await crm.services.deals.add(team.owner(), newDeal({ margin: EUR_100 }))
  await crm.services.undo.undo(team.owner(), undoId)
  await expect(crm.services.deals.get(team.owner(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('The timeline shows old and new values, and names the members that a field refers to', async () => {
  const { crm, team } = await scene()
  const [max, priya] = [await team.join('rep', 'Max'), await team.join('rep', 'Priya')]
  const { deals, timeline } = crm.services
  const { id } = await deals.add(team.owner(), newDeal({ engineer: max.id }))
  expect(await deals.get(team.owner(), id)).toMatchObject({ engineer: { id: max.id, name: 'Max' } })
  await deals.edit(team.owner(), id, dealEdit('engineer', priya.id))
  const { entries } = await timeline.list(team.owner(), { kind: 'deal', id }, { limit: 1 })
  expect(entries[0]?.changes).toEqual([
    { path: 'engineerId', from: { id: max.id, name: 'Max' }, to: { id: priya.id, name: 'Priya' } },
  ])
  const viewer = await team.join('viewer', 'Vera')
  await expect(deals.edit(team.owner(), id, dealEdit('engineer', viewer.id))).rejects.toMatchObject({
    details: { problem: 'pick-one' },
  })
})

test('A stage can require it: the move asks for it and fills it in, and it can no longer be cleared', async () => {
  const { crm, team } = await scene()
  const { deals, pipelines, undo } = crm.services
  const { stages } = await pipelines.get(team.owner())
  const [first, second] = stages
  if (first === undefined || second === undefined) throw new Error('A pipeline begins with several stages')
  await crm.models.pipelines.updateOne(
    { workspaceId: objectId(team.workspaceId), 'stages.id': objectId(second.id) },
    { $set: { 'stages.$.requiredFields': ['margin'] } },
  )
  const { id } = await deals.add(team.owner(), newDeal({}))
  const move = (fill: object) => deals.move(team.owner(), id, { wish: { to: 'next' }, from: first.id, fill })
  await expect(move({})).rejects.toMatchObject({ code: 'STAGE_REQUIREMENTS', details: { missing: ['margin'] } })
  const { undoId } = await move({ margin: EUR_100 })
  expect(await deals.get(team.owner(), id)).toMatchObject({ margin: EUR_100, stage: { id: second.id } })
  await expect(deals.edit(team.owner(), id, dealEdit('margin', null))).rejects.toMatchObject({
    details: { missing: ['margin'] },
  })
  await undo.undo(team.owner(), undoId)
  expect(await deals.get(team.owner(), id)).toMatchObject({ margin: null, stage: { id: first.id } })
})

test('The export returns it in its public form, and its own filter narrows the list', async () => {
  const { crm, team } = await scene()
  const { id } = await crm.services.deals.add(team.owner(), newDeal({ margin: EUR_100, goLive: '2027-01-15' }))
  const later = await crm.services.deals.add(team.owner(), newDeal({ goLive: '2027-03-01' }))
  expect(await exported(crm, team, 'deals', id)).toMatchObject({
    margin: { minor: 10_000, currency: 'EUR', decimal: '100.00' },
    engineerId: null,
    goLive: '2027-01-15',
  })
  const { export: reading } = crm.services
  const actor = {
    workspaceId: team.workspaceId,
    apiKeyId: '0'.repeat(24),
    scopes: ['deals'],
    visibility: 'all',
    customFields: [],
    channel: 'api',
  }
  const page = await reading.list(actor as unknown as Parameters<typeof reading.list>[0], 'deals', {
    limit: 10,
    filters: { go_live_from: '2027-02-01' },
  })
  expect(page.data.map((record) => record['id'])).toEqual([later.id])
})

test('A contact is found by such a field, also after an edit', async () => {
  const { crm, team } = await scene()
  const { contacts } = crm.services
  const { id } = await contacts.add(team.owner(), typedContact({ name: 'Anna Koval', nickname: 'Skywalker' }))
  const find = async (words: string) => (await contacts.find(team.owner(), words, 5)).contacts.map((found) => found.id)
  expect(await find('skywalk')).toEqual([id])
  await contacts.edit(team.owner(), id, contactEdit('nickname', 'Leia'))
  expect([await find('leia'), await find('skywalker')]).toEqual([[id], []])
})

test('A second field of addresses or numbers is found as a whole, as the first is', async () => {
  const { crm, team } = await scene()
  const { contacts } = crm.services
  const typed = { name: 'Anna Koval', workEmails: 'anna.koval@acme.example', workPhones: '030 901821' }
  const { id } = await contacts.add(team.owner(), typedContact(typed))
  for (const words of ['anna.koval@acme', '030 901821', '901821']) {
    expect((await contacts.find(team.owner(), words, 5)).contacts.map((found) => found.id)).toEqual([id])
  }
})

test('A lead fills the fields that it names by one of their names; what cannot be read is in the note', async () => {
  const { crm, team } = await scene()
  const source = await createSource(team, crm)
  const door = createLeadDoor(crm)
  await door.send(source, { name: 'Anna', email: 'anna@example.com', Profit: '1.250,50 €', 'Known as': 'Leia' })
  await door.send(source, { name: 'Ben', email: 'ben@example.com', Маржа: 'a lot' })
  await workLeads(crm, team.workspaceId)
  const records = recordsOf(crm, team)
  expect(await records.contacts()).toMatchObject([{ name: 'Anna', nickname: 'Leia' }, { name: 'Ben' }])
  const [first, second] = await records.deals()
  expect(first).toMatchObject({ margin: { minor: 125_050, currency: 'EUR' } })
  expect(second).not.toHaveProperty('margin')
  expect((await records.notes()).map(({ text: note }) => note).join('\n')).toContain('a lot')
})

test('An open deal that takes a lead up keeps its values; the note says what the lead gives for such fields', async () => {
  const { crm, team } = await scene()
  const source = await createSource(team, crm)
  const door = createLeadDoor(crm)
  const lead = { email: 'anna@example.com', Profit: '100', 'Launch day': '2027-01-15', Seats: '12' }
  await door.send(source, lead)
  await door.send(source, lead)
  await door.send(source, { ...lead, Profit: '250', 'Launch day': '2027-03-01', Seats: '15' })
  await workLeads(crm, team.workspaceId)
  const records = recordsOf(crm, team)
  expect(await records.deals()).toMatchObject([{ margin: EUR_100, goLive: '2027-01-15', seats: 12 }])
  const notes = (await records.notes()).map(({ text: note }) => note)
  expect(notes).toEqual(['Margin: 250 EUR\nGo live: 2027-03-01\nSeats: 15'])
})

test('A mapping puts a value to such a field', async () => {
  const { crm, team } = await scene()
  const source = await createSource(team, crm, 'generic')
  const mapping = { name: 'who', email: 'mail', margin: 'figures.earned' }
  await crm.services.leadSources.setMapping(team.owner(), source.id, mapping)
  await createLeadDoor(crm).send(source, { who: 'Anna', mail: 'anna@example.com', figures: { earned: '99' } })
  await workLeads(crm, team.workspaceId)
  expect(await recordsOf(crm, team).deals()).toMatchObject([{ margin: { minor: 9_900, currency: 'EUR' } }])
})
