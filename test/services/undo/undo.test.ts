import { asId } from '../../support/as-id.ts'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { UNDO_WINDOW_MS } from '../../../src/services/undo/undo.ts'
import { createCrm, eventsOf, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { typedEdit } from '../../support/typed-edit.ts'

const database = sharedDatabase()
const FULL = {
  name: 'Anna',
  phones: '030 901820',
  emails: 'a@b.example',
  company: 'Acme',
  jobTitle: 'CTO',
  tags: 'vip',
}

async function scene() {
  const crm = createCrm(database())
  const { owner, workspaceId, join } = await crm.team()
  const { contacts, undo } = crm.services
  const liveCompanies = async () => {
    const filter = { workspaceId: objectId(workspaceId), deletedAt: null }
    return (await crm.models.companies.find(filter).lean()).map(({ name }) => name)
  }
  /** The card without the fields that every change touches. */
  const card = async (id: string) => {
    const { version: _version, updatedAt: _updatedAt, ...rest } = await contacts.get(owner(), asId(id))
    return rest
  }
  return { crm, owner, workspaceId, join, contacts, undo, liveCompanies, card }
}

const ALREADY = refusal('CONFLICT', { reason: 'already-undone' })
const CHANGED = refusal('CONFLICT', { reason: 'changed-since' })
const NO_CHANGE = refusal('NOT_FOUND', { kind: 'change' })

test('Undoing an edit restores that one field, whichever it was, and the event records what it undid', async () => {
  const { crm, owner, workspaceId, contacts, undo, card } = await scene()
  const { id } = await contacts.add(owner(), FULL)
  const before = await card(id)
  const edits = { name: 'B', phones: '030 901821', emails: 'b@c.example', company: 'Bolt', jobTitle: 'CEO', tags: 'x' }
  for (const field of ['name', 'phones', 'emails', 'company', 'jobTitle', 'tags'] as const) {
    for (const value of [edits[field], null]) {
      const actor = owner()
      const { undoId } = await contacts.edit(actor, id, typedEdit(field, value))
      expect(await card(id)).not.toEqual(before)
      expect(await undo.undo(owner(), asId(undoId))).toEqual({
        type: 'contact.updated',
        target: { kind: 'contact', id },
        name: 'Anna',
        effect: 'changed',
      })
      expect(await card(id)).toEqual(before)
      const events = await eventsOf(crm, workspaceId)
      const back = events.find(({ undoes }) => undoes === `${actor.commandId}/contact.edit-${field}`)
      expect(back).toMatchObject({ type: 'contact.updated', target: id, changes: [{}] })
    }
  }
  expect((await contacts.find(owner(), 'a@b.example', 5)).contacts).toHaveLength(1)
})

test('Undoing a deletion restores the contact as it was; undoing an addition removes it and its new company', async () => {
  const { owner, contacts, undo, liveCompanies, card } = await scene()
  const { id, undoId } = await contacts.add(owner(), FULL)
  const before = await card(id)
  const deleted = await contacts.delete(owner(), id)
  expect(await undo.undo(owner(), deleted.undoId)).toMatchObject({
    type: 'contact.deleted',
    name: 'Anna',
    effect: 'back',
  })
  expect(await card(id)).toEqual(before)
  expect(await undo.undo(owner(), undoId)).toMatchObject({ type: 'contact.created', target: { id } })
  await expect(contacts.get(owner(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await liveCompanies()).toEqual([])
})

test('Adding a contact cannot be undone once a deal, a task or a note is attached to it', async () => {
  const { crm, owner, contacts, undo } = await scene()
  const { deals, notes, tasks } = crm.services
  const due = { at: new Date(Date.now() + 60_000).toISOString() }
  for (const put of [
    (contactId: string) => deals.add(owner(), { title: 'Website', contact: asId(contactId) }),
    (contactId: string) => tasks.add(owner(), { title: 'Call', due, contactId: asId(contactId) }),
    (contactId: string) => notes.add(owner(), { text: 'Wants a call', contactId: asId(contactId) }),
  ]) {
    const { id, undoId } = await contacts.add(owner(), { name: 'Anna' })
    const part = await put(id)
    await expect(undo.undo(owner(), undoId)).rejects.toMatchObject(CHANGED)
    await undo.undo(owner(), part.undoId)
    expect(await undo.undo(owner(), undoId)).toMatchObject({ effect: 'gone' })
  }
})

test('A company that somebody else has joined since, or that already existed, stays', async () => {
  const { owner, contacts, undo, liveCompanies } = await scene()
  const first = await contacts.add(owner(), FULL)
  const second = await contacts.add(owner(), { name: 'Ben', company: 'ACME' })
  await undo.undo(owner(), first.undoId)
  expect(await liveCompanies()).toEqual(['Acme'])
  await undo.undo(owner(), second.undoId)
  expect(await liveCompanies()).toEqual(['Acme'])
})

test('A restored contact has a live company, even if that was removed in the meantime', async () => {
  const { owner, contacts, undo, liveCompanies, card } = await scene()
  const anna = await contacts.add(owner(), { name: 'Anna', company: 'Acme' })
  const ben = await contacts.add(owner(), { name: 'Ben', company: 'Acme' })
  const before = await card(ben.id)
  const gone = await contacts.delete(owner(), ben.id)
  const edited = await contacts.add(owner(), { name: 'Cleo', company: 'Acme' })
  const cleared = await contacts.edit(owner(), edited.id, { field: 'company', value: null })
  await undo.undo(owner(), anna.undoId)
  expect(await liveCompanies()).toEqual([])
  await undo.undo(owner(), gone.undoId)
  expect(await card(ben.id)).toEqual(before)
  expect(await liveCompanies()).toEqual(['Acme'])
  await undo.undo(owner(), asId(cleared.undoId))
  expect((await card(edited.id)).company).toEqual(before.company)
})

test('A contact is restored to the new company if its old one was created again in the meantime', async () => {
  const { owner, contacts, undo, liveCompanies, card } = await scene()
  const anna = await contacts.add(owner(), { name: 'Anna', company: 'Acme' })
  const ben = await contacts.add(owner(), { name: 'Ben', company: 'Acme' })
  const gone = await contacts.delete(owner(), ben.id)
  await undo.undo(owner(), anna.undoId)
  const cleo = await contacts.add(owner(), { name: 'Cleo', company: 'Acme' })
  await undo.undo(owner(), gone.undoId)
  expect((await card(ben.id)).company).toEqual((await card(cleo.id)).company)
  expect(await liveCompanies()).toEqual(['Acme'])
})

test('A second undo is refused; the same delivery again gets the first answer', async () => {
  const { owner, contacts, undo, card } = await scene()
  const { id } = await contacts.add(owner(), FULL)
  const { undoId } = await contacts.edit(owner(), id, { field: 'name', value: 'Ben' })
  const actor = owner()
  const first = await undo.undo(actor, asId(undoId))
  expect(await undo.undo(actor, asId(undoId))).toEqual(first)
  await expect(undo.undo(owner(), asId(undoId))).rejects.toMatchObject(ALREADY)
  expect((await card(id)).name).toBe('Anna')
})

test('Whatever has changed again since is left alone', async () => {
  const { owner, contacts, undo, card } = await scene()
  const { id, undoId: added } = await contacts.add(owner(), FULL)
  const edit = await contacts.edit(owner(), id, { field: 'name', value: 'Ben' })
  const title = await contacts.edit(owner(), id, { field: 'jobTitle', value: 'CEO' })
  const again = await contacts.edit(owner(), id, { field: 'name', value: 'Cleo' })
  await expect(undo.undo(owner(), asId(edit.undoId))).rejects.toMatchObject(CHANGED)
  await expect(undo.undo(owner(), added)).rejects.toMatchObject(CHANGED)
  expect(await card(id)).toMatchObject({ name: 'Cleo', jobTitle: 'CEO' })
  // Other fields of the same contact do not get in the way, and neither do changes that were undone.
  await undo.undo(owner(), asId(title.undoId))
  await undo.undo(owner(), asId(again.undoId))
  await undo.undo(owner(), asId(edit.undoId))
  expect(await card(id)).toMatchObject({ name: 'Anna', jobTitle: 'CTO' })
  await undo.undo(owner(), added)
  await expect(undo.undo(owner(), asId(edit.undoId))).rejects.toMatchObject(ALREADY)
})

test('An edit of a contact that was deleted since cannot be undone before the deletion is', async () => {
  const { owner, contacts, undo, card } = await scene()
  const { id } = await contacts.add(owner(), FULL)
  const edit = await contacts.edit(owner(), id, { field: 'name', value: 'Ben' })
  const deleted = await contacts.delete(owner(), id)
  await expect(undo.undo(owner(), asId(edit.undoId))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await undo.undo(owner(), deleted.undoId)
  await undo.undo(owner(), asId(edit.undoId))
  expect(await card(id)).toMatchObject({ name: 'Anna' })
})

test('A rep can undo only their own changes; a manager can undo everybody’s', async () => {
  const { crm, owner, join, contacts, undo } = await scene()
  const [rep, other, manager] = [await join('rep'), await join('rep'), await join('manager')]
  const { id } = await contacts.add(rep(), FULL)
  const { undoId } = await contacts.edit(rep(), id, { field: 'name', value: 'Ben' })
  await expect(undo.undo(other(), asId(undoId))).rejects.toMatchObject(refusal('FORBIDDEN', { action: 'undo' }))
  await expect(undo.undo({ ...rep(), role: 'viewer' }, asId(undoId))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await undo.undoLatest(other())).toBeNull()
  expect(await undo.undoLatest(manager())).toBeNull()
  expect(await undo.undo(manager(), asId(undoId))).toMatchObject({ name: 'Anna' })
  expect(await crm.services.contacts.get(owner(), id)).toMatchObject({ name: 'Anna' })
})

test('After 24 hours a change can no longer be undone', async () => {
  const { crm, owner, contacts, undo } = await scene()
  const { undoId } = await contacts.add(owner(), FULL)
  crm.passTime(UNDO_WINDOW_MS + 1)
  expect(await undo.undoLatest(owner())).toBeNull()
  await expect(undo.undo(owner(), undoId)).rejects.toMatchObject(refusal('EXPIRED', { kind: 'change' }))
})

test('The latest change is undone first, then the one before; commands that changed nothing are skipped', async () => {
  const { crm, owner, contacts, undo, card } = await scene()
  expect(await undo.undoLatest(owner())).toBeNull()
  const { id } = await contacts.add(owner(), FULL)
  crm.passTime(1_000)
  await contacts.edit(owner(), id, { field: 'name', value: 'Ben' })
  crm.passTime(1_000)
  await contacts.edit(owner(), id, { field: 'company', value: 'Bolt' })
  crm.passTime(1_000)
  await contacts.edit(owner(), id, { field: 'company', value: 'Bolt' })
  await crm.services.workspaces.change(owner(), 'name', 'Renamed')
  const takeBack = () => undo.undoLatest(owner())
  await takeBack()
  expect(await card(id)).toMatchObject({ name: 'Ben', companyName: 'Acme' })
  await takeBack()
  expect(await card(id)).toMatchObject({ name: 'Anna' })
  await takeBack()
  expect(await undo.undoLatest(owner())).toBeNull()
})

test('Settings, an undo itself and an unknown event cannot be undone', async () => {
  const { crm, owner, workspaceId, contacts, undo } = await scene()
  const renamed = await crm.services.workspaces.change(owner(), 'name', 'Renamed')
  const { undoId } = await contacts.add(owner(), FULL)
  await undo.undo(owner(), undoId)
  const own = await crm.models.events.findOne({ workspaceId: objectId(workspaceId), type: 'contact.deleted' }).lean()
  for (const id of [renamed.undoId, own?._id.toHexString(), 'f'.repeat(24)]) {
    await expect(undo.undo(owner(), asId(id))).rejects.toMatchObject(NO_CHANGE)
  }
})
