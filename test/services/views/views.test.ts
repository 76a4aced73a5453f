/** Views: what each condition finds, how pages follow one another in every order, saving, sharing, and ticking. */
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'

import type { Id, ViewId } from '../../../src/models/ids.ts'
import { objectId } from '../../../src/models/ids.ts'
import type { Condition, ViewKind } from '../../../src/models/view.ts'
import { asId } from '../../support/as-id.ts'
import { createCrm, type Member, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const DAY = 24 * 60 * 60 * 1000

async function scene(settings: { readonly visibility?: 'own' } = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const { views, contacts, deals } = crm.services
  const viewOf = async (who: Member, kind: ViewKind, conditions: readonly Condition[]): Promise<ViewId> => {
    let id = await views.begin(who(), kind)
    for (const condition of conditions) id = await views.addCondition(who(), id, condition)
    return id
  }
  /** The names of everything in a view, page by page. */
  const walk = async (who: Member, id: ViewId, limit = 3): Promise<readonly string[]> => {
    const names: string[] = []
    let page: { direction: 'after'; id: Id } | undefined
    for (;;) {
      const found = await views.list(who(), id, { limit, ...(page !== undefined && { page }) })
      names.push(...found.rows.map((row) => nameOf(row)))
      const last = found.rows.at(-1)
      if (!found.hasAfter || last === undefined) return names
      page = { direction: 'after', id: last.id }
    }
  }
  const found = async (kind: ViewKind, conditions: readonly Condition[], who = team.owner) =>
    (await walk(who, await viewOf(who, kind, conditions))).toSorted()
  return { crm, team, owner: team.owner, views, contacts, deals, viewOf, walk, found, services: crm.services }
}

function nameOf(row: {
  readonly kind: string
  readonly displayName?: string
  readonly name?: string
  readonly title?: string
}) {
  return row.displayName ?? row.name ?? row.title ?? ''
}

const is = (by: string, value: string): Condition => ({ by, test: 'is', value })

describe('Conditions', () => {
  test('find contacts by what their fields hold', async () => {
    const { crm, owner, contacts, found, team, services } = await scene()
    const max = await team.join('rep', 'Max')
    const { key } = await services.customFields.make(owner(), { kind: 'contact', type: 'number', label: 'Seats' })
    const yes = await services.customFields.make(owner(), { kind: 'contact', type: 'yesNo', label: 'Partner' })
    await team.refresh()
    const add = async (who: Member, name: string, typed: object) => contacts.add(who(), { name, ...typed })
    const anna = await add(owner, 'Anna', { tags: '#vip #tech', company: 'Acme', phones: '+49 30 901820', [key]: '5' })
    await add(owner, 'Ben', { tags: '#vip', emails: 'ben@acme.example', jobTitle: 'Head of (Sales)', [key]: '50' })
    await add(max, 'Cora', { company: 'Umbrella', [yes.key]: 'yes' })
    await contacts.edit(owner(), anna.id, { field: 'birthday', value: '1990-05-24' })
    const acme = (await contacts.get(owner(), anna.id)).company?.id ?? ''

    expect(await found('contact', [is('tags', 'vip')])).toEqual(['Anna', 'Ben'])
    expect(await found('contact', [is('tags', 'vip'), is('tags', 'tech')])).toEqual(['Anna'])
    expect(await found('contact', [{ by: 'tags', test: 'empty', value: null }])).toEqual(['Cora'])
    expect(await found('contact', [is('owner', 'me')])).toEqual(['Anna', 'Ben'])
    expect(await found('contact', [is('owner', 'me')], max)).toEqual(['Cora'])
    expect(await found('contact', [is('owner', 'me'), is('owner', max.id)])).toEqual(['Anna', 'Ben', 'Cora'])
    expect(await found('contact', [is('company', acme)])).toEqual(['Anna'])
    expect(await found('contact', [is('company', acme), { by: 'company', test: 'empty', value: null }])).toEqual([
      'Anna',
      'Ben',
    ])
    expect(await found('contact', [{ by: 'phones', test: 'filled', value: null }])).toEqual(['Anna'])
    expect(await found('contact', [{ by: 'emails', test: 'empty', value: null }])).toEqual(['Anna', 'Cora'])
    expect(await found('contact', [{ by: 'jobTitle', test: 'has', value: '(sales' }])).toEqual(['Ben'])
    expect(await found('contact', [{ by: key, test: 'min', value: '6' }])).toEqual(['Ben'])
    expect(
      await found('contact', [
        { by: key, test: 'min', value: '5' },
        { by: key, test: 'max', value: '49' },
      ]),
    ).toEqual(['Anna'])
    expect(await found('contact', [is(yes.key, 'true')])).toEqual(['Cora'])
    expect(await found('contact', [is('source', 'manual')])).toHaveLength(3)
    expect(await found('contact', [is('source', 'import')])).toEqual([])
    const days = Math.ceil((nextBirthday(crm.now()) - crm.now().getTime()) / DAY)
    expect(await found('contact', [{ by: 'birthday', test: 'within', value: String(days) }])).toEqual(['Anna'])
    expect(await found('contact', [{ by: 'birthday', test: 'within', value: String(days - 2) }])).toEqual([])
  })

  test('find by the next step, by when they were added, and deals by amount, stage and status', async () => {
    const { crm, owner, contacts, deals, found, services } = await scene()
    const { id: anna } = await contacts.add(owner(), { name: 'Anna' })
    await contacts.add(owner(), { name: 'Ben' })
    const tomorrow = new Date(crm.now().getTime() + DAY).toISOString()
    await services.tasks.add(owner(), { title: 'Call', due: { at: tomorrow }, contactId: anna })
    expect(await found('contact', [{ by: 'next', test: 'filled', value: null }])).toEqual(['Anna'])
    expect(await found('contact', [{ by: 'next', test: 'empty', value: null }])).toEqual(['Ben'])
    expect(await found('contact', [{ by: 'next', test: 'past', value: null }])).toEqual([])
    const aged = { $set: { createdAt: new Date(crm.now().getTime() - 40 * DAY) } }
    await crm.models.contacts.updateMany({ workspaceId: objectId(owner.workspaceId) }, aged, {
      timestamps: false,
      overwriteImmutable: true,
    })
    await contacts.add(owner(), { name: 'Cora' })
    expect(await found('contact', [{ by: 'created', test: 'within', value: '7' }])).toEqual(['Cora'])
    expect(await found('contact', [{ by: 'created', test: 'before', value: '30' }])).toEqual(['Anna', 'Ben'])

    await deals.add(owner(), { title: 'Small', amount: { minor: 10_000, currency: 'EUR' } })
    await deals.add(owner(), { title: 'Large', amount: { minor: 90_000, currency: 'EUR' } })
    const { id: other } = await deals.add(owner(), { title: 'Dollars', amount: { minor: 95_000, currency: 'USD' } })
    const { stage } = await deals.get(owner(), other)
    await deals.move(owner(), other, { wish: { to: 'won' }, from: stage.id })
    expect(await found('deal', [{ by: 'amount', test: 'min', value: '50000 EUR' }])).toEqual(['Large'])
    expect(await found('deal', [is('status', 'open')])).toEqual(['Large', 'Small'])
    expect(await found('deal', [is('stage', stage.id)])).toEqual(['Large', 'Small'])
  })

  test('on a field that is gone find nothing, so that nobody changes more than they see', async () => {
    const { owner, contacts, team, viewOf, walk, services } = await scene()
    const { key } = await services.customFields.make(owner(), { kind: 'contact', type: 'text', label: 'City' })
    await team.refresh()
    await contacts.add(owner(), { name: 'Anna', [key]: 'Kyiv' })
    const id = await viewOf(owner, 'contact', [{ by: key, test: 'has', value: 'kyi' }])
    expect(await walk(owner, id)).toEqual(['Anna'])
    await services.customFields.retire(owner(), key)
    await team.refresh()
    expect(await walk(owner, id)).toEqual([])
  })

  test('are typed as in the field itself, and refused with its problem', async () => {
    const { owner, views, deals, walk } = await scene()
    await deals.add(owner(), { title: 'Large', amount: { minor: 250_000, currency: 'EUR' } })
    const id = await views.begin(owner(), 'deal')
    const typed = await views.addTyped(owner(), id, { by: 'amount', test: 'min', typed: '2.5k' })
    expect(await walk(owner, typed)).toEqual(['Large'])
    expect((await views.get(owner(), typed)).conditions).toEqual([
      { by: 'amount', test: 'min', value: '250000 EUR', name: null },
    ])
    const refused = views.addTyped(owner(), id, { by: 'amount', test: 'min', typed: 'a lot' })
    await expect(refused).rejects.toMatchObject({ code: 'VALIDATION' })
  })
})

function nextBirthday(now: Date): number {
  const year = now.getUTCFullYear()
  const [first, second] = [Date.UTC(year, 4, 24), Date.UTC(year + 1, 4, 24)]
  return first > now.getTime() ? first : second
}

describe('Pages', () => {
  property.prop(
    [fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 })],
    {
      numRuns: 6,
    },
  )('go through every record once, in every order, and back again', async (limit, amounts) => {
    const { owner, views, deals, viewOf } = await scene()
    for (const [index, amount] of amounts.entries()) {
      const money = amount === 0 ? {} : { amount: { minor: amount * 100, currency: 'EUR' } }
      await deals.add(owner(), { title: `Deal ${index}`, ...money })
    }
    const begun = await viewOf(owner, 'deal', [is('status', 'open')])
    for (const order of ['recent', 'created', 'amount', 'close'] as const) {
      const id = await views.sort(owner(), begun, order)
      const forwards: Id[] = []
      let last: Id | null = null
      for (;;) {
        const page = last === null ? {} : { page: { direction: 'after' as const, id: last } }
        const found = await views.list(owner(), id, { limit, ...page })
        forwards.push(...found.rows.map((row) => row.id))
        expect(found.hasBefore).toBe(last !== null)
        last = found.rows.at(-1)?.id ?? null
        if (!found.hasAfter) break
      }
      expect(new Set(forwards).size).toBe(amounts.length)
      expect(forwards).toHaveLength(amounts.length)
      const backwards: Id[] = []
      // Before the only one there is nothing: that is the first page.
      for (let at = forwards.length > 1 ? last : null; at !== null;) {
        const found = await views.list(owner(), id, { limit, page: { direction: 'before', id: at } })
        backwards.unshift(...found.rows.map((row) => row.id))
        at = found.hasBefore ? (found.rows[0]?.id ?? null) : null
        if (at === forwards[0]) break
      }
      expect(backwards).toEqual(forwards.slice(0, -1))
      const middle = forwards[Math.floor(forwards.length / 2)]
      if (middle === undefined) continue
      const from = await views.list(owner(), id, { limit, page: { direction: 'from', id: middle } })
      expect(from.rows[0]?.id).toBe(middle)
      expect(from.hasBefore).toBe(middle !== forwards[0])
    }
  })

  test('begin with the first where the record is gone', async () => {
    const { owner, views, contacts, viewOf } = await scene()
    const ids: Id[] = []
    for (const name of ['Anna', 'Ben', 'Cora']) ids.push((await contacts.add(owner(), { name })).id)
    const id = await views.sort(owner(), await viewOf(owner, 'contact', []), 'name')
    const after = await views.list(owner(), id, {
      limit: 2,
      page: { direction: 'after', id: asId('65f1c0ffee65f1c0ffee65f1') },
    })
    expect(after.rows.map(nameOf)).toEqual(['Anna', 'Ben'])
  })
})

