/** The queue of contacts that may be one person. */
import { describe, expect, it } from 'vitest'

import { createScanDuplicatesHandler } from '../../../src/jobs/scan-duplicates.ts'
import { idOf, objectId } from '../../../src/models/ids.ts'
import { MAX_COMPARED } from '../../../src/services/duplicates/scan-duplicates.ts'
import type { TypedContact } from '../../../src/services/contacts/add-contact.ts'
import { type Crm, createCrm, type Member } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { readFile, write } from '../../support/imports/import-scene.ts'
import { createSource, openLeads, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()
const DAY = 24 * 60 * 60 * 1000

async function scene(settings: Parameters<Crm['team']>[0] = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const me = team.owner
  const { duplicates, contacts, companies } = crm.services
  const add = async (typed: TypedContact, who: Member = me) => (await contacts.add(who(), typed)).id
  const look = async (who: Member = me) => {
    await duplicates.refresh(who())
    return duplicates.next(who())
  }
  const next = async (who: Member = me) => (await look(who)).next
  const names = async (who: Member = me) => {
    const pair = await next(who)
    if (pair === null) return null
    return pair.kind === 'contact'
      ? pair.records.map(({ displayName }) => displayName)
      : pair.records.map(({ name }) => name)
  }
  return { ...crm, team, me, add, look, next, names, duplicates, contacts, companies }
}

describe('The queue of possible duplicates', () => {
  it('shows the surest pair first, with its reasons, and remembers what was decided', async () => {
    const { me, add, next, names, duplicates, passTime, contacts } = await scene()
    await add({ name: 'Тарас Шевченко' })
    await add({ name: 'Taras Shevchenko' })
    const anna = await add({ name: 'Anna', phones: '+49 30 1234567' })
    const twin = await add({ name: 'Anya B.', phones: '+49 30 1234567' })
    const first = await next()
    expect(first).toMatchObject({ signs: ['phone'], isCertain: true, records: [{ id: anna }, { id: twin }] })
    if (first === null) return
    await duplicates.keepApart(me(), first.id)
    const second = await next()
    expect(second).toMatchObject({ signs: ['name'], isCertain: false })
    if (second === null) return
    await duplicates.later(me(), second.id)
    expect(await next()).toBeNull()
    // Remembered, also after another change of one of them.
    await contacts.edit(me(), anna, { field: 'jobTitle', value: 'CEO' })
    passTime(2 * DAY)
    expect(await names()).toEqual(['Тарас Шевченко', 'Taras Shevchenko'])
    await duplicates.reopen(me(), first.id)
    expect(await names()).toEqual(['Anna', 'Anya B.'])
  })

  it('follows changes: a pair that no longer shares anything disappears, a new one comes', async () => {
    const { me, add, names, contacts } = await scene()
    const a = await add({ name: 'Anna', emails: 'a@berg.example' })
    const b = await add({ name: 'Ben', emails: 'b@berg.example' })
    expect(await names()).toBeNull()
    const same = [{ value: 'a@berg.example', normalized: 'a@berg.example' }]
    await contacts.edit(me(), b, { field: 'emails', value: same })
    expect(await names()).toEqual(['Anna', 'Ben'])
    await contacts.edit(me(), b, { field: 'emails', value: null })
    expect(await names()).toBeNull()
    await contacts.edit(me(), b, { field: 'emails', value: same })
    expect(await names()).toEqual(['Anna', 'Ben'])
    await contacts.merge(me(), { primary: a, losing: b })
    expect(await names()).toBeNull()
  })

  it('shows a member only pairs of which they see both, and nobody another workspace’s', async () => {
    const crm = createCrm(database())
    const { me, add, names, next, team, duplicates } = await scene({ visibility: 'own' })
    const rep = await team.join('rep')
    await add({ name: 'Anna', emails: 'a@berg.example' })
    await add({ name: 'Anya', emails: 'a@berg.example' }, rep)
    expect(await names(rep)).toBeNull()
    const pair = await next()
    expect(pair).not.toBeNull()
    if (pair === null) return
    await expect(duplicates.keepApart(rep(), pair.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const stranger = (await crm.team()).owner
    expect((await crm.services.duplicates.next(stranger())).next).toBeNull()
    await expect(duplicates.later(stranger(), pair.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await duplicates.keepApart(me(), pair.id)
  })

  it('compares many contacts in portions, those from before there were keys too, and takes no switchboard for a sign', async () => {
    const { models, team, look, next, names, duplicates, workJobs } = await scene()
    const workspaceId = objectId(team.workspaceId)
    const many = Array.from({ length: 2 * MAX_COMPARED + 20 }, (_, index) => ({
      workspaceId,
      name: `Person ${index}`,
      displayName: `Person ${index}`,
      sortName: `person ${index}`,
      emails: index >= 2 * MAX_COMPARED + 18 ? [{ value: 'x@y.example', normalized: 'x@y.example' }] : [],
      phones: [{ value: '+4930123', e164: '+4930123' }],
      source: 'manual' as const,
    }))
    await models.contacts.insertMany(many)
    const begun = await look()
    expect(begun).toEqual({ next: null, isScanning: true })
    await workJobs({ 'duplicates.scan': createScanDuplicatesHandler({ scan: duplicates.scanRest }) })
    expect((await next())?.signs).toEqual(['email', 'phone'])
    expect(await names()).toEqual([`Person ${many.length - 2}`, `Person ${many.length - 1}`])
    expect(await models.duplicatePairs.countDocuments({ workspaceId })).toBe(1)
  })
})

describe('The queue of companies', () => {
  it('shows those of one domain or of nearly one name, and remembers what was decided', async () => {
    const { me, next, names, duplicates, companies } = await scene()
    const { id: acme } = await companies.add(me(), { name: 'Acme GmbH', domain: 'acme.example' })
    const { id: twin } = await companies.add(me(), { name: 'Umbrella', domain: 'acme.example' })
    await companies.add(me(), { name: 'ТОВ «Нова Пошта»' })
    await companies.add(me(), { name: 'Nova Pochta' })
    const first = await next()
    expect(first).toMatchObject({ kind: 'company', signs: ['domain'], isCertain: false })
    expect(first?.records.map(({ id }) => id)).toEqual([acme, twin])
    if (first === null) return
    expect(await duplicates.keepApart(me(), first.id)).toBe('company')
    expect(await next()).toMatchObject({ kind: 'company', signs: ['near-name'] })
    expect(await names()).toEqual(['ТОВ «Нова Пошта»', 'Nova Pochta'])
    await companies.edit(me(), acme, { field: 'website', value: 'https://acme.example/' })
    expect(await names()).toEqual(['ТОВ «Нова Пошта»', 'Nova Pochta'])
  })

  it('follows changes and merges, and compares companies that were named in passing or are from before there were keys', async () => {
    const { me, add, models, team, names, companies } = await scene()
    const workspaceId = objectId(team.workspaceId)
    await add({ name: 'Anna', company: 'Northwind' })
    await add({ name: 'Ben', company: 'Northwind Ltd' })
    await models.companies.updateMany({ workspaceId }, { $unset: { duplicateKeys: 1 } })
    expect(await names()).toEqual(['Northwind', 'Northwind Ltd'])
    const [one, other] = await models.companies.find({ workspaceId }).sort({ _id: 1 }).lean()
    if (one === undefined || other === undefined) throw new Error('There are two companies')
    const { undoId } = await companies.merge(me(), { primary: idOf(one._id), losing: idOf(other._id) })
    expect(await names()).toBeNull()
    await companies.separate(me(), undoId)
    expect(await names()).toEqual(['Northwind', 'Northwind Ltd'])
    await companies.edit(me(), idOf(other._id), { field: 'name', value: 'Southwind' })
    expect(await names()).toBeNull()
  })

  it('shows a member only pairs of which they see both', async () => {
    const { me, next, companies, team } = await scene({ visibility: 'own' })
    const rep = await team.join('rep')
    await companies.add(me(), { name: 'Northwind' })
    await companies.add(rep(), { name: 'Northwind Ltd' })
    expect(await next(rep)).toBeNull()
    expect(await next()).not.toBeNull()
  })
})

it('A lead and an import of somebody who may be here already reach the queue, whatever the alphabet', async () => {
  const { crm, team, door } = await openLeads(database())
  const { contacts, duplicates } = crm.services
  const me = team.owner
  await contacts.add(me(), { name: 'Анна Коваль', company: 'Acme' })
  await contacts.add(me(), { name: 'Тарас Шевченко' })
  const source = await createSource(team, crm, 'standard')
  await door.send(source, { name: 'Anna Koval', email: 'anna@example.com', company: 'ACME' })
  await workLeads(crm, team.workspaceId)
  const file = 'Name,Email\nTaras Shevchenko,taras@example.com\nNobody Known,nobody@example.com\n'
  const read = await readFile(crm, team, file)
  // The preview says so before anything is written.
  expect(read.likely).toBe(1)
  await write(crm, team, read.id)
  await duplicates.refresh(me())
  const first = (await duplicates.next(me())).next
  expect(first).toMatchObject({ signs: ['name-company'] })
  if (first === null) return
  await duplicates.keepApart(me(), first.id)
  expect((await duplicates.next(me())).next).toMatchObject({ signs: ['name'] })
})
