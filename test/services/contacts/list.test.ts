import fc from 'fast-check'
import { Types } from 'mongoose'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import type { ContactId } from '../../../src/models/ids.ts'
import { CONTACT_ORDERS, type ContactOrder, type ContactPage } from '../../../src/services/contacts/read-contacts.ts'
import { createCrm, type Member } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

type Row = { readonly name: string; readonly minute: number; readonly mine: boolean; readonly deleted: boolean }
const row = fc.record({
  name: fc.constantFrom('anna', 'ben', 'chloé', 'ґанна', 'Zoë'),
  minute: fc.nat({ max: 3 }),
  mine: fc.boolean(),
  deleted: fc.boolean(),
})

async function scene(rows: readonly Row[]) {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const other = new Types.ObjectId()
  const documents = rows.map(({ name, minute, mine, deleted }) => ({
    _id: new Types.ObjectId(),
    workspaceId: objectId(workspaceId),
    name,
    displayName: name,
    sortName: name,
    ownerId: mine ? objectId(owner.id) : other,
    emails: [],
    phones: [],
    tags: [],
    search: { tokens: [], trigrams: [] },
    source: 'manual' as const,
    deletedAt: deleted ? new Date() : null,
    version: 1,
    createdAt: new Date(0),
    updatedAt: new Date(1_700_000_000_000 + minute * 60_000),
  }))
  if (documents.length > 0) await crm.models.contacts.collection.insertMany(documents)
  const expected = (order: ContactOrder, mine: boolean) =>
    documents
      .filter(({ ownerId, deletedAt }) => deletedAt === null && (!mine || ownerId.toHexString() === owner.id))
      .toSorted((a, b) => {
        const byId = Buffer.compare(a._id.id, b._id.id)
        if (order === 'recent') return b.updatedAt.getTime() - a.updatedAt.getTime() || -byId
        return Buffer.compare(Buffer.from(a.sortName), Buffer.from(b.sortName)) || byId
      })
      .map(({ _id }) => _id.toHexString())
  return { crm, owner, contacts: crm.services.contacts, expected }
}
type Contacts = Awaited<ReturnType<typeof scene>>['contacts']
type Walk = { readonly order: ContactOrder; readonly mine: boolean; readonly limit: number }

/** Every page from the first one on, as somebody who taps “next” sees them. */
async function forwards(contacts: Contacts, owner: Member, walk: Walk): Promise<ContactPage[]> {
  const pages = [await contacts.list(owner(), walk)]
  for (let last = pages.at(-1); last?.hasAfter === true; last = pages.at(-1)) {
    const contactId = last.contacts.at(-1)?.id
    if (contactId === undefined) throw new Error('A page with more after it is not empty')
    pages.push(await contacts.list(owner(), { ...walk, page: { direction: 'after', contactId } }))
  }
  return pages
}

const idsOf = (pages: readonly ContactPage[]): string[] => pages.flatMap((page) => page.contacts.map(({ id }) => id))

test('Paging forwards and then backwards visits every contact once, in order, however equal their keys are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 14 }),
      fc.constantFrom(...CONTACT_ORDERS),
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      async (rows, order, mine, limit) => {
        const { contacts, owner, expected } = await scene(rows)
        const ids = expected(order, mine)
        const walk = { order, mine, limit }
        const pages = await forwards(contacts, owner, walk)
        expect(idsOf(pages)).toEqual(ids)
        expect(pages.map(({ hasBefore }) => hasBefore)).toEqual(pages.map((_, index) => index > 0))
        for (const page of pages.slice(0, -1)) expect(page.contacts).toHaveLength(limit)

        let page = pages.at(-1)
        let back = idsOf(page === undefined ? [] : [page])
        while (page?.hasBefore === true) {
          const contactId = page.contacts[0]?.id as ContactId
          page = await contacts.list(owner(), { ...walk, page: { direction: 'before', contactId } })
          expect(page.hasAfter).toBe(true)
          back = [...idsOf([page]), ...back]
        }
        expect(back).toEqual(ids)
      },
    ),
    { numRuns: 12 },
  )
})

const named = (names: readonly string[]): Row[] =>
  names.map((name, index) => ({ name, minute: 9 - index, mine: true, deleted: false }))
const namesOf = (page: ContactPage) => page.contacts.map(({ displayName }) => displayName)

