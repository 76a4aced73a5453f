/** A team's own fields: limits, two admins at once, undo, and what else reads them. */
import { describe, expect, test } from 'vitest'

import { CUSTOM_FIELD_KINDS } from '../../../src/models/custom-field.ts'
import { objectId } from '../../../src/models/ids.ts'
import type { TypedContact } from '../../../src/services/contacts/add-contact.ts'
import type { NewField } from '../../../src/services/custom-fields/custom-fields.ts'
import { MAX_FIELDS } from '../../../src/services/custom-fields/field-limits.ts'
import type { NewDeal } from '../../../src/services/deals/add-deal.ts'
import type { DealEdit } from '../../../src/services/deals/deal-fields.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createLeadDoor, createSource, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { customFields } = crm.services
  /** Makes a field that everybody who acts from now on knows. */
  const make = async (field: Partial<NewField> & { readonly label: string }): Promise<string> => {
    const { key } = await customFields.make(team.owner(), { kind: 'deal', type: 'text', ...field })
    await team.refresh()
    return key
  }
  const labels = async () => (await customFields.list(team.owner())).map(({ label }) => label)
  return { crm, team, owner: team.owner, make, labels, ...crm.services }
}

// The compiler knows only the fields of the product.
const newDeal = (given: Readonly<Record<string, unknown>>) => ({ title: 'Website', ...given }) as NewDeal
const dealEdit = (field: string, value: unknown) => ({ field, value }) as DealEdit
const typedContact = (typed: Readonly<Record<string, string>>): TypedContact => typed

describe('the definitions', () => {
  test('of two admins at once are both kept, and of two with one name only one', async () => {
    const { team, customFields, labels } = await scene()
    const admins = [team.owner, await team.join('admin')]
    const made = (label: (index: number) => string) =>
      outcomes(
        atOnce(4, (index) => {
          const admin = admins[index % 2] ?? team.owner
          return customFields.make(admin(), { kind: 'deal', type: 'text', label: label(index) })
        }),
      )
    expect((await made((index) => `Field ${index}`)).won).toHaveLength(4)
    const { won, refused } = await made(() => 'Region')
    expect([won.length, refused]).toEqual([1, ['VALIDATION', 'VALIDATION', 'VALIDATION']])
    expect((await labels()).toSorted()).toEqual(['Field 0', 'Field 1', 'Field 2', 'Field 3', 'Region'])
  })

  test('are the same for a command that is repeated', async () => {
    const { owner, customFields, labels } = await scene()
    const actor = owner()
    const field = { kind: 'deal', type: 'text', label: 'Region' } as const
    const first = await customFields.make(actor, field)
    expect(await customFields.make(actor, field)).toEqual(first)
    expect((await customFields.get(owner(), first.key)).label).toBe('Region')
    expect(await labels()).toEqual(['Region'])
  })

  test('have names that differ in more than their case, and only within a kind', async () => {
    const { owner, make, customFields } = await scene()
    await make({ label: 'Region' })
    await make({ label: 'Region', kind: 'contact' })
    const again = (label: string) => customFields.make(owner(), { kind: 'deal', type: 'text', label })
    for (const label of ['REGION', ' region ', 'Re-gion']) {
      await expect(again(label)).rejects.toMatchObject(refusal('VALIDATION', { problem: 'name-taken' }))
    }
    for (const [label, problem] of [
      ['', 'empty'],
      ['x'.repeat(41), 'too-long'],
      ['***', 'no-letters'],
    ] as const) {
      await expect(again(label)).rejects.toMatchObject(refusal('VALIDATION', { problem }))
    }
  })

  test('are at most fifty of a kind, besides those that were retired', async () => {
    const { crm, owner, team, make, customFields } = await scene()
    const first = await make({ label: 'First' })
    const { fields = [] } = await crm.models.workspaces.findById(objectId(team.workspaceId)).orFail().lean()
    const many = Array.from({ length: MAX_FIELDS - 1 }, (_, index) => ({
      ...fields[0],
      key: `f${index}`,
      label: `Field ${index}`,
    }))
    await crm.models.workspaces.updateOne(
      { _id: objectId(team.workspaceId) },
      { $set: { fields: [...fields, ...many] } },
    )
    const full = refusal('CONFLICT', { reason: 'limit', of: 'field', limit: MAX_FIELDS })
    await expect(make({ label: 'One more' })).rejects.toMatchObject(full)
    await customFields.retire(owner(), first)
    await make({ label: 'One more' })
    await expect(customFields.restore(owner(), first)).rejects.toMatchObject(full)
    await make({ label: 'Of another kind', kind: 'company' })
  })

  test.each(CUSTOM_FIELD_KINDS)(
    'of a %s are undone change by change, each only while it is the last word',
    async (kind) => {
      const { owner, make, customFields, undo, labels } = await scene()
      const key = await make({ label: 'Region', kind })
      const renamed = await customFields.rename(owner(), key, 'Area')
      const required = await customFields.setRequired(owner(), key, true)
      const stale = undo.undo(owner(), renamed.undoId ?? (owner().commandId as never))
      await expect(stale).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
      await undo.undo(owner(), required.undoId as never)
      await undo.undo(owner(), renamed.undoId as never)
      expect(await labels()).toEqual(['Region'])
      expect((await customFields.setRequired(owner(), key, false)).undoId).toBeNull()
      await make({ label: 'Second', kind })
      const moved = await customFields.move(owner(), key, 'down')
      expect(await labels()).toEqual(['Second', 'Region'])
      await undo.undo(owner(), moved.undoId as never)
      expect(await labels()).toEqual(['Region', 'Second'])
      expect((await customFields.move(owner(), key, 'up')).undoId).toBeNull()
    },
  )
})

