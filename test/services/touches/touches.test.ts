/** When contacts, companies and deals were last touched, and what touches them. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { atOnce, createCrm, outcomes } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile, undo as undoImport } from '../../support/imports/import-scene.ts'
import { createSource, openLeads, workLeads } from '../../support/lead-intake.ts'
import { touchedAtOf } from '../../support/touched-at.ts'

const database = sharedDatabase()

const HOUR_MS = 60 * 60 * 1000

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { contacts, deals } = crm.services
  const me = team.owner
  const contact = (await contacts.add(me(), { name: 'Anna Berg', company: 'Berg AG', emails: 'anna@berg.example' })).id
  const company = (await contacts.get(me(), contact)).company?.id ?? ''
  const deal = (await deals.add(me(), { title: 'Boat', contact })).id
  const touchedAt = touchedAtOf(crm, team.workspaceId)
  /** Later than anything so far. */
  const later = (): Date => {
    crm.passTime(HOUR_MS)
    return crm.now()
  }
  const timeOf = async (undoId: string) =>
    (
      await crm.models.events
        .findOne({ workspaceId: objectId(team.workspaceId), _id: undoId })
        .orFail()
        .lean()
    ).at
  return { crm, team, me, contact, company, deal, touchedAt, later, timeOf, ...crm.services }
}

/** The stored records of a workspace whose last touch is before they were added, or missing. */
async function withoutTouch({ crm, team }: Pick<Awaited<ReturnType<typeof scene>>, 'crm' | 'team'>) {
  const own = { workspaceId: objectId(team.workspaceId) }
  const { contacts, companies, deals } = crm.models
  const all = [
    ...(await contacts.find(own).lean()),
    ...(await companies.find(own).lean()),
    ...(await deals.find(own).lean()),
  ]
  expect(all.length).toBeGreaterThan(0)
  return all.filter(({ touchedAt, createdAt }) => !(touchedAt instanceof Date && touchedAt >= createdAt))
}

