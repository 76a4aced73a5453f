/** Whatever happened to two contacts: a merge and its undo leave the stored data as they were. */
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { type ContactId, objectId, type WorkspaceId } from '../../../src/models/ids.ts'
import type { Models } from '../../../src/models/models.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const phone = fc.integer({ min: 0, max: 3 }).map((last) => `+49 30 12345${last}0`)
const word = fc.constantFrom('anna', 'berg', 'fair', 'vip', 'boat')
const typed = fc.record({
  name: fc.constantFrom('Anna Berg', 'Anya B.', 'Ганна Берг', 'Ben'),
  phones: fc.array(phone, { maxLength: 2 }).map((list) => list.join(', ')),
  emails: fc.uniqueArray(word, { maxLength: 2 }).map((list) => list.map((one) => `${one}@berg.example`).join(', ')),
  company: fc.constantFrom('', 'Berg AG', 'Acme'),
  jobTitle: fc.constantFrom('', 'Head', 'CEO'),
  tags: fc.uniqueArray(word, { maxLength: 3 }).map((list) => list.join(' ')),
})

const step = fc.record({
  does: fc.constantFrom('note', 'task', 'done', 'deal', 'both', 'title', 'tags', 'delete-note'),
  on: fc.constantFrom(0, 1),
  nth: fc.integer({ min: 0, max: 99 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Everything stored about the workspace's people, without what moves with every write. */
async function stored(models: Models, workspaceId: WorkspaceId) {
  const own = { workspaceId: objectId(workspaceId) }
  const plain = (records: readonly object[]): Record<string, unknown>[] =>
    records.map((record) => {
      const { version: _version, updatedAt: _updatedAt, ...rest } = record as Record<string, unknown>
      return JSON.parse(JSON.stringify(rest)) as Record<string, unknown>
    })
  return {
    contacts: plain(await models.contacts.find(own).sort({ _id: 1 }).lean()),
    notes: plain(await models.notes.find(own).sort({ _id: 1 }).lean()),
    tasks: plain(await models.tasks.find(own).sort({ _id: 1 }).lean()),
    deals: plain(await models.deals.find(own).sort({ _id: 1 }).lean()),
  }
}

it('Merge then undo is the identity on stored data, and what was added since stays with the primary', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(typed, typed),
      fc.array(step, { maxLength: 10 }),
      fc.array(fc.constantFrom('note', 'task', 'deal'), { maxLength: 3 }),
      fc.boolean(),
      async (people, steps, since, byAdmin) => {
        const crm = createCrm(database())
        const team = await crm.team()
        const me = team.owner
        const { contacts, notes, tasks, deals, undo } = crm.services
        const ids: ContactId[] = []
        for (const person of people) {
          const given = Object.fromEntries(Object.entries(person).filter(([, text]) => text !== ''))
          ids.push((await contacts.add(me(), given)).id)
        }
        const idAt = (index: number): ContactId => ids[index] ?? (ids[0] as ContactId)

        async function take({ does, on, nth }: Step): Promise<void> {
          const contactId = idAt(on)
          switch (does) {
            case 'note':
              await notes.add(me(), { contactId, text: `Note ${nth}` })
              return
            case 'delete-note': {
              const { id } = await notes.add(me(), { contactId, text: `Gone ${nth}` })
              await notes.delete(me(), id)
              return
            }
            case 'task':
            case 'done': {
              const { id } = await tasks.add(me(), {
                title: 'Call',
                due: { date: `2035-01-${10 + (nth % 20)}` },
                contactId,
              })
              if (does === 'done') await tasks.done(me(), id, { outcome: 'done' })
              return
            }
            case 'deal':
              await deals.add(me(), { title: `Deal ${nth}`, contact: contactId })
              return
            case 'both': {
              const { id } = await deals.add(me(), { title: `Both ${nth}`, contact: [contactId, idAt(1 - on)] })
              if (nth % 3 === 0) return
              // The same role twice, or one each, or only one of them has any.
              await deals.changePeople(me(), id, { what: 'role', contact: contactId, role: 'champion' })
              if (nth % 3 === 1) return
              const role = nth % 2 === 0 ? 'champion' : 'payer'
              await deals.changePeople(me(), id, { what: 'role', contact: idAt(1 - on), role })
              return
            }
            case 'title':
              await contacts.edit(me(), contactId, { field: 'jobTitle', value: `Job ${nth}` })
              return
            case 'tags':
              await contacts.edit(me(), contactId, { field: 'tags', value: [`tag${nth}`] })
          }
        }
        for (const one of steps) await take(one)

        const before = await stored(crm.models, team.workspaceId)
        const [primary, losing] = [idAt(0), idAt(1)]
        const { undoId } = await contacts.merge(me(), { primary, losing })
        for (const kind of since) await take({ does: kind, on: 0, nth: 7 })
        if (byAdmin) await contacts.separate(me(), undoId)
        else await undo.undo(me(), undoId)

        const after = await stored(crm.models, team.workspaceId)
        const [planned, noted] = [since.includes('task'), since.includes('note')]
        for (const kind of ['contacts', 'notes', 'tasks', 'deals'] as const) {
          const known = new Set(before[kind].map(({ _id }) => _id))
          const kept = after[kind].filter(({ _id }) => known.has(_id))
          // A task that was added since is the primary's next step, perhaps, and a note its last touch.
          const moved = { ...(planned && { nextTaskAt: null }), ...(noted && { touchedAt: null }) }
          const comparable = (records: readonly Record<string, unknown>[]) =>
            records.map((record) => (record['_id'] === primary ? { ...record, ...moved } : record))
          expect(comparable(kept), kind).toEqual(comparable(before[kind]))
          for (const added of after[kind].filter(({ _id }) => !known.has(_id)))
            expect(added['contactId'] ?? (added['contactIds'] as string[])[0]).toBe(primary)
        }
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