describe('the undo of a change of a field', () => {
  test('gives no two fields one name, and a field that was retired no room that there is not', async () => {
    const { crm, owner, team, make, customFields, undo, labels } = await scene()
    const key = await make({ label: 'Region' })
    const renamed = await customFields.rename(owner(), key, 'Area')
    await make({ label: 'REGION' })
    await expect(undo.undo(owner(), renamed.undoId as never)).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'name-taken', given: 'Region' }),
    )
    const retired = await customFields.retire(owner(), key)
    const { fields = [] } = await crm.models.workspaces.findById(objectId(team.workspaceId)).orFail().lean()
    const many = Array.from({ length: MAX_FIELDS - 1 }, (_, index) => ({
      ...fields[1],
      key: `f${index}`,
      label: `Field ${index}`,
    }))
    await crm.models.workspaces.updateOne(
      { _id: objectId(team.workspaceId) },
      { $set: { fields: [...fields, ...many] } },
    )
    await expect(undo.undo(owner(), retired.undoId as never)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'limit', of: 'field', limit: MAX_FIELDS }),
    )
    expect((await labels()).filter((label) => !label.startsWith('Field'))).toEqual(['Area', 'REGION'])
  })

  test('takes no choice away that a record has', async () => {
    const { owner, team, make, customFields, deals, undo } = await scene()
    const key = await make({ label: 'Grade', type: 'choice', choices: ['A'] })
    const added = await customFields.addChoice(owner(), key, 'A+')
    await team.refresh()
    const { id } = await deals.add(owner(), newDeal({ [key]: 'a+' }))
    await expect(undo.undo(owner(), added.undoId as never)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'changed-since' }),
    )
    await deals.edit(owner(), id, dealEdit(key, 'A'))
    await undo.undo(owner(), added.undoId as never)
    expect((await customFields.get(owner(), key)).choices.map(({ label }) => label)).toEqual(['A'])
  })
})

describe('the choices of a field', () => {
  test('may differ in a sign alone, but not in case, spaces and hyphens', async () => {
    const { owner, make, customFields } = await scene()
    const key = await make({
      label: 'Grade',
      type: 'choice',
      choices: ['A', 'A+', 'A-', 'C', 'C++', 'C#', '1.5', '15'],
    })
    for (const label of ['a+', ' A ', 'c#']) {
      await expect(customFields.addChoice(owner(), key, label)).rejects.toMatchObject(
        refusal('VALIDATION', { problem: 'name-taken' }),
      )
    }
    await customFields.addChoice(owner(), key, 'Follow-up')
    await expect(customFields.addChoice(owner(), key, 'follow up')).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'name-taken' }),
    )
  })
})

