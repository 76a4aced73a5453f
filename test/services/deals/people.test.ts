/** The contacts of a deal, and what each is to it. */
import { expect, test } from 'vitest'

import type { ContactId, EventId } from '../../../src/models/ids.ts'
import { objectId } from '../../../src/models/ids.ts'
import type { PersonChange } from '../../../src/services/deals/change-people.ts'
import { createCrm, eventsOf, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene(settings = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const { deals, contacts } = crm.services
  const add = async (name: string, more = {}) => (await contacts.add(team.owner(), { name, ...more })).id
  const [anna, ben, cid] = [await add('Anna'), await add('Ben'), await add('Cid')]
  const { id } = await deals.add(team.owner(), { title: 'Website', contact: [anna, ben] })
  return {
    crm,
    team,
    id,
    anna,
    ben,
    cid,
    add,
    ...crm.services,
    get: () => deals.get(team.owner(), id),
    change: (change: PersonChange) => deals.changePeople(team.owner(), id, change),
    undoIt: (undoId: EventId | null) => crm.services.undo.undo(team.owner(), undoId as EventId),
  }
}

test('Contacts are added, given a role, made the main one and taken off, each with undo', async () => {
  const { get, change, undoIt, anna, ben, cid } = await scene()
  const names = async () => (await get()).contact.map(({ name }) => name)
  const added = await change({ what: 'add', contact: cid })
  expect(await names()).toEqual(['Anna', 'Ben', 'Cid'])
  expect(await change({ what: 'add', contact: cid })).toMatchObject({ undoId: null })
  const decides = await change({ what: 'role', contact: ben, role: 'decision-maker' })
  await change({ what: 'role', contact: anna, role: ' knows the   boss ' })
  expect((await get()).roles).toEqual([
    { id: ben, name: 'Ben', role: 'decision-maker' },
    { id: anna, name: 'Anna', role: 'knows the boss' },
  ])
  expect(await change({ what: 'main', contact: ben })).not.toMatchObject({ undoId: null })
  expect(await names()).toEqual(['Ben', 'Anna', 'Cid'])
  expect((await get()).person?.displayName).toBe('Ben')
  expect(await change({ what: 'main', contact: ben })).toMatchObject({ undoId: null })
  const removed = await change({ what: 'remove', contact: ben })
  expect(await get()).toMatchObject({ contact: [{ id: anna }, { id: cid }], roles: [{ id: anna }] })
  await undoIt(removed.undoId)
  expect(await get()).toMatchObject({
    contact: [{ id: ben }, { id: anna }, { id: cid }],
    roles: [{ id: ben }, { id: anna }],
  })
  // Their role was given when there were others: it cannot be undone alone any more.
  await expect(undoIt(decides.undoId)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
  await expect(undoIt(added.undoId)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
  await change({ what: 'role', contact: anna, role: null })
  expect((await get()).roles).toEqual([{ id: ben, name: 'Ben', role: 'decision-maker' }])
})

test('A role is in the timelines of the deal and of the contact, with the name', async () => {
  const { change, timeline, team, id, ben } = await scene()
  await change({ what: 'role', contact: ben, role: 'payer' })
  for (const target of [{ kind: 'deal', id } as const, { kind: 'contact', id: ben } as const]) {
    const { entries } = await timeline.list(team.owner(), target, { limit: 1 })
    expect(entries[0]).toMatchObject({
      type: 'deal.updated',
      changes: [{ path: 'contactRoles', from: [], to: [{ id: ben, name: 'Ben', role: 'payer' }] }],
    })
  }
})

test('The contact’s own card says what they are to their deals', async () => {
  const { change, deals, team, anna, ben } = await scene()
  await change({ what: 'role', contact: ben, role: 'payer' })
  expect(await deals.ofContact(team.owner(), ben, 3)).toMatchObject([{ title: 'Website', roles: ['payer'] }])
  expect(await deals.ofContact(team.owner(), anna, 3)).toMatchObject([{ title: 'Website', roles: [] }])
})

test('Unknown contacts, empty and long roles, too many contacts and strangers are refused', async () => {
  const { crm, team, id, deals, change, get, anna, cid, add } = await scene()
  const refused = (what: PersonChange, code: string, details = {}) =>
    expect(change(what)).rejects.toMatchObject(refusal(code, details))
  await refused({ what: 'add', contact: 'f'.repeat(24) as ContactId }, 'NOT_FOUND', { kind: 'contact' })
  for (const what of ['remove', 'main'] as const)
    await refused({ what, contact: cid }, 'NOT_FOUND', { kind: 'contact' })
  await refused({ what: 'role', contact: cid, role: 'user' }, 'NOT_FOUND', { kind: 'contact' })
  await refused({ what: 'role', contact: anna, role: ' ' }, 'VALIDATION', { problem: 'empty' })
  await refused({ what: 'role', contact: anna, role: 'x'.repeat(41) }, 'VALIDATION', { problem: 'too-long' })
  const elsewhere = await crm.team()
  await expect(deals.changePeople(elsewhere.owner(), id, { what: 'main', contact: anna })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const strange = (await crm.services.contacts.add(elsewhere.owner(), { name: 'Strange' })).id
  await refused({ what: 'add', contact: strange }, 'NOT_FOUND', { kind: 'contact' })
  const viewer = await team.join('viewer')
  await expect(deals.changePeople(viewer(), id, { what: 'main', contact: anna })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  for (let index = 2; index < 20; index += 1) await change({ what: 'add', contact: await add(`Contact ${index}`) })
  await refused({ what: 'add', contact: cid }, 'VALIDATION', { problem: 'too-many', limit: 20 })
  expect((await get()).contact).toHaveLength(20)
})

test('Where members see only their own, a colleague’s contact stays on the deal through changes of somebody who does not see them', async () => {
  const { crm, team, deals, contacts } = await scene({ visibility: 'own' })
  const rep = await team.join('rep')
  const own = (await contacts.add(rep(), { name: 'Own' })).id
  const hidden = (await contacts.add(team.owner(), { name: 'Hidden' })).id
  const { id } = await deals.add(rep(), { title: 'Shared', contact: own })
  await deals.changePeople(team.owner(), id, { what: 'add', contact: hidden })
  await deals.changePeople(team.owner(), id, { what: 'role', contact: hidden, role: 'payer' })
  const another = (await contacts.add(rep(), { name: 'Another' })).id
  await deals.changePeople(rep(), id, { what: 'add', contact: another })
  await deals.changePeople(rep(), id, { what: 'main', contact: another })
  expect(await deals.get(rep(), id)).toMatchObject({ contact: [{ id: another }, { id: own }], roles: [] })
  const stored = await crm.models.deals.findOne({ workspaceId: objectId(team.workspaceId), _id: objectId(id) }).lean()
  expect(stored?.contactIds.map(String)).toEqual([another, own, hidden])
  expect(stored?.contactRoles).toMatchObject([{ role: 'payer' }])
})

test('Roles follow a merge of contacts, both where they differ, and come apart again', async () => {
  const { change, get, contacts, team, anna, ben, undoIt } = await scene()
  await change({ what: 'role', contact: anna, role: 'champion' })
  await change({ what: 'role', contact: ben, role: 'payer' })
  const before = await get()
  const { undoId } = await contacts.merge(team.owner(), { primary: anna, losing: ben })
  expect(await get()).toMatchObject({
    contact: [{ id: anna }],
    roles: [
      { id: anna, role: 'champion' },
      { id: anna, role: 'payer' },
    ],
  })
  await undoIt(undoId)
  expect(await get()).toMatchObject({ contact: before.contact, roles: before.roles })
})

test('The main contact that an edit names takes the place of the one before, and the others stay', async () => {
  const { deals, team, id, get, ben, cid, crm } = await scene()
  await deals.edit(team.owner(), id, { field: 'contact', value: cid })
  expect(await get()).toMatchObject({ contact: [{ id: cid }, { id: ben }] })
  expect((await eventsOf(crm, team.workspaceId)).at(-1)).toMatchObject({ type: 'deal.updated' })
})

test('Adding a deal is not undone once somebody on it has a role', async () => {
  const { deals, team, anna, undoIt } = await scene()
  const { id, undoId } = await deals.add(team.owner(), { title: 'Shop', contact: anna })
  const role = await deals.changePeople(team.owner(), id, { what: 'role', contact: anna, role: 'user' })
  await expect(undoIt(undoId)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
  await undoIt(role.undoId)
  expect(await undoIt(undoId)).toMatchObject({ effect: 'gone' })
})

test('A contact that was merged into one of the deal’s is not added to it a second time', async () => {
  const { team, get, change, contacts, deals, anna, ben, cid } = await scene()
  await contacts.merge(team.owner(), { primary: anna, losing: cid })
  expect(await change({ what: 'add', contact: cid })).toMatchObject({ undoId: null })
  expect((await get()).contact.map(({ id: one }) => one)).toEqual([anna, ben])
  const { id: other } = await deals.add(team.owner(), { title: 'Shop', contact: [cid, anna] })
  expect((await deals.get(team.owner(), other)).contact.map(({ id: one }) => one)).toEqual([anna])
})

test('A contact that was merged after it was taken off comes back as the one that took it over, with its role', async () => {
  const { team, get, change, undoIt, contacts, deals, id, anna, ben, cid } = await scene()
  await change({ what: 'role', contact: ben, role: 'payer' })
  const { undoId } = await change({ what: 'remove', contact: ben })
  await contacts.merge(team.owner(), { primary: cid, losing: ben })
  await undoIt(undoId)
  expect((await get()).contact.map(({ id: one }) => one)).toEqual([anna, cid])
  expect((await get()).roles).toEqual([{ id: cid, name: 'Cid', role: 'payer' }])
  expect((await deals.ofContact(team.owner(), cid, 5)).map((deal) => deal.id)).toEqual([id])
})
