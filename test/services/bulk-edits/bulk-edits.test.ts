/** Bulk edits: many records at once, exactly once, with the rights of whoever began them, and undone as one. */
import { describe, expect, test } from 'vitest'

import type { BulkChange } from '../../../src/models/bulk-change.ts'
import { type BulkEditId, type ContactId, objectId } from '../../../src/models/ids.ts'
import type { ViewKind } from '../../../src/models/view.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm, type Member, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const NEVER = new AbortController().signal

async function scene(settings: { readonly visibility?: 'own' } = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const { services, models } = crm
  const { views, bulkEdits, bulkEditWork, contacts, undo } = services

  const begin = async (who: Member, kind: ViewKind, change: BulkChange): Promise<BulkEditId> => {
    const view = await views.begin(who(), kind)
    return bulkEdits.begin(who(), { view, change, expected: await views.count(who(), view) })
  }
  const turnOf = async (who: Member, id: BulkEditId) => {
    const { turn } = await models.bulkEdits
      .findOne({ workspaceId: objectId(who.workspaceId), _id: objectId(id) })
      .orFail()
    return { workspaceId: who.workspaceId, bulkEditId: id, memberId: who.id, turn }
  }
  const run = async (who: Member, id: BulkEditId) => bulkEditWork.run(who(), await turnOf(who, id), NEVER)
  const make = async (who: Member, kind: ViewKind, change: BulkChange) => {
    const id = await begin(who, kind, change)
    await run(who, id)
    return id
  }
  const undoAll = async (who: Member, id: BulkEditId) => {
    const { undoId } = await bulkEdits.get(who(), id)
    if (undoId === null) throw new Error('There is nothing to undo')
    await undo.undo(who(), undoId)
    await bulkEditWork.undo(who(), await turnOf(who, id), NEVER)
    return bulkEdits.get(who(), id)
  }
  const addMany = async (who: Member, names: readonly string[], typed: object = {}): Promise<readonly ContactId[]> => {
    const ids: ContactId[] = []
    for (const name of names) ids.push((await contacts.add(who(), { name, ...typed })).id)
    return ids
  }
  /** Everything stored about the contacts, without what any change moves. */
  const stored = async (who: Member) => {
    const found = await models.contacts
      .find({ workspaceId: objectId(who.workspaceId) })
      .sort({ _id: 1 })
      .lean()
    return found.map((record) => ({ ...record, version: 0, updatedAt: null }))
  }
  return { crm, team, owner: team.owner, begin, turnOf, run, make, undoAll, addMany, stored, ...services, models }
}

const TAG: BulkChange = { what: 'tag', tags: ['fair'] }

