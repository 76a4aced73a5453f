/** Merging contacts, undoing it, and everything that may come in between. */
import { describe, expect, it } from 'vitest'

import { createFollowMergeHandler } from '../../../src/jobs/follow-merge.ts'
import { idOf, type ContactId, objectId } from '../../../src/models/ids.ts'
import { MAX_MOVED } from '../../../src/services/merging/move-references.ts'
import type { TypedContact } from '../../../src/services/contacts/add-contact.ts'
import { type Crm, createCrm, type Member, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const DAY = 24 * 60 * 60 * 1000

async function scene(settings: Parameters<Crm['team']>[0] = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const me = team.owner
  const add = async (typed: TypedContact, who: Member = me) => (await crm.services.contacts.add(who(), typed)).id
  const get = (id: ContactId, who: Member = me) => crm.services.contacts.get(who(), id)
  const note = (contactId: ContactId, text: string) => crm.services.notes.add(me(), { contactId, text })
  const types = async (id: ContactId) => {
    const { entries } = await crm.services.timeline.list(me(), { kind: 'contact', id }, { limit: 50 })
    return entries.map(({ type }) => type)
  }
  const follow = () => crm.workJobs({ 'merge.follow': createFollowMergeHandler({ follow: crm.services.followMerge }) })
  return { ...crm, crm, team, me, add, get, note, types, follow, ...crm.services }
}

describe('A merge', () => {
  it('fills what the primary lacks, lengthens lists, and keeps the rest in its entry', async () => {
    const { me, add, get, contacts, timeline } = await scene()
    const primary = await add({ name: 'Anna Berg', phones: '+49 30 1234567', tags: 'vip' })
    const losing = await add({
      name: 'Anya B.',
      phones: '+49 30 1234567, +49 30 7654321',
      emails: 'anna@berg.example',
      company: 'Berg AG',
      jobTitle: 'Head',
      tags: 'fair vip',
    })
    const merged = await contacts.merge(me(), { primary, losing })
    expect(merged).toMatchObject({ id: primary, displayName: 'Anna Berg', losingName: 'Anya B.' })
    const view = await get(primary)
    expect(view).toMatchObject({ name: 'Anna Berg', jobTitle: 'Head', tags: ['vip', 'fair'], companyName: 'Berg AG' })
    expect(view.phones.map(({ e164 }) => e164)).toEqual(['+49301234567', '+49307654321'])
    expect(view.emails.map(({ value }) => value)).toEqual(['anna@berg.example'])
    const { entries } = await timeline.list(me(), { kind: 'contact', id: primary }, { limit: 1 })
    expect(entries[0]?.type).toBe('contact.merged')
    expect(entries[0]?.changes).toContainEqual({ path: 'left.name', from: 'Anya B.', to: null })
  })

  it('takes notes, tasks, deals and the timeline along, and is found by the values of both', async () => {
    const { me, add, get, note, types, contacts, tasks, deals, search } = await scene()
    const primary = await add({ name: 'Anna Berg' })
    const losing = await add({ name: 'Wilhelmina', emails: 'mina@berg.example' })
    await note(losing, 'Likes boats')
    const { id: taskId } = await tasks.add(me(), {
      title: 'Call',
      due: { date: '2035-01-02' },
      contactId: losing,
    })
    const { id: dealId } = await deals.add(me(), { title: 'Boat', contact: losing })
    await contacts.merge(me(), { primary, losing })
    expect(await types(primary)).toEqual(
      expect.arrayContaining(['note.created', 'task.created', 'deal.created', 'contact.created', 'contact.merged']),
    )
    expect((await types(primary)).filter((type) => type === 'contact.created')).toHaveLength(2)
    expect((await tasks.nextOf(me(), { kind: 'contact', id: primary }))?.id).toBe(taskId)
    expect((await deals.ofContact(me(), primary, 5)).map(({ id }) => id)).toEqual([dealId])
    expect((await deals.get(me(), dealId)).contact).toEqual([{ id: primary, name: 'Anna Berg' }])
    for (const words of ['wilhelmina', 'mina@berg.example', 'anna']) {
      const found = await search(me(), words, { contacts: 3, companies: 1, deals: 1, tasks: 1 })
      expect(found.contacts.map(({ id }) => id)).toEqual([primary])
    }
    // Still so after another edit.
    await contacts.edit(me(), primary, { field: 'jobTitle', value: 'CEO' })
    expect((await contacts.find(me(), 'wilhelmina', 3)).contacts.map(({ id }) => id)).toEqual([primary])
    expect((await get(losing)).id).toBe(primary)
  })

  it('makes the losing id lead to the primary, also for changes and along a chain', async () => {
    const { me, add, get, note, types, contacts, tasks, timeline } = await scene()
    const [first, second, third] = [
      await add({ name: 'One' }),
      await add({ name: 'Two' }),
      await add({ name: 'Three' }),
    ]
    await contacts.merge(me(), { primary: second, losing: first })
    await contacts.merge(me(), { primary: third, losing: second })
    expect((await get(first)).displayName).toBe('Three')
    await note(first, 'By the old link')
    await contacts.edit(me(), first, { field: 'jobTitle', value: 'CEO' })
    await tasks.add(me(), { title: 'Call', due: { date: '2035-01-02' }, contactId: second })
    expect((await get(third)).jobTitle).toBe('CEO')
    expect(await types(third)).toEqual(expect.arrayContaining(['note.created', 'contact.updated', 'task.created']))
    expect(await types(first)).toEqual(await types(third))
    const { tasks: listed, name } = await tasks.list(me(), {
      of: { kind: 'contact', id: first },
      part: 'open',
      limit: 5,
    })
    expect([name, listed.length]).toEqual(['Three', 1])
    const { entries } = await timeline.list(me(), { kind: 'contact', id: third }, { limit: 2 })
    const before = entries.at(-1)?.id
    const older = await timeline.list(me(), { kind: 'contact', id: third }, { limit: 50, ...(before && { before }) })
    expect(older.entries.length).toBe((await types(third)).length - 2)
    const removed = await contacts.delete(me(), first)
    expect(removed.id).toBe(third)
  })

  it('is one transaction of a bounded size: the rest follows by a job, and neither can be merged meanwhile', async () => {
    const { me, add, contacts, models, undo, follow, team, get } = await scene()
    const [primary, losing, other] = [
      await add({ name: 'One' }),
      await add({ name: 'Two' }),
      await add({ name: 'Six' }),
    ]
    const workspaceId = objectId(team.workspaceId)
    const many = Array.from({ length: 2 * MAX_MOVED + 50 }, (_, index) => ({
      workspaceId,
      text: `Note ${index}`,
      contactId: objectId(losing),
      source: 'manual' as const,
    }))
    await models.notes.insertMany(many)
    const countOn = (id: ContactId) => models.notes.countDocuments({ workspaceId, contactId: objectId(id) })
    const { undoId } = await contacts.merge(me(), { primary, losing })
    expect(await countOn(primary)).toBe(MAX_MOVED)
    const underWay = refusal('CONFLICT', { reason: 'merge-under-way' })
    await expect(contacts.merge(me(), { primary: other, losing: primary })).rejects.toMatchObject(underWay)
    await expect(contacts.merge(me(), { primary, losing: other })).rejects.toMatchObject(underWay)
    await expect(undo.undo(me(), undoId)).rejects.toMatchObject(underWay)
    await follow()
    expect(await countOn(primary)).toBe(many.length)
    await undo.undo(me(), undoId)
    await expect(contacts.merge(me(), { primary: other, losing: primary })).rejects.toMatchObject(underWay)
    await follow()
    expect([await countOn(primary), await countOn(losing)]).toEqual([0, many.length])
    expect((await get(losing)).displayName).toBe('Two')
  })

  it('takes along what was added to the losing contact at the same moment', async () => {
    const { me, add, contacts, models, follow, team, passTime } = await scene()
    const [primary, losing] = [await add({ name: 'One' }), await add({ name: 'Two' })]
    await contacts.merge(me(), { primary, losing })
    const workspaceId = objectId(team.workspaceId)
    await models.notes.create([{ workspaceId, text: 'Late', contactId: objectId(losing), source: 'manual' }])
    passTime(60_000)
    await follow()
    const [late] = await models.notes.find({ workspaceId, text: 'Late' }).lean()
    expect(late?.contactId && idOf(late.contactId)).toBe(primary)
  })

  it('of two at once only one happens, and a repeated tap changes nothing', async () => {
    const { me, add, contacts, models, team } = await scene()
    const [a, b] = [await add({ name: 'One' }), await add({ name: 'Two' })]
    const actor = me()
    const results = await Promise.allSettled([
      contacts.merge(actor, { primary: a, losing: b }),
      contacts.merge(actor, { primary: a, losing: b }),
      contacts.merge(me(), { primary: b, losing: a }),
      contacts.merge(me(), { primary: a, losing: b }),
    ])
    const types = { workspaceId: objectId(team.workspaceId), type: 'contact.merged' as const }
    expect(await models.events.countDocuments(types)).toBe(1)
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(refused.length).toBeGreaterThanOrEqual(2)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'CONFLICT' })
  })

  it('refuses itself, what is gone, other workspaces, and what the member may not see or delete', async () => {
    const { me, crm, add, contacts, team } = await scene({ visibility: 'own' })
    const rep = await team.join('rep')
    const stranger = await crm.team()
    const theirs = (await crm.services.contacts.add(stranger.owner(), { name: 'Foreign' })).id
    const [a, b, c] = [await add({ name: 'A' }), await add({ name: 'B' }), await add({ name: 'C' })]
    const missing = { code: 'NOT_FOUND' }
    await expect(contacts.merge(me(), { primary: a, losing: a })).rejects.toMatchObject({ code: 'VALIDATION' })
    await expect(contacts.merge(me(), { primary: a, losing: theirs })).rejects.toMatchObject(missing)
    await expect(contacts.merge(me(), { primary: theirs, losing: a })).rejects.toMatchObject(missing)
    const own = await add({ name: 'Own' }, rep)
    await expect(contacts.merge(rep(), { primary: own, losing: a })).rejects.toMatchObject(missing)
    await expect(contacts.merge(rep(), { primary: a, losing: own })).rejects.toMatchObject(missing)
    await contacts.merge(me(), { primary: a, losing: b })
    const heir = { reason: 'merged', name: 'A', about: { kind: 'contact', id: a } }
    await expect(contacts.merge(me(), { primary: c, losing: b })).rejects.toMatchObject(refusal('CONFLICT', heir))
    await contacts.delete(me(), c)
    await expect(contacts.previewMerge(me(), { primary: a, losing: c })).rejects.toMatchObject(missing)
  })

  it('shows all of the story to a member who sees only their own, and now has both', async () => {
    const { me, add, note, contacts, timeline, team } = await scene({ visibility: 'own' })
    const rep = await team.join('rep')
    const [primary, losing] = [await add({ name: 'Anna' }, rep), await add({ name: 'Anya' })]
    await note(losing, 'Likes boats')
    await contacts.merge(me(), { primary, losing })
    const { entries } = await timeline.list(rep(), { kind: 'contact', id: primary }, { limit: 20 })
    expect(entries.map(({ type }) => type).toSorted()).toEqual([
      'contact.created',
      'contact.created',
      'contact.merged',
      'note.created',
    ])
    expect(entries.find(({ type }) => type === 'note.created')?.about).toBe('Likes boats')
  })

  it('needs the right to delete what a colleague owns', async () => {
    const { me, add, contacts, team, workspaces } = await scene()
    const rep = await team.join('rep')
    await workspaces.setRule(me(), 'deletion', 'own')
    const [theirs, own] = [await add({ name: 'Theirs' }), await add({ name: 'Own' }, rep)]
    const refused = refusal('FORBIDDEN', { action: 'record.delete-others' })
    await expect(contacts.merge(rep(), { primary: own, losing: theirs })).rejects.toMatchObject(refused)
    await contacts.merge(rep(), { primary: theirs, losing: own })
  })
})