describe('The last touch', () => {
  it('is the creation of a new record, and the card has none', async () => {
    const { me, contact, company, deal, touchedAt, contacts, companies, deals, crm, team } = await scene()
    const own = { workspaceId: objectId(team.workspaceId) }
    const { createdAt } = await crm.models.contacts.findOne(own).orFail().lean()
    expect(await touchedAt('contacts', contact)).toEqual(createdAt)
    expect(await touchedAt('companies', company)).toEqual(createdAt)
    expect((await contacts.get(me(), contact)).touchedAt).toBeNull()
    expect((await companies.get(me(), company as never)).touchedAt).toBeNull()
    expect((await deals.get(me(), deal)).touchedAt).toBeNull()
  })

  it('is a note’s on a deal for its contact and company too, and their versions stay', async () => {
    const { crm, me, contact, company, deal, touchedAt, later, timeOf, notes, contacts } = await scene()
    const before = await contacts.get(me(), contact)
    later()
    const { undoId } = await notes.add(me(), { dealId: deal, text: 'Called' })
    const at = await timeOf(undoId)
    expect(await touchedAt('deals', deal)).toEqual(at)
    expect(await touchedAt('contacts', contact)).toEqual(at)
    expect(await touchedAt('companies', company)).toEqual(at)
    const after = await contacts.get(me(), contact)
    expect(after).toEqual({ ...before, touchedAt: at.toISOString() })
    expect(crm.now() >= at).toBe(true)
  })

  it('is neither an edit’s nor a planned task’s, but that of the task once it is done, and not of a reopened one', async () => {
    const { me, contact, touchedAt, later, timeOf, tasks, contacts, undo } = await scene()
    const added = await touchedAt('contacts', contact)
    later()
    await contacts.edit(me(), contact, { field: 'jobTitle', value: 'CEO' })
    const { id } = await tasks.add(me(), { title: 'Call', due: null, contactId: contact })
    expect(await touchedAt('contacts', contact)).toEqual(added)
    later()
    const done = await timeOf((await tasks.done(me(), id, { outcome: 'agreed' })).undoId)
    expect(await touchedAt('contacts', contact)).toEqual(done)
    later()
    const { undoId } = await tasks.reopen(me(), id)
    expect(await touchedAt('contacts', contact)).toEqual(added)
    later()
    await undo.undo(me(), undoId)
    expect(await touchedAt('contacts', contact)).toEqual(done)
  })

  it('goes back with a note that goes, past many that are gone, and comes back with it', async () => {
    const { me, contact, company, touchedAt, later, timeOf, notes, undo } = await scene()
    later()
    const first = await timeOf((await notes.add(me(), { contactId: contact, text: 'First' })).undoId)
    for (let gone = 0; gone < 3; gone++) {
      later()
      await notes.delete(me(), (await notes.add(me(), { contactId: contact, text: 'Gone' })).id)
    }
    later()
    const { id, undoId } = await notes.add(me(), { contactId: contact, text: 'Last' })
    const last = await timeOf(undoId)
    expect(await touchedAt('companies', company)).toEqual(last)
    const deleted = await notes.delete(me(), id)
    expect(await touchedAt('contacts', contact)).toEqual(first)
    expect(await touchedAt('companies', company)).toEqual(first)
    later()
    await undo.undo(me(), deleted.undoId)
    expect(await touchedAt('contacts', contact)).toEqual(last)
    expect(await touchedAt('companies', company)).toEqual(last)
  })

  it('is found in the notes themselves where the events are no longer kept', async () => {
    const { crm, team, me, contact, touchedAt, later, notes } = await scene()
    later()
    await notes.add(me(), { contactId: contact, text: 'Old' })
    const workspaceId = objectId(team.workspaceId)
    await crm.models.events.deleteMany({ workspaceId, type: 'note.created' })
    const { createdAt } = await crm.models.notes.findOne({ workspaceId }).orFail().lean()
    later()
    const { id } = await notes.add(me(), { contactId: contact, text: 'New' })
    await notes.delete(me(), id)
    const added = (await crm.models.contacts.findOne({ workspaceId }).orFail().lean()).createdAt
    expect(await touchedAt('contacts', contact)).toEqual(createdAt > added ? createdAt : added)
  })

  it('is a lead’s for those whom it finds, and nothing more than the creation for those that it adds', async () => {
    const { crm, team, door } = await openLeads(database())
    const source = await createSource(team, crm, 'standard')
    const lead = { name: 'Anna', email: 'anna@example.com', company: 'Acme' }
    await door.send(source, lead)
    await workLeads(crm, team.workspaceId)
    const own = { workspaceId: objectId(team.workspaceId) }
    const records = async () => [
      await crm.models.contacts.findOne(own).orFail().lean(),
      await crm.models.deals.findOne(own).orFail().lean(),
    ]
    for (const { touchedAt, createdAt } of await records()) expect(touchedAt).toEqual(createdAt)
    crm.passTime(HOUR_MS)
    await door.send(source, { ...lead, note: 'Again' })
    await workLeads(crm, team.workspaceId)
    const again = { ...own, type: 'lead.received' as const }
    const event = await crm.models.events.findOne(again).sort({ at: -1 }).orFail().lean()
    for (const { touchedAt } of await records()) expect(touchedAt).toEqual(event.at)
    expect(await withoutTouch({ crm, team })).toEqual([])
  })

  it('is that of a note in an imported file, and as before once the import is undone', async () => {
    const { crm, team, contact, touchedAt, later } = await scene()
    const added = await touchedAt('contacts', contact)
    later()
    const file =
      'Name,Email,Company,Comment\nAnna Berg,anna@berg.example,Berg AG,Likes tea\nBen,ben@x.example,Xo,Tall\n'
    const { id } = await importFile(crm, team, file)
    expect((await touchedAt('contacts', contact)).getTime()).toBeGreaterThan(added.getTime())
    const own = { workspaceId: objectId(team.workspaceId) }
    const ben = await crm.models.contacts
      .findOne({ ...own, name: 'Ben' })
      .orFail()
      .lean()
    expect(ben.touchedAt).toEqual(ben.createdAt)
    await undoImport(crm, team, id)
    expect(await touchedAt('contacts', contact)).toEqual(added)
    expect(await withoutTouch({ crm, team })).toEqual([])
  })

  it('is there for all sample data, and a company of the team’s own has none of it left afterwards', async () => {
    const crm = createCrm(database())
    const team = await crm.team()
    const me = team.owner
    await crm.services.sampleData.load(me())
    expect(await withoutTouch({ crm, team })).toEqual([])
    const own = { workspaceId: objectId(team.workspaceId) }
    const touched = await crm.models.companies.find(own).lean()
    const name = touched.find(({ touchedAt, createdAt }) => touchedAt > createdAt)?.name ?? ''
    await crm.services.sampleData.remove(me())
    const { id } = await crm.services.companies.add(me(), { name })
    const touchedAt = touchedAtOf(crm, team.workspaceId)
    const added = await touchedAt('companies', id)
    await crm.services.sampleData.load(me())
    await crm.services.sampleData.remove(me())
    expect(await touchedAt('companies', id)).toEqual(added)
  })

  it('is the later one of two merged contacts, and each has its own again after the undo', async () => {
    const { me, contact: primary, touchedAt, later, timeOf, notes, contacts, undo } = await scene()
    const losing = (await contacts.add(me(), { name: 'Anya Berg' })).id
    later()
    const first = await timeOf((await notes.add(me(), { contactId: primary, text: 'Hers' })).undoId)
    later()
    const second = await timeOf((await notes.add(me(), { contactId: losing, text: 'Other' })).undoId)
    const merged = await contacts.merge(me(), { primary, losing })
    expect(await touchedAt('contacts', primary)).toEqual(second)
    // Events still name the losing one: the primary stands for it.
    later()
    const { id } = await notes.add(me(), { contactId: primary, text: 'Gone' })
    await notes.delete(me(), id)
    expect(await touchedAt('contacts', primary)).toEqual(second)
    later()
    await undo.undo(me(), merged.undoId)
    expect(await touchedAt('contacts', primary)).toEqual(first)
    expect(await touchedAt('contacts', losing)).toEqual(second)
  })

  it('is that of what was merged into a company, until it is undone', async () => {
    const { me, company: losing, contact, touchedAt, later, timeOf, notes, companies } = await scene()
    const primary = (await companies.add(me(), { name: 'Berg' })).id
    later()
    const noted = await notes.add(me(), { contactId: contact, text: 'One' })
    const at = await timeOf(noted.undoId)
    const merged = await companies.merge(me(), { primary, losing: losing as never })
    expect(await touchedAt('companies', primary)).toEqual(at)
    await notes.delete(me(), noted.id)
    expect(await touchedAt('companies', primary)).not.toEqual(at)
    await companies.separate(me(), merged.undoId)
    expect((await companies.get(me(), losing as never)).touchedAt).toBeNull()
    expect((await companies.get(me(), primary)).touchedAt).toBeNull()
  })

  it('survives the trash, and nothing of it is left of a person who was erased', async () => {
    const { crm, team, me, contact, touchedAt, later, timeOf, notes, contacts, undo, privacy } = await scene()
    later()
    const at = await timeOf((await notes.add(me(), { contactId: contact, text: 'Called' })).undoId)
    later()
    const { undoId } = await contacts.delete(me(), contact)
    await undo.undo(me(), undoId)
    expect(await touchedAt('contacts', contact)).toEqual(at)
    await privacy.erase(me(), contact)
    const own = { workspaceId: objectId(team.workspaceId), _id: objectId(contact) }
    const { touchedAt: left, createdAt } = await crm.models.contacts.findOne(own).orFail().lean()
    expect(left).toEqual(createdAt)
  })

  it('is right when notes and tasks on one record come and go at once', async () => {
    const { me, contact, company, touchedAt, later, timeOf, notes, tasks } = await scene()
    const gone = await Promise.all(
      Array.from({ length: 4 }, async () => (await notes.add(me(), { contactId: contact, text: 'Gone' })).id),
    )
    const { id } = await tasks.add(me(), { title: 'Call', due: null, contactId: contact })
    later()
    const { won, refused } = await outcomes([
      ...atOnce(4, (index) => notes.add(me(), { contactId: contact, text: `Note ${index}` })),
      ...gone.map((one) => notes.delete(me(), one)),
      tasks.done(me(), id, { outcome: 'done' }),
    ])
    expect(refused).toEqual([])
    const added = won.filter((_, index) => index < 4 || index === 8)
    const times = await Promise.all(added.map(({ undoId }) => timeOf(undoId)))
    const latest = new Date(Math.max(...times.map(Number)))
    expect(await touchedAt('contacts', contact)).toEqual(latest)
    expect(await touchedAt('companies', company)).toEqual(latest)
  })
})
