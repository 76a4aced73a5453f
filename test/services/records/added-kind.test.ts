/**
 * Proves the purpose of the definitions: a kind that is only registered has undo, timelines, export, permissions, links and
 * sharing, without another line in what walks over the kinds.
 */
import { expect, test } from 'vitest'

import { cardLink, type CardRef, isCardRef, readCardPayload } from '../../../src/bot/text/card-link.ts'
import type { RecordRef } from '../../../src/ids.ts'
import type { ApiScope } from '../../../src/models/api-key.ts'
import type { ApiKeyId } from '../../../src/models/ids.ts'
import type { ApiActor } from '../../../src/services/api-keys/api-actor.ts'
import type { KindDefinition } from '../../../src/services/records/kind-definition.ts'
import { KINDS } from '../../../src/services/records/kinds.ts'
import type { TimelineOf } from '../../../src/services/timeline/timeline.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { addProductModel, createProducts, kindsWithProduct } from './product-kind.ts'

const database = sharedDatabase()

async function scene(different: Partial<KindDefinition> = {}, settings: { readonly visibility?: 'own' } = {}) {
  const crm = createCrm(database(), { kinds: kindsWithProduct(different) })
  addProductModel(database().connection, crm.models)
  const team = await crm.team(settings)
  return { crm, team, owner: team.owner, products: createProducts(crm.models, crm.transact), ...crm.services }
}

// The compiler knows only the product's kinds.
const PRODUCTS = 'products' as ApiScope
const timelineOf = (id: string) => ({ kind: 'product', id }) as unknown as TimelineOf
const reader = ({ workspaceId }: Pick<ApiActor, 'workspaceId'>, scopes: readonly ApiScope[]): ApiActor => ({
  workspaceId,
  apiKeyId: '0'.repeat(24) as ApiKeyId,
  scopes,
  visibility: 'all',
  customFields: [],
  channel: 'api',
})

const EUR_100 = { minor: 10_000, currency: 'EUR' }
const EUR_250 = { minor: 25_000, currency: 'EUR' }
const EVERYTHING = { limit: 10, filters: {} }

test('A change to a record of the kind is undone, unless the record has changed since', async () => {
  const { owner, team, products, undo, export: exported } = await scene()
  const added = await products.add(owner(), { title: 'Chair', price: EUR_100 })
  const edited = await products.edit(owner(), added.id, { price: EUR_250 })
  const price = async () => {
    const read = await exported.read(reader(team, [PRODUCTS]), PRODUCTS, added.id)
    if (!('record' in read)) throw new Error('It was merged')
    const { record } = read
    return record['price']
  }
  expect(await price()).toMatchObject({ decimal: '250.00' })
  await expect(undo.undo(owner(), added.undoId)).rejects.toMatchObject(
    refusal('CONFLICT', { reason: 'changed-since', about: { kind: 'product', id: added.id } }),
  )
  expect(await undo.undo(owner(), edited.undoId)).toMatchObject({
    type: 'product.updated',
    target: { kind: 'product', id: added.id },
    name: 'Chair',
    effect: 'changed',
  })
  expect(await price()).toMatchObject({ decimal: '100.00' })
  await undo.undo(owner(), added.undoId)
  await expect(price()).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'product' }))
})

test('Undo asks for the permission of the kind, and its timeline and search ask for it, too', async () => {
  const { owner, team, products, undo } = await scene()
  const { id, undoId } = await products.add(owner(), { title: 'Chair' })
  const manager = await team.join('manager')
  await expect(undo.undo(manager(), undoId)).rejects.toMatchObject(
    refusal('FORBIDDEN', { action: 'workspace.settings', about: { kind: 'product', id } }),
  )
  const hidden = await scene({ permissions: { read: 'workspace.settings', write: 'workspace.settings' } })
  const { id: secret } = await hidden.products.add(hidden.owner(), { title: 'Secret' })
  const rep = await hidden.team.join('rep')
  const refused = refusal('FORBIDDEN', { action: 'workspace.settings' })
  await expect(hidden.timeline.list(rep(), timelineOf(secret), { limit: 1 })).rejects.toMatchObject(refused)
  await expect(hidden.findShareable(rep(), 'secret', 0)).rejects.toMatchObject(refused)
})

test('The kind has a timeline, and other timelines call its records by their names', async () => {
  const { owner, team, products, contacts, timeline } = await scene()
  const rep = await team.join('rep', 'Priya')
  const { id: contactId } = await contacts.add(owner(), { name: 'Anna' })
  const { id } = await products.add(owner(), { title: 'Chair' }, [{ kind: 'contact', id: contactId }])
  await products.edit(owner(), id, { owner: rep.id })
  const own = await timeline.list(owner(), timelineOf(id), { limit: 5 })
  expect(own.entries).toMatchObject([
    { type: 'product.updated', about: null, changes: [{ path: 'ownerId', to: { id: rep.id, name: 'Priya' } }] },
    { type: 'product.created', about: null },
  ])
  const hers = await timeline.list(owner(), { kind: 'contact', id: contactId }, { limit: 5 })
  expect(hers.entries).toMatchObject([{ type: 'product.created', about: 'Chair' }, { type: 'contact.created' }])
})