describe('Saved views', () => {
  test('have a name of their own, a count for each reader, and go to the team by a leader', async () => {
    const { owner, team, views, contacts, viewOf } = await scene({ visibility: 'own' })
    const rep = await team.join('rep')
    await contacts.add(owner(), { name: 'Anna', tags: '#vip' })
    await contacts.add(rep(), { name: 'Ben', tags: '#vip' })
    const id = await views.save(owner(), await viewOf(owner, 'contact', [is('tags', 'vip')]), 'Very important')
    expect(await views.saved(owner(), 'contact')).toMatchObject([
      { id, name: 'Very important', count: 2, isMine: true },
    ])
    expect(await views.saved(rep(), 'contact')).toEqual([])
    await expect(views.get(rep(), id)).rejects.toMatchObject(refusal('NOT_FOUND'))
    await views.share(owner(), id, true)
    expect(await views.saved(rep(), 'contact')).toMatchObject([{ id, count: 1, isMine: false, isShared: true }])
    const same = await viewOf(rep, 'contact', [])
    await expect(views.save(rep(), same, 'very IMPORTANT')).rejects.toMatchObject({
      details: { problem: 'name-taken' },
    })
    await expect(views.rename(rep(), id, 'Mine now')).rejects.toMatchObject(refusal('FORBIDDEN'))
    await expect(views.remove(rep(), id)).rejects.toMatchObject(refusal('FORBIDDEN'))
    await views.rename(owner(), id, 'Key people')
    await views.remove(owner(), id)
    expect(await views.saved(owner(), 'contact')).toEqual([])
    await views.restore(owner(), id)
    expect(await views.saved(rep(), 'contact')).toMatchObject([{ name: 'Key people' }])
  })

  test('are unknown to another workspace', async () => {
    const { owner, views, viewOf } = await scene()
    const id = await views.save(owner(), await viewOf(owner, 'contact', []), 'All')
    const other = await scene()
    const calls = [
      () => views.get(other.owner(), id),
      () => views.list(other.owner(), id, { limit: 1 }),
      () => views.remove(other.owner(), id),
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject(refusal('NOT_FOUND'))
  })

  test('without a name have an end', async () => {
    const { crm, owner, viewOf } = await scene()
    const id = await viewOf(owner, 'contact', [])
    const stored = await crm.models.views
      .findOne({ workspaceId: objectId(owner.workspaceId), _id: objectId(id) })
      .orFail()
    expect(stored.expiresAt?.getTime()).toBeGreaterThan(crm.now().getTime())
  })
})

describe('Ticking', () => {
  test('is the same however often a tap is delivered, and only one’s own', async () => {
    const { owner, team, views, contacts, viewOf } = await scene()
    const [anna, ben] = [await contacts.add(owner(), { name: 'Anna' }), await contacts.add(owner(), { name: 'Ben' })]
    const id = await views.beginTicking(owner(), await viewOf(owner, 'contact', []))
    await views.tick(owner(), id, [anna.id], true)
    await views.tick(owner(), id, [anna.id], true)
    await views.tick(owner(), id, [ben.id], true)
    await views.tick(owner(), id, [ben.id], false)
    expect(await views.get(owner(), id)).toMatchObject({ ticked: 1 })
    expect((await views.list(owner(), id, { limit: 5 })).ticked).toEqual([anna.id])
    expect(await views.countChosen(owner(), id)).toBe(1)
    expect(await views.count(owner(), id)).toBe(2)
    const rep = await team.join('rep')
    await expect(views.tick(rep(), id, [ben.id], true)).rejects.toMatchObject(refusal('NOT_FOUND'))
  })
})