describe('a record', () => {
  test('keeps the values of a field that was retired or that somebody else did not know of', async () => {
    const { crm, owner, team, make, customFields, deals } = await scene()
    const before = owner()
    const key = await make({ label: 'Region' })
    const { id } = await deals.add(owner(), newDeal({ [key]: 'North' }))
    // This member's update began before the field was made.
    await deals.edit(before, id, { field: 'title', value: 'Shop' })
    await customFields.retire(owner(), key)
    await team.refresh()
    await deals.edit(owner(), id, { field: 'title', value: 'Shop 2' })
    expect(await deals.get(owner(), id)).toMatchObject({ title: 'Shop 2', [key]: 'North' })
    const stored = await crm.models.deals.findOne({ workspaceId: objectId(team.workspaceId) }).lean()
    expect(stored).toMatchObject({ custom: { [key]: 'North' } })
  })

  test('says in its events what changed, under a path that never changes', async () => {
    const { crm, owner, team, make, deals } = await scene()
    const key = await make({ label: 'Seats', type: 'number' })
    const { id, undoId } = await deals.add(owner(), newDeal({ [key]: 12 }))
    await deals.edit(owner(), id, dealEdit(key, 15))
    const changes = (await eventsOf(crm, team.workspaceId)).filter(({ type }) => type.startsWith('deal.'))
    expect(changes[0]?.changes).toContainEqual({ path: `custom.${key}`, from: null, to: 12 })
    expect(changes[1]?.changes).toEqual([{ path: `custom.${key}`, from: 12, to: 15 }])
    await expect(crm.services.undo.undo(owner(), undoId)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'changed-since' }),
    )
  })

  test('is found by what it holds, also after an edit', async () => {
    const { owner, make, contacts } = await scene()
    const key = await make({ label: 'Nickname', kind: 'contact' })
    const hotline = await make({ label: 'Hotline', kind: 'contact', type: 'phones' })
    const { id } = await contacts.add(
      owner(),
      typedContact({ name: 'Anna', [key]: 'Skywalker', [hotline]: '030 901821' }),
    )
    const find = async (words: string) => (await contacts.find(owner(), words, 5)).contacts.map((found) => found.id)
    expect(await find('skywalk')).toEqual([id])
    expect(await find('901821')).toEqual([id])
    await contacts.edit(owner(), id, { field: key, value: 'Leia' } as never)
    expect([await find('leia'), await find('skywalker')]).toEqual([[id], []])
  })
})

describe('a lead', () => {
  test('fills fields by their names, or by a mapping, and says in a note what they refuse', async () => {
    const { crm, team, make } = await scene()
    const seats = await make({ label: 'Number of seats', type: 'number' })
    const region = await make({ label: 'Регіон', type: 'choice', choices: ['Північ', 'Південь'], kind: 'contact' })
    const source = await createSource(team, crm, 'generic')
    const door = createLeadDoor(crm)
    await door.send(source, { name: 'Anna', email: 'anna@example.com', 'Number of seats': '12', Регіон: 'південь' })
    await door.send(source, { name: 'Ben', email: 'ben@example.com', 'Number of seats': 'a lot' })
    await workLeads(crm, team.workspaceId)
    const records = recordsOf(crm, team)
    const [anna] = await records.contacts()
    const key = (await crm.services.customFields.get(team.owner(), region)).choices[1]?.key
    expect(anna).toMatchObject({ name: 'Anna', custom: { [region]: key } })
    expect((await records.deals())[0]).toMatchObject({ custom: { [seats]: 12 } })
    expect((await records.notes()).map(({ text }) => text).join('\n')).toContain('Number of seats: a lot')

    await crm.services.leadSources.setMapping(team.owner(), source.id, {
      name: 'who',
      email: 'mail',
      [seats]: 'size.s',
    })
    await door.send(source, { who: 'Cleo', mail: 'cleo@example.com', size: { s: '30' } })
    await workLeads(crm, team.workspaceId)
    expect((await records.deals()).at(-1)).toMatchObject({ custom: { [seats]: 30 } })
    const unknown = crm.services.leadSources.setMapping.bind(null, team.owner(), source.id)
    await expect((async () => unknown({ name: 'who', f00000000: 'size' }))()).rejects.toMatchObject({
      code: 'VALIDATION',
    })
  })
})

test('Another workspace neither sees the fields nor changes them', async () => {
  const { crm, make, customFields } = await scene()
  const key = await make({ label: 'Region' })
  const other = await crm.team({ name: 'Rivals' })
  expect(await customFields.list(other.owner())).toEqual([])
  for (const call of [
    () => customFields.get(other.owner(), key),
    () => customFields.rename(other.owner(), key, 'Ours'),
    () => customFields.retire(other.owner(), key),
    () => customFields.move(other.owner(), key, 'up'),
    () => customFields.addChoice(other.owner(), key, 'Ours'),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})
