/** Whatever happened to two companies: a merge and its undo leave the stored data as they were. */
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { type CompanyId, objectId, type WorkspaceId } from '../../../src/models/ids.ts'
import type { Models } from '../../../src/models/models.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const word = fc.constantFrom('sale', 'office', 'info', 'vip', 'fair')
const typed = fc.record({
  domain: fc.constantFrom('', 'berg.example', 'acme.example'),
  website: fc.constantFrom('', 'https://berg.example/', 'https://acme.example/'),
  phones: fc.constantFrom('', '+49 30 1234500', '+49 30 1234510, +49 30 1234520'),
  emails: fc.uniqueArray(word, { maxLength: 2 }).map((list) => list.map((one) => `${one}@berg.example`).join(', ')),
  address: fc.constantFrom('', 'Main Street 1', 'High Street 2'),
  tags: fc.uniqueArray(word, { maxLength: 3 }).map((list) => list.join(' ')),
})

const step = fc.record({
  does: fc.constantFrom('note', 'task', 'deal', 'contact', 'nameless', 'address', 'tags', 'delete-note'),
  on: fc.constantFrom(0, 1),
  nth: fc.integer({ min: 0, max: 99 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const KINDS = ['companies', 'contacts', 'notes', 'tasks', 'deals'] as const

/** Everything stored about the workspace, without what moves with every write. */
async function stored(models: Models, workspaceId: WorkspaceId) {
  const own = { workspaceId: objectId(workspaceId) }
  const plain = (records: readonly object[]): Record<string, unknown>[] =>
    records.map((record) => {
      const { version: _version, updatedAt: _updatedAt, links: _links, ...rest } = record as Record<string, unknown>
      return JSON.parse(JSON.stringify(rest)) as Record<string, unknown>
    })
  return {
    companies: plain(await models.companies.find(own).sort({ _id: 1 }).lean()),
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
      fc.array(step, { maxLength: 8 }),
      fc.array(fc.constantFrom('note', 'task', 'deal', 'contact', 'nameless'), { maxLength: 3 }),
      fc.boolean(),
      async (firms, steps, since, byAdmin) => {
        const crm = createCrm(database())
        const team = await crm.team()
        const me = team.owner
        const { companies, contacts, notes, tasks, deals, undo } = crm.services
        const ids: CompanyId[] = []
        const names = ['Berg AG', 'Acme GmbH'] as const
        for (const [index, firm] of firms.entries()) {
          const given = Object.fromEntries(Object.entries(firm).filter(([, text]) => text !== ''))
          ids.push((await companies.add(me(), { name: names[index] ?? '', ...given })).id)
        }
        const idAt = (index: number): CompanyId => ids[index] ?? (ids[0] as CompanyId)
        let people = 0

        async function take({ does, on, nth }: Step): Promise<void> {
          const companyId = idAt(on)
          const company = names[on] ?? names[0]
          people += 1
          switch (does) {
            case 'note':
              await notes.add(me(), { companyId, text: `Note ${nth}` })
              return
            case 'delete-note': {
              const { id } = await notes.add(me(), { companyId, text: `Gone ${nth}` })
              await notes.delete(me(), id)
              return
            }
            case 'task':
              await tasks.add(me(), { title: 'Call', due: { date: `2035-01-${10 + (nth % 20)}` }, companyId })
              return
            case 'deal':
              await deals.add(me(), { title: `Deal ${nth}`, company })
              return
            case 'contact':
              await contacts.add(me(), { name: `Person ${people}`, company })
              return
            case 'nameless':
              // Called after the company.
              await contacts.add(me(), { company, jobTitle: `Job ${nth}` })
              return
            case 'address':
              await companies.edit(me(), companyId, { field: 'address', value: `Street ${nth}` })
              return
            case 'tags':
              await companies.edit(me(), companyId, { field: 'tags', value: [`tag${nth}`] })
          }
        }
        for (const one of steps) await take(one)

        const before = await stored(crm.models, team.workspaceId)
        const [primary, losing] = [idAt(0), idAt(1)]
        const { undoId } = await companies.merge(me(), { primary, losing })
        // By the name of the one that is gone, too: it means the one that remains.
        for (const [index, kind] of since.entries()) await take({ does: kind, on: index % 2 === 0 ? 0 : 1, nth: 7 })
        if (byAdmin) await companies.separate(me(), undoId)
        else await undo.undo(me(), undoId)

        const after = await stored(crm.models, team.workspaceId)
        for (const kind of KINDS) {
          const known = new Set(before[kind].map(({ _id }) => _id))
          // A note that was added since is the primary's last touch.
          const moved = since.includes('note') && { touchedAt: null }
          const comparable = (records: readonly Record<string, unknown>[]) =>
            records.map((record) => (record['_id'] === primary ? { ...record, ...moved } : record))
          const kept = after[kind].filter(({ _id }) => known.has(_id))
          expect(comparable(kept), kind).toEqual(comparable(before[kind]))
          for (const added of after[kind].filter(({ _id }) => !known.has(_id))) expect(added['companyId']).toBe(primary)
        }
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)