describe('A bulk edit', () => {
  test('tags, and is undone as one: nothing stored differs', async () => {
    const { owner, addMany, make, undoAll, stored, contacts, bulkEdits } = await scene()
    const [first] = await addMany(owner, ['Anna', 'Ben', 'Cora'], { tags: '#vip' })
    await addMany(owner, ['Dana'], { tags: '#fair' })
    const before = await stored(owner)
    const id = await make(owner, 'contact', TAG)
    expect(await bulkEdits.get(owner(), id)).toMatchObject({ state: 'done', total: 4, changed: 3, unchanged: 1 })
    expect((await contacts.get(owner(), first ?? asId(''))).tags).toEqual(['vip', 'fair'])
    expect(await undoAll(owner, id)).toMatchObject({ state: 'undone', undone: 3, kept: 0 })
    expect(await stored(owner)).toEqual(before)
  })

  test.each<[string, BulkChange]>([
    ['the removal of a tag', { what: 'untag', tags: ['vip'] }],
    ['a field', { what: 'set', field: 'jobTitle', value: 'Buyer', shown: 'Buyer' }],
    ['a cleared field', { what: 'set', field: 'jobTitle', value: null, shown: null }],
    ['a company that does not exist yet', { what: 'set', field: 'company', value: 'Umbrella', shown: 'Umbrella' }],
    ['a deletion', { what: 'delete' }],
  ])('with %s is undone as one', async (_, change) => {
    const { owner, addMany, make, undoAll, stored, models } = await scene()
    await addMany(owner, ['Anna', 'Ben'], { tags: '#vip #tech', jobTitle: 'CTO', company: 'Acme' })
    const before = await stored(owner)
    const id = await make(owner, 'contact', change)
    expect(await stored(owner)).not.toEqual(before)
    expect(await undoAll(owner, id)).toMatchObject({ state: 'undone', undone: 2, kept: 0 })
    expect(await stored(owner)).toEqual(before)
    const live = await models.companies.find({ workspaceId: objectId(owner.workspaceId), deletedAt: null }).lean()
    expect(live.map(({ name }) => name)).toEqual(['Acme'])
  })

  test('gives records away with one notice, and brings them back where members see only their own', async () => {
    const { owner, team, addMany, make, undoAll, contacts, crm } = await scene({ visibility: 'own' })
    const [max, priya] = [await team.join('rep', 'Max'), await team.join('rep', 'Priya')]
    const [anna = asId<ContactId>('')] = await addMany(max, ['Anna', 'Ben', 'Cora'])
    await addMany(owner, ['Not his'])
    const id = await make(max, 'contact', { what: 'set', field: 'owner', value: priya.id, shown: 'Priya' })
    await expect(contacts.get(max(), anna)).rejects.toMatchObject(refusal('NOT_FOUND'))
    expect((await contacts.get(priya(), anna)).owner).toMatchObject({ name: 'Priya' })
    const news = await crm.jobs.find({ kind: 'notify.news', workspaceId: objectId(owner.workspaceId) }).lean()
    expect(news.map(({ payload }) => payload)).toMatchObject([
      { memberId: priya.id, by: max.id, news: { kind: 'assigned', target: 'many', of: 'contact', count: 3 } },
    ])
    expect(await undoAll(max, id)).toMatchObject({ undone: 3, kept: 0 })
    expect((await contacts.get(max(), anna)).owner).toMatchObject({ name: 'Max' })
  })

  test('leaves what somebody has changed since, and names it', async () => {
    const { owner, addMany, make, undoAll, contacts } = await scene()
    const [anna = asId<ContactId>(''), ben = asId<ContactId>('')] = await addMany(owner, ['Anna', 'Ben'])
    const id = await make(owner, 'contact', { what: 'set', field: 'jobTitle', value: 'Buyer', shown: 'Buyer' })
    await contacts.edit(owner(), anna, { field: 'jobTitle', value: 'Owner' })
    expect(await undoAll(owner, id)).toMatchObject({ undone: 1, kept: 1, keptNames: ['Anna'] })
    expect([(await contacts.get(owner(), anna)).jobTitle, (await contacts.get(owner(), ben)).jobTitle]).toEqual([
      'Owner',
      null,
    ])
  })

  test('skips what its maker may not change: closed deals, required fields, others’ records where reps delete their own', async () => {
    const { owner, team, begin, run, make, deals, contacts, bulkEdits, workspaces, pipelines, customFields } =
      await scene()
    const { key } = await customFields.make(owner(), { kind: 'deal', type: 'text', label: 'Order' })
    await team.refresh()
    const { id: closed } = await deals.add(owner(), {
      title: 'Closed',
      amount: { minor: 1, currency: 'EUR' },
      [key]: 'A-1',
    })
    const { stage } = await deals.get(owner(), closed)
    await pipelines.requireField(owner(), { stageId: stage.id }, key, true)
    await deals.move(owner(), closed, { wish: { to: 'won' }, from: stage.id })
    await deals.add(owner(), { title: 'Needs it', [key]: 'A-2' })
    const cleared = await make(owner, 'deal', { what: 'set', field: key, value: null, shown: null })
    expect(await bulkEdits.get(owner(), cleared)).toMatchObject({ changed: 0, skipped: { closed: 1, required: 1 } })

    await workspaces.setRule(owner(), 'deletion', 'own')
    const rep = await team.join('rep')
    await contacts.add(owner(), { name: 'Hers' })
    await contacts.add(rep(), { name: 'His' })
    const id = await begin(rep, 'contact', { what: 'delete' })
    await run(rep, id)
    expect(await bulkEdits.get(rep(), id)).toMatchObject({ changed: 1, skipped: { 'not-yours': 1 } })
  })

  test('is refused where the number of records is another by now, and for another workspace', async () => {
    const { owner, addMany, views, bulkEdits, begin } = await scene()
    await addMany(owner, ['Anna'])
    const view = await views.begin(owner(), 'contact')
    await addMany(owner, ['Ben'])
    const stale = bulkEdits.begin(owner(), { view, change: TAG, expected: 1 })
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'count-changed', count: 2 } })
    const other = await scene()
    const foreign = other.bulkEdits.begin(other.owner(), { view, change: TAG, expected: 2 })
    await expect(foreign).rejects.toMatchObject(refusal('NOT_FOUND'))
    const id = await begin(owner, 'contact', TAG)
    await expect(other.bulkEdits.get(other.owner(), id)).rejects.toMatchObject(refusal('NOT_FOUND'))
  })

  test('refuses values that a record alone would refuse, before anything is written', async () => {
    const { owner, addMany, begin, models } = await scene()
    await addMany(owner, ['Anna'])
    const bad: readonly BulkChange[] = [
      { what: 'set', field: 'website', value: 'not a link', shown: 'x' },
      { what: 'set', field: 'phones', value: '1', shown: '1' },
      { what: 'set', field: 'nothing', value: '1', shown: '1' },
      { what: 'set', field: 'owner', value: '65f1c0ffee65f1c0ffee65f1', shown: 'x' },
      { what: 'tag', tags: [''] },
    ]
    for (const change of bad) await expect(begin(owner, 'contact', change)).rejects.toMatchObject({ name: 'AppError' })
    expect(await models.bulkEdits.countDocuments({ workspaceId: objectId(owner.workspaceId) })).toBe(0)
  })

  test('changes each record once, however often its job is repeated, and stops where it is told', async () => {
    const { owner, addMany, begin, turnOf, bulkEditWork, bulkEdits, models, undoAll, stored } = await scene()
    await addMany(
      owner,
      Array.from({ length: 230 }, (_, index) => `Contact ${index}`),
    )
    const before = await stored(owner)
    const id = await begin(owner, 'contact', TAG)
    const ref = await turnOf(owner, id)
    // Both have the same turn: one of them finds the chunk done.
    await Promise.all([bulkEditWork.run(owner(), ref, NEVER), bulkEditWork.run(owner(), ref, NEVER)])
    await bulkEditWork.run(owner(), ref, NEVER)
    expect(await bulkEdits.get(owner(), id)).toMatchObject({ state: 'done', changed: 230, total: 230 })
    const events = { workspaceId: objectId(owner.workspaceId), type: 'contact.updated' as const }
    expect(await models.events.countDocuments(events)).toBe(230)
    expect(await undoAll(owner, id)).toMatchObject({ undone: 230, kept: 0 })
    expect(await stored(owner)).toEqual(before)

    const stopped = await begin(owner, 'contact', { what: 'tag', tags: ['late'] })
    const late = await turnOf(owner, stopped)
    await bulkEdits.stop(owner(), stopped)
    await bulkEditWork.run(owner(), late, NEVER)
    expect(await bulkEdits.get(owner(), stopped)).toMatchObject({ state: 'cancelled', changed: 0 })
  })

  test('goes on only with the rights that its maker has by then', async () => {
    const { owner, team, addMany, begin, turnOf, bulkEditWork, bulkEdits } = await scene()
    const rep = await team.join('rep')
    await addMany(owner, ['Anna'])
    const id = await begin(rep, 'contact', TAG)
    const demoted = { ...rep(), role: 'viewer' as const }
    await expect(bulkEditWork.run(demoted, await turnOf(rep, id), NEVER)).rejects.toMatchObject(refusal('FORBIDDEN'))
    expect(await bulkEdits.get(owner(), id)).toMatchObject({ changed: 0 })
  })
})
