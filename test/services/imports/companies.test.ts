/** Companies that come with an import: they are records like any other, also when the import is undone. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { importFile, undo } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { services } = crm
  const file = (...rows: readonly string[]) => importFile(crm, team, ['Name,Email,Company', ...rows].join('\n'))
  const idOfCompany = async (name: string) => {
    const { companies } = await services.companies.list(team.owner(), { limit: 20 })
    const found = companies.find((company) => company.name === name)
    if (found === undefined) throw new Error(`There is no ${name}`)
    return found.id
  }
  return { ...services, crm, team, me: team.owner, file, idOfCompany }
}

describe('A company that an import brings along', () => {
  it('is listed, found by its name, and tells in its timeline who came with it', async () => {
    const { me, file, idOfCompany, search, timeline } = await scene()
    await file('Anna Berg,anna@berg.example,Zebra AG', 'Ben Berg,ben@berg.example,Zebra AG')
    const id = await idOfCompany('Zebra AG')
    const { companies } = await search(me(), 'zebr', { contacts: 1, companies: 5, deals: 1, tasks: 1 })
    expect(companies.map((company) => company.id)).toEqual([id])
    const { entries } = await timeline.list(me(), { kind: 'company', id }, { limit: 10 })
    expect(entries.map(({ type }) => type).toSorted()).toEqual([
      'company.created',
      'contact.created',
      'contact.created',
    ])
  })

  it('goes with the undo of the import, unless somebody edited it or put a note or a task on it', async () => {
    const { crm, team, me, file, idOfCompany, companies, notes, tasks } = await scene()
    const names = ['Edited', 'Noted', 'Planned', 'Unused']
    const { id } = await file(...names.map((name) => `Person at ${name},${name}@berg.example,${name}`))
    const [edited, noted, planned] = await Promise.all(names.map(idOfCompany))
    if (edited === undefined || noted === undefined || planned === undefined) throw new Error('They are missing')
    await companies.edit(me(), edited, { field: 'address', value: 'Main Street 1' })
    await notes.add(me(), { companyId: noted, text: 'Pays late' })
    await tasks.add(me(), { title: 'Visit', due: { date: '2035-01-02' }, companyId: planned })
    await undo(crm, team, id)
    const { companies: left } = await companies.list(me(), { limit: 20 })
    expect(left.map(({ name, people }) => [name, people])).toEqual([
      ['Edited', 0],
      ['Noted', 0],
      ['Planned', 0],
    ])
    expect(await crm.models.contacts.countDocuments({ workspaceId: objectId(team.workspaceId), deletedAt: null })).toBe(
      0,
    )
  })
})

it('A contact is still found by the words of one that was merged into it, after an import has changed it', async () => {
  const { crm, team, me, file, contacts } = await scene()
  const { id: primary } = await contacts.add(me(), { name: 'Anna Berg', emails: 'anna@berg.example' })
  const { id: losing } = await contacts.add(me(), { name: 'Wilhelmina' })
  await contacts.merge(me(), { primary, losing })
  const found = async () => (await contacts.find(me(), 'wilhelmina', 3)).contacts.map(({ id }) => id)
  const { id } = await file('Anna Berg,anna@berg.example,Zebra AG')
  expect(await found()).toEqual([primary])
  await undo(crm, team, id)
  expect(await found()).toEqual([primary])
})

describe('A company that took another over', () => {
  it('is still found by the words of that one, after an import has filled it and was undone', async () => {
    const { crm, team, me, companies, search, customFields } = await scene()
    await customFields.make(me(), { kind: 'company', type: 'text', label: 'Industry' })
    await team.refresh()
    const { id: primary } = await companies.add(me(), { name: 'Zebra AG' })
    const { id: losing } = await companies.add(me(), { name: 'Wilhelmina Works' })
    await companies.merge(me(), { primary, losing })
    const found = async () => {
      const { companies: all } = await search(me(), 'wilhelmina', { contacts: 1, companies: 5, deals: 1, tasks: 1 })
      return all.map(({ id }) => id)
    }
    const { id } = await importFile(crm, team, 'Name,Company,Industry\nAnna Berg,Zebra AG,Steel\n')
    expect(await companies.get(me(), primary)).toMatchObject({ name: 'Zebra AG' })
    expect(await found()).toEqual([primary])
    await undo(crm, team, id)
    expect(await found()).toEqual([primary])
  })

  it('stays when the import that brought it is undone', async () => {
    const { crm, team, me, file, idOfCompany, companies } = await scene()
    const { id } = await file('Anna Berg,anna@berg.example,Zebra AG')
    const { id: losing } = await companies.add(me(), { name: 'Wilhelmina Works' })
    await companies.merge(me(), { primary: await idOfCompany('Zebra AG'), losing })
    await undo(crm, team, id)
    expect((await companies.list(me(), { limit: 5 })).companies.map(({ name }) => name)).toEqual(['Zebra AG'])
  })
})

describe('A file of companies', () => {
  const HEADER = 'Record ID,Company name,Company Domain Name,Phone Number,Company owner,Segment'
  const FILE = [HEADER, '5,Zebra AG,zebra.example,+493012345678,,Large', '6,Acme,,,,'].join('\n')

  it('fills companies, with a note for what no field takes, and changes nothing the second time', async () => {
    const { crm, team, me, idOfCompany, companies } = await scene()
    const { figures, id } = await importFile(crm, team, FILE)
    expect(figures).toMatchObject({ created: 2, refused: 0 })
    const zebra = await idOfCompany('Zebra AG')
    expect(await companies.get(me(), zebra)).toMatchObject({
      domain: 'zebra.example',
      phones: [{ e164: '+493012345678' }],
    })
    const notes = () => crm.models.notes.find({ workspaceId: objectId(team.workspaceId), deletedAt: null }).lean()
    expect((await notes()).map(({ text, companyId }) => [text, companyId?.toHexString()])).toEqual([
      ['Segment: Large', zebra],
    ])
    expect(await crm.models.contacts.countDocuments({ workspaceId: objectId(team.workspaceId) })).toBe(0)
    expect((await importFile(crm, team, FILE)).figures).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await undo(crm, team, id)).toMatchObject({ state: 'undone', undone: 2, kept: 0 })
    expect((await companies.list(me(), { limit: 5 })).companies).toEqual([])
    expect(await notes()).toEqual([])
    // What was undone can be imported again.
    expect((await importFile(crm, team, FILE)).figures).toMatchObject({ created: 2 })
  })

  it('knows a company by its id in the other system, whatever it is called there and here', async () => {
    const { crm, team, me, idOfCompany, companies } = await scene()
    await importFile(crm, team, FILE)
    const id = await idOfCompany('Zebra AG')
    await companies.edit(me(), id, { field: 'name', value: 'Zebra Group' })
    const renamed = [HEADER, '5,Zebra SE,zebra.example,+493012345679,,Large'].join('\n')
    expect((await importFile(crm, team, renamed)).figures).toMatchObject({ created: 0, updated: 1 })
    expect(await companies.get(me(), id)).toMatchObject({ name: 'Zebra Group', phones: [{}, {}] })
    const people = [
      'Record ID,First name,Last name,Email,Associated company,Associated company ID',
      '1,Ada,Byron,ada@example.com,Zebra SE,5',
      '2,Ben,Ray,ben@example.com,,5',
      '3,Cy,Low,cy@example.com,Zebra SE,"5;6"',
    ].join('\n')
    await importFile(crm, team, people)
    expect((await companies.get(me(), id)).name).toBe('Zebra Group')
    const contacts = await crm.models.contacts
      .find({ workspaceId: objectId(team.workspaceId) })
      .sort({ name: 1 })
      .lean()
    expect(contacts.map(({ companyId }) => companyId?.toHexString() === id)).toEqual([true, true, false])
    expect((await importFile(crm, team, people)).figures).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  })

  it('of Pipedrive is known in its files of deals, also after a merge', async () => {
    const { crm, team, me, idOfCompany, companies } = await scene()
    await importFile(crm, team, 'Organization - Name,Organization - ID\nZebra AG,7\n')
    const { id: primary } = await companies.add(me(), { name: 'Zebra Group' })
    await companies.merge(me(), { primary, losing: await idOfCompany('Zebra AG') })
    await importFile(crm, team, 'Deal - ID,Deal - Title,Organization - Name,Organization - ID\n1,Roof,Zebras,7\n')
    const [deal] = await crm.models.deals.find({ workspaceId: objectId(team.workspaceId) }).lean()
    expect(deal?.companyId?.toHexString()).toBe(primary)
    expect((await companies.list(me(), { limit: 5 })).companies.map(({ name }) => name)).toEqual(['Zebra Group'])
  })
})