test('By name, the page after a contact that was deleted in the meantime continues from its place', async () => {
  const { contacts, owner } = await scene(named(['a', 'b', 'c', 'd', 'e']))
  const walk = { order: 'name', limit: 2 } as const
  const first = await contacts.list(owner(), walk)
  const contactId = first.contacts[1]?.id as ContactId
  await contacts.delete(owner(), contactId)
  const second = await contacts.list(owner(), { ...walk, page: { direction: 'after', contactId } })
  expect([namesOf(second), second.hasBefore, second.hasAfter]).toEqual([['c', 'd'], true, true])
  const back = await contacts.list(owner(), { ...walk, page: { direction: 'before', contactId } })
  expect([namesOf(back), back.hasBefore, back.hasAfter]).toEqual([['a'], false, true])
})

test('By time, a page goes on where the one before ended, even if that contact was deleted or changed in the meantime', async () => {
  const { contacts, owner } = await scene(named(['a', 'b', 'c', 'd', 'e']))
  const walk = { order: 'recent', limit: 2 } as const
  const [first, second] = await forwards(contacts, owner, { ...walk, mine: false })
  const contactId = second?.contacts[0]?.id as ContactId
  await contacts.delete(owner(), contactId)
  const after = await contacts.list(owner(), { ...walk, page: { direction: 'after', contactId } })
  expect([namesOf(after), after.hasBefore, after.hasAfter]).toEqual([['d', 'e'], true, false])
  const before = await contacts.list(owner(), { ...walk, page: { direction: 'before', contactId } })
  expect([namesOf(before), before.hasBefore, before.hasAfter]).toEqual([['a', 'b'], false, true])
  const last = first?.contacts[1]?.id as ContactId
  await contacts.edit(owner(), last, { field: 'jobTitle', value: 'Buyer' })
  const next = await contacts.list(owner(), { ...walk, page: { direction: 'after', contactId: last } })
  expect([namesOf(next), next.hasBefore, next.hasAfter]).toEqual([['d', 'e'], true, false])
  // Another process has not shown it: deleted, it no longer marks a place, and changed, it is the first.
  const elsewhere = createCrm(database()).services.contacts
  const others = [contactId, last].map((id) => ({ ...walk, page: { direction: 'after', contactId: id } }) as const)
  const [gone, moved] = await Promise.all(others.map((query) => elsewhere.list(owner(), query)))
  expect([gone, moved].map((page) => page && namesOf(page))).toEqual([
    ['b', 'a'],
    ['a', 'd'],
  ])
})

test('When nothing is left beyond a contact, the first page is returned instead of an empty one', async () => {
  const { contacts, owner } = await scene(named(['a', 'b', 'c']))
  const all = await contacts.list(owner(), { order: 'name', limit: 9 })
  const [a, , c] = all.contacts.map(({ id }) => id)
  for (const page of [
    { direction: 'before', contactId: a as ContactId },
    { direction: 'after', contactId: c as ContactId },
  ] as const) {
    expect(await contacts.list(owner(), { order: 'name', limit: 9, page })).toEqual(all)
  }
})

test('The list of the actor’s own contacts continues from a contact that was given to somebody else, with correct flags', async () => {
  const { crm, contacts, owner } = await scene(named(['a', 'b', 'c', 'd']))
  const walk = { order: 'name', mine: true, limit: 1 } as const
  const contactId = (await contacts.list(owner(), walk)).contacts[0]?.id as ContactId
  const { workspaceId } = owner
  const filter = { workspaceId: objectId(workspaceId), _id: objectId(contactId) }
  await crm.models.contacts.updateOne(filter, { $set: { ownerId: new Types.ObjectId() } })
  const page = await contacts.list(owner(), { ...walk, page: { direction: 'after', contactId } })
  expect([namesOf(page), page.hasBefore, page.hasAfter]).toEqual([['b'], false, true])
})

test('The latest change comes first, and names are sorted regardless of case and diacritics', async () => {
  const crm = createCrm(database())
  const { owner } = await crm.team()
  const { contacts } = crm.services
  for (const name of ['Émile', 'anna', 'Ben', 'Ábel']) await contacts.add(owner(), { name })
  const byName = await contacts.list(owner(), { order: 'name', limit: 9 })
  expect(namesOf(byName)).toEqual(['Ábel', 'anna', 'Ben', 'Émile'])
  const ben = byName.contacts[2]?.id as ContactId
  await contacts.edit(owner(), ben, { field: 'jobTitle', value: 'CTO' })
  expect(namesOf(await contacts.list(owner(), { order: 'recent', limit: 1 }))).toEqual(['Ben'])
})