describe('Undoing a merge', () => {
  it('brings both back, and leaves what was added and changed since with the primary', async () => {
    const { me, add, get, note, contacts, undo, deals, types, trash } = await scene()
    const primary = await add({ name: 'Anna Berg', phones: '+49 30 1234567' })
    const losing = await add({ name: 'Anya', phones: '+49 30 7654321', jobTitle: 'Head', company: 'Berg AG' })
    await note(losing, 'Before')
    const { id: dealId } = await deals.add(me(), { title: 'Boat', contact: losing })
    const { undoId } = await contacts.merge(me(), { primary, losing })
    expect((await trash.list(me(), { kind: 'contact', limit: 5 })).rows).toEqual([])
    await note(primary, 'Since')
    await contacts.edit(me(), primary, { field: 'jobTitle', value: 'CEO' })
    const undone = await undo.undo(me(), undoId)
    expect(undone).toMatchObject({
      name: 'Anya',
      separated: { from: 'Anna Berg', stayed: { fields: ['jobTitle'], added: 1 } },
    })
    expect(await get(losing)).toMatchObject({ displayName: 'Anya', jobTitle: 'Head', companyName: 'Berg AG' })
    const view = await get(primary)
    expect(view).toMatchObject({ displayName: 'Anna Berg', jobTitle: 'CEO', companyName: null })
    expect(view.phones.map(({ e164 }) => e164)).toEqual(['+49301234567'])
    expect((await deals.get(me(), dealId)).contact).toEqual([{ id: losing, name: 'Anya' }])
    // The merge and its undo are one entry.
    expect(await types(losing)).toContain('contact.merged')
    expect((await types(primary)).filter((type) => type === 'note.created')).toHaveLength(1)
    expect((await contacts.find(me(), 'anya', 5)).contacts.map(({ id }) => id)).toEqual([losing])
    await expect(undo.undo(me(), undoId)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'already-undone' }))
    expect((await trash.list(me(), { kind: 'contact', limit: 5 })).rows).toEqual([])
  })

  it('is possible for a year, for admins, and only the latest merge first', async () => {
    const { me, add, get, contacts, undo, team, passTime } = await scene()
    const rep = await team.join('rep')
    const [a, b, c] = [await add({ name: 'A' }), await add({ name: 'B' }), await add({ name: 'C' })]
    const first = await contacts.merge(me(), { primary: a, losing: b })
    const second = await contacts.merge(me(), { primary: a, losing: c })
    passTime(40 * DAY)
    await expect(undo.undo(me(), second.undoId)).rejects.toMatchObject({ code: 'EXPIRED' })
    const later = refusal('CONFLICT', { reason: 'merged-later', name: 'C' })
    await expect(contacts.separate(me(), first.undoId)).rejects.toMatchObject(later)
    await expect(contacts.separate(rep(), second.undoId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await contacts.listMerges(me(), a)).merges).toMatchObject([{ name: 'C' }, { name: 'B' }])
    await contacts.separate(me(), second.undoId)
    await contacts.separate(me(), first.undoId)
    expect((await contacts.listMerges(me(), a)).merges).toEqual([])
    expect([(await get(b)).displayName, (await get(c)).displayName]).toEqual(['B', 'C'])
    const again = await contacts.merge(me(), { primary: a, losing: b })
    await expect(contacts.separate(me(), first.undoId)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'already-undone' }),
    )
    passTime(366 * DAY)
    await expect(contacts.separate(me(), again.undoId)).rejects.toMatchObject({ code: 'EXPIRED' })
  })

  it('waits for the undo of what came after it: a merge of the primary, or its deletion', async () => {
    const { me, add, contacts, undo } = await scene()
    const [a, b, c] = [await add({ name: 'A' }), await add({ name: 'B' }), await add({ name: 'C' })]
    const first = await contacts.merge(me(), { primary: a, losing: b })
    const second = await contacts.merge(me(), { primary: c, losing: a })
    await expect(undo.undo(me(), first.undoId)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'merged-later', name: 'A' }),
    )
    await undo.undo(me(), second.undoId)
    await contacts.delete(me(), a)
    await expect(undo.undo(me(), first.undoId)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
  })
})
