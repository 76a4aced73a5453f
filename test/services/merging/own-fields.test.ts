/** A team's own fields of contacts in merges: kept, shown before, and as they were after the undo. */
import { describe, expect, it } from 'vitest'

import { type ContactId, objectId } from '../../../src/models/ids.ts'
import type { NewField } from '../../../src/services/custom-fields/custom-fields.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const WEEK = 7 * 24 * 60 * 60 * 1000

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { contacts, customFields } = crm.services
  const make = async (label: string, more: Partial<NewField> = {}): Promise<string> => {
    const field = { kind: 'contact', type: 'text', label, ...more } as const
    const { key } = await customFields.make(team.owner(), field)
    await team.refresh()
    return key
  }
  const [hobby, size, levels, lines] = [
    await make('Hobby'),
    await make('Size', { type: 'number' }),
    await make('Levels', { type: 'choices', choices: ['Gold', 'Silver'] }),
    await make('Direct line', { type: 'phones' }),
  ]
  const add = async (typed: Readonly<Record<string, string>>) => (await contacts.add(team.owner(), typed)).id
  const primary = await add({ name: 'Anna', [hobby]: 'Chess', [levels]: 'Gold', [lines]: '+49 30 1234567' })
  const losing = await add({ name: 'Anya', [hobby]: 'Go', [size]: '12', [levels]: 'Silver', [lines]: '+49 30 7654321' })
  const stored = async () => {
    const filter = { workspaceId: objectId(team.workspaceId), _id: { $in: [primary, losing].map(objectId) } }
    const found = await crm.models.contacts.find(filter).sort({ _id: 1 }).lean()
    return found.map(({ version: _v, updatedAt: _u, ...rest }) => rest)
  }
  const find = async (typed: string) =>
    (await crm.services.search(team.owner(), typed, { contacts: 5, deals: 1, tasks: 1, companies: 1 })).contacts.map(
      ({ displayName }) => displayName,
    )
  const keys = { hobby, size, levels, lines }
  return { ...crm, crm, team, owner: team.owner, contacts, make, keys, primary, losing, stored, find }
}

describe('A merge', () => {
  it('fills the team’s own fields, lengthens their lists, keeps the rest in its entry, and says so before', async () => {
    const { owner, contacts, keys, primary, losing, services } = await scene()
    const { changes, left } = await contacts.previewMerge(owner(), { primary, losing })
    expect(changes.map(({ path }) => path)).toEqual([keys.size, keys.levels, keys.lines].map((key) => `custom.${key}`))
    expect(left).toContainEqual({ path: `custom.${keys.hobby}`, from: null, to: 'Go' })
    await contacts.merge(owner(), { primary, losing })
    const merged = await contacts.get(owner(), primary)
    expect(merged).toMatchObject({ [keys.hobby]: 'Chess', [keys.size]: 12 })
    expect(Reflect.get(merged, keys.levels)).toHaveLength(2)
    expect(Reflect.get(merged, keys.lines)).toHaveLength(2)
    const { entries } = await services.timeline.list(owner(), { kind: 'contact', id: primary }, { limit: 1 })
    expect(entries[0]?.changes).toContainEqual({ path: `left.custom.${keys.hobby}`, from: 'Go', to: null })
  })

  it('leaves the contact to be found by what it could not take', async () => {
    const { owner, contacts, primary, losing, find } = await scene()
    expect(await find('Go')).toEqual(['Anya'])
    await contacts.merge(owner(), { primary, losing })
    expect(await find('Go')).toEqual(['Anna'])
    expect(await find('030 7654321')).toEqual(['Anna'])
  })
})

it('A merge leaves a field that was retired alone, and keeps the other’s value of it in its entry', async () => {
  const { owner, contacts, services, team, keys, primary, losing } = await scene()
  for (const key of [keys.size, keys.levels]) await services.customFields.retire(owner(), key)
  await team.refresh()
  const before = await contacts.get(owner(), primary)
  const { changes, left } = await contacts.previewMerge(owner(), { primary, losing })
  expect(changes.map(({ path }) => path)).toEqual([`custom.${keys.lines}`])
  expect(left).toContainEqual({ path: `custom.${keys.size}`, from: null, to: 12 })
  await contacts.merge(owner(), { primary, losing })
  const merged = await contacts.get(owner(), primary)
  for (const key of [keys.size, keys.levels]) expect(Reflect.get(merged, key)).toEqual(Reflect.get(before, key))
})

describe('The undo of a merge', () => {
  it('brings back both as they were', async () => {
    const { owner, contacts, services, primary, losing, stored } = await scene()
    const before = await stored()
    const { undoId } = await contacts.merge(owner(), { primary, losing })
    expect(await stored()).not.toEqual(before)
    await services.undo.undo(owner(), undoId)
    expect(await stored()).toEqual(before)
  })

  it('by an admin, later, leaves what was changed since, of fields made since and retired since, too', async () => {
    const { owner, contacts, services, make, team, keys, primary, losing, passTime } = await scene()
    const { undoId } = await contacts.merge(owner(), { primary, losing })
    const since = await make('Since')
    const edit = (id: ContactId, field: string, value: unknown) => contacts.edit(owner(), id, { field, value } as never)
    await edit(primary, since, 'new')
    await edit(primary, keys.size, 15)
    await services.customFields.retire(owner(), keys.levels)
    await team.refresh()
    passTime(WEEK)
    const { separated } = await contacts.separate(owner(), undoId)
    expect(separated?.stayed.fields).toEqual([keys.size])
    const [anna, anya] = [await contacts.get(owner(), primary), await contacts.get(owner(), losing)]
    expect(anna).toMatchObject({ [keys.hobby]: 'Chess', [keys.size]: 15, [since]: 'new' })
    expect(Reflect.get(anna, keys.levels)).toHaveLength(1)
    expect(anya).toMatchObject({ [keys.hobby]: 'Go', [keys.size]: 12 })
  })
})
