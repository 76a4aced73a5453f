/** The id and the name of a company that was merged lead to the one that remains, wherever they come from. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const me = team.owner
  const { companies, contacts } = crm.services
  const add = async (name: string) => (await companies.add(me(), { name })).id
  const [primary, losing] = [await add('Acme GmbH'), await add('Acme Corp')]
  const { id: anna } = await contacts.add(me(), { name: 'Anna', company: 'Acme Corp' })
  return { ...crm.services, crm, team, me, add, primary, losing, anna }
}

describe('A merged company', () => {
  it('is the one that remains: for notes, tasks, edits, lists and the timeline', async () => {
    const { me, companies, notes, tasks, timeline, lists, primary, losing } = await scene()
    await companies.merge(me(), { primary, losing })
    expect((await companies.get(me(), losing)).id).toBe(primary)
    await notes.add(me(), { companyId: losing, text: 'By the old link' })
    await tasks.add(me(), { title: 'Call', due: { date: '2035-01-02' }, companyId: losing })
    expect((await companies.edit(me(), losing, { field: 'address', value: 'Main Street 1' })).id).toBe(primary)
    const types = async (id: typeof primary) => {
      const { entries } = await timeline.list(me(), { kind: 'company', id }, { limit: 20 })
      return entries.map(({ type }) => type).toSorted()
    }
    expect(await types(primary)).toEqual([
      'company.created',
      'company.created',
      'company.merged',
      'company.updated',
      'contact.created',
      'note.created',
      'task.created',
    ])
    expect(await types(losing)).toEqual(await types(primary))
    const { name, tasks: listed } = await tasks.list(me(), {
      of: { kind: 'company', id: losing },
      part: 'open',
      limit: 5,
    })
    expect([name, listed.map(({ title }) => title)]).toEqual(['Acme GmbH', ['Call']])
    const ofTasks = { in: 'tasks', kind: 'task', of: { kind: 'company', id: losing }, part: 'open' } as const
    expect(await lists.count(me(), ofTasks)).toMatchObject({ name: 'Acme GmbH', count: 1 })
    const ofPeople = { in: 'people', kind: 'contact', company: losing } as const
    expect(await lists.count(me(), ofPeople)).toMatchObject({ name: 'Acme GmbH', count: 1 })
  })

  it('comes back with a contact, even if it was deleted after it took the other one over', async () => {
    const { crm, team, me, contacts, companies, undo, primary, losing, anna } = await scene()
    // Somebody else keeps it in use.
    await contacts.add(me(), { name: 'Ben', company: 'Acme Corp' })
    const { undoId } = await contacts.edit(me(), anna, { field: 'company', value: null })
    await companies.merge(me(), { primary, losing })
    await companies.delete(me(), primary)
    await undo.undo(me(), asId(undoId))
    expect((await contacts.get(me(), anna)).company).toEqual({ id: primary, name: 'Acme GmbH' })
    const workspaceId = objectId(team.workspaceId)
    expect(await crm.models.companies.findOne({ workspaceId, _id: objectId(losing) }).lean()).not.toMatchObject({
      deletedAt: null,
    })
  })

  it('lends its name to the one that remains: typed, imported and searched', async () => {
    const { crm, team, me, companies, contacts, search, primary, losing, anna } = await scene()
    await companies.merge(me(), { primary, losing })
    expect((await contacts.get(me(), anna)).company).toEqual({ id: primary, name: 'Acme GmbH' })
    await importFile(crm, team, 'Name,Email,Company\nBen,ben@acme.example,acme CORP')
    const { id } = await contacts.add(me(), { name: 'Cleo', company: 'Acme Corp' })
    expect((await contacts.get(me(), id)).company?.id).toBe(primary)
    expect((await companies.people(me(), primary, 5)).people.map(({ displayName }) => displayName)).toEqual([
      'Anna',
      'Ben',
      'Cleo',
    ])
    const limits = { contacts: 5, companies: 5, deals: 1, tasks: 1 }
    expect((await search(me(), 'acme corp', limits)).companies.map((company) => company.id)).toEqual([primary])
    const found = (await search(me(), 'anna gmbh', limits)).contacts
    expect(found.map((contact) => contact.id)).toEqual([anna])
  })

  it('refuses itself, what is part of another, and a member who may not delete a colleague’s', async () => {
    const { team, me, companies, primary, losing } = await scene()
    await expect(companies.merge(me(), { primary, losing: primary })).rejects.toMatchObject({ code: 'VALIDATION' })
    const viewer = await team.join('viewer')
    await expect(companies.merge(viewer(), { primary, losing })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await companies.merge(me(), { primary, losing })
    await expect(companies.merge(me(), { primary, losing })).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'merged' }),
    )
  })
})
