/** Concurrent changes by several people to one contact or one company. */
import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { atOnce, createCrm, eventsOf, outcomes } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene(input = { name: 'Anna', company: 'Acme' }) {
  const crm = createCrm(database())
  const { owner, workspaceId, join } = await crm.team()
  const { contacts, undo } = crm.services
  const { id, undoId } = await contacts.add(owner(), input)
  return { crm, owner, workspaceId, join, contacts, undo, id, undoId }
}

test('Two concurrent edits of different fields are both kept, unless one gets a conflict', async () => {
  const { contacts, owner, id, crm, workspaceId } = await scene()
  for (let round = 0; round < 5; round++) {
    const edits = { jobTitle: `Title ${round}`, name: `Anna ${round}` } as const
    const { won, refused } = await outcomes(
      Object.entries(edits).map(([field, value]) =>
        contacts.edit(owner(), id, { field: field as keyof typeof edits, value }),
      ),
    )
    expect(refused.filter((code) => code !== 'CONFLICT')).toEqual([])
    const view = await contacts.get(owner(), id)
    const kept = [view.jobTitle === edits.jobTitle, view.name === edits.name].filter(Boolean)
    expect(kept).toHaveLength(won.length)
  }
  const updates = (await eventsOf(crm, workspaceId)).filter(({ type }) => type === 'contact.updated')
  expect((await contacts.get(owner(), id)).version).toBe(1 + updates.length)
})

test('Ten concurrent edits of one field follow one another: each event starts where the previous one ended', async () => {
  const { contacts, owner, id, crm, workspaceId } = await scene()
  const { won, refused } = await outcomes(
    atOnce(10, (index) => contacts.edit(owner(), id, { field: 'jobTitle', value: `Title ${index}` })),
  )
  expect(refused.filter((code) => code !== 'CONFLICT')).toEqual([])
  const steps = (await eventsOf(crm, workspaceId))
    .filter(({ type }) => type === 'contact.updated')
    .map(({ changes }) => changes[0])
  expect(steps).toHaveLength(won.length)
  const byStart = new Map(steps.map((step) => [step?.from, step?.to]))
  let title: unknown = null
  for (let step = 0; step < steps.length; step++) title = byStart.get(title)
  expect((await contacts.get(owner(), id)).jobTitle).toBe(title)
})

test('A concurrent edit and deletion: the edit is in what undo restores, or was refused', async () => {
  const { contacts, owner, undo, id } = await scene()
  const [deleted, edited] = await Promise.allSettled([
    contacts.delete(owner(), id),
    contacts.edit(owner(), id, { field: 'jobTitle', value: 'CTO' }),
  ])
  if (deleted.status === 'rejected') throw deleted.reason
  await undo.undo(owner(), deleted.value.undoId)
  const { jobTitle } = await contacts.get(owner(), id)
  expect(jobTitle).toBe(edited.status === 'fulfilled' ? 'CTO' : null)
})

test('Of two concurrent deletions, one is refused because the contact is gone', async () => {
  const { contacts, owner, id } = await scene()
  const { won, refused } = await outcomes(atOnce(2, () => contacts.delete(owner(), id)))
  expect(won).toHaveLength(1)
  expect(['NOT_FOUND', 'CONFLICT']).toContain(refused[0])
})

test('Of 50 concurrent undos of one edit, one wins', async () => {
  const { contacts, owner, undo, id, crm, workspaceId } = await scene()
  const { undoId } = await contacts.edit(owner(), id, { field: 'jobTitle', value: 'CTO' })
  const { won, refused } = await outcomes(atOnce(50, () => undo.undo(owner(), asId(undoId))))
  expect(won).toHaveLength(1)
  expect(refused).toEqual(Array.from({ length: 49 }, () => 'CONFLICT'))
  expect(await contacts.get(owner(), id)).toMatchObject({ jobTitle: null, version: 3 })
  expect((await eventsOf(crm, workspaceId)).filter(({ undoes }) => undoes !== undefined)).toHaveLength(1)
})

test('A concurrent undo and edit of the same field: the edit is never lost silently', async () => {
  const { contacts, owner, undo, id } = await scene()
  for (let round = 0; round < 4; round++) {
    const { undoId } = await contacts.edit(owner(), id, { field: 'jobTitle', value: `Before ${round}` })
    const [undone, edited] = await Promise.allSettled([
      undo.undo(owner(), asId(undoId)),
      contacts.edit(owner(), id, { field: 'jobTitle', value: `After ${round}` }),
    ])
    const { jobTitle } = await contacts.get(owner(), id)
    if (edited.status === 'fulfilled') expect(jobTitle).toBe(`After ${round}`)
    else expect(undone.status).toBe('fulfilled')
  }
})

test('A company is not removed while a contact is joining it at the same moment', async () => {
  for (let round = 0; round < 6; round++) {
    const { crm, contacts, owner, undo, undoId, workspaceId } = await scene()
    const [undone, added] = await Promise.allSettled([
      undo.undo(owner(), undoId),
      contacts.add(owner(), { name: 'Ben', company: 'Acme' }),
    ])
    expect([undone.status, added.status]).toEqual(['fulfilled', 'fulfilled'])
    const companies = await crm.models.companies.find({ workspaceId: objectId(workspaceId), deletedAt: null }).lean()
    const [ben] = await crm.models.contacts.find({ workspaceId: objectId(workspaceId), deletedAt: null }).lean()
    expect(companies.map(({ _id }) => _id.toHexString())).toEqual([ben?.companyId?.toHexString()])
  }
})