test('Where members see only their own records, others’ are missing in timelines and in the search', async () => {
  const { owner, team, products, contacts, timeline, findShareable } = await scene({}, { visibility: 'own' })
  const rep = await team.join('rep')
  const { id: contactId } = await contacts.add(rep(), { name: 'Anna' })
  const contact = { kind: 'contact', id: contactId } as const
  const { id: others } = await products.add(owner(), { title: 'Secret chair', owner: owner.id }, [contact])
  await products.add(owner(), { title: 'Own chair', owner: rep.id }, [contact])
  const { entries } = await timeline.list(rep(), contact, { limit: 5 })
  expect(entries.map(({ about }) => about)).toEqual(['Own chair', null])
  await expect(timeline.list(rep(), timelineOf(others), { limit: 1 })).rejects.toMatchObject(
    refusal('NOT_FOUND', { kind: 'product' }),
  )
  expect((await findShareable(rep(), 'chair', 0)).records).toMatchObject([{ kind: 'product', title: 'Own chair' }])
})

test('The export lists, filters, reads and streams the kind, and the feed reports its changes and deletions', async () => {
  const { crm, owner, team, products, undo, export: exported } = await scene()
  const chair = await products.add(owner(), { title: 'Chair', price: EUR_100, tags: ['wood'] })
  const lamp = await products.add(owner(), { title: 'Lamp' })
  const api = reader(team, [PRODUCTS])
  const { data } = await exported.list(api, PRODUCTS, EVERYTHING)
  expect(data.map(({ id }) => id)).toEqual([chair.id, lamp.id])
  expect(data[0]).toMatchObject({ title: 'Chair', tags: ['wood'], ownerId: null, version: 1 })
  const wooden = await exported.list(api, PRODUCTS, { ...EVERYTHING, filters: { tag: 'wood' } })
  expect(wooden.data.map(({ id }) => id)).toEqual([chair.id])
  expect(await exported.stream(api, PRODUCTS, { filters: {} }).next()).toHaveLength(2)
  await expect(exported.read(reader(team, ['deals']), PRODUCTS, chair.id)).rejects.toMatchObject(
    refusal('FORBIDDEN', { scope: 'products' }),
  )
  await undo.undo(owner(), lamp.undoId)
  crm.passTime(60_000)
  const feed = await exported.changes(api, { limit: 10 })
  expect(feed.data).toMatchObject([
    { resource: 'products', id: chair.id, deleted: false, record: { title: 'Chair' } },
    { resource: 'products', id: lamp.id, deleted: true },
  ])
})

test('The search finds the kind by its fields after the others, and offers the latest records without a text', async () => {
  const { owner, products, contacts, findShareable } = await scene()
  await products.add(owner(), { title: 'Walnut chair', tags: ['wood'], owner: owner.id })
  await contacts.add(owner(), { name: 'Walnut Smith' })
  const kindsFound = async (text: string) => (await findShareable(owner(), text, 0)).records.map(({ kind }) => kind)
  expect(await kindsFound('walnut')).toEqual(['contact', 'product'])
  expect(await kindsFound('chiar')).toEqual(['product'])
  expect(await kindsFound('#wood')).toEqual(['product'])
  expect(await kindsFound('')).toEqual(['contact', 'product'])
})

test('A link leads to the card of a record of the kind', async () => {
  const { kinds, owner, products } = await scene()
  const { id } = await products.add(owner(), { title: 'Chair' })
  const record = { kind: 'product', id } as unknown as CardRef
  expect(cardLink(kinds, 'sphere_bot', record)).toBe(`https://t.me/sphere_bot?start=p_${id}`)
  expect(readCardPayload(kinds, `p_${id}`)).toEqual(record)
  expect(isCardRef(kinds, record)).toBe(true)
  for (const payload of [`q_${id}`, 'p_', 'p_chair', `null_${id}`, id]) {
    expect(readCardPayload(kinds, payload)).toBeNull()
  }
  expect(readCardPayload(KINDS, `p_${id}`)).toBeNull()
  expect(isCardRef(KINDS, { kind: 'note', id } as unknown as RecordRef)).toBe(false)
})

test('Links, models and resources of the kinds do not collide', () => {
  const definitions = Object.values(KINDS)
  const prefixes = definitions.flatMap(({ linkPrefix }) => linkPrefix ?? [])
  expect(new Set(prefixes).size).toBe(prefixes.length)
  expect(new Set(definitions.map(({ model }) => model)).size).toBe(definitions.length)
})
