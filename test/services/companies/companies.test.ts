/** Companies as records: adding, editing, undo, deletion, and what people see of them. */
import { describe, expect, test } from 'vitest'

import { createFindCompanies } from '../../../src/services/companies/find-companies.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene(settings: { readonly visibility?: 'own' } = {}) {
  const crm = createCrm(database())
  const team = await crm.team(settings)
  const { companies, contacts, deals, undo, search } = crm.services
  const add = async (name: string, more: object = {}) => companies.add(team.owner(), { name, ...more })
  const found = async (text: string, who = team.owner) => {
    const limits = { contacts: 5, companies: 5, deals: 5, tasks: 5 }
    return (await search(who(), text, limits)).companies.map(({ name }) => name)
  }
  return { crm, team, owner: team.owner, companies, contacts, deals, undo, add, found, services: crm.services }
}

describe('a company', () => {
  test('has the fields of its table, takes the domain of its address, and is undone', async () => {
    const { owner, add, companies, undo } = await scene()
    const { id, undoId } = await add('Acme GmbH', {
      emails: 'office@acme.example',
      phones: '+49 30 901820',
      tags: '#vip',
    })
    expect(await companies.get(owner(), id)).toMatchObject({
      name: 'Acme GmbH',
      domain: 'acme.example',
      phones: [{ e164: '+4930901820' }],
      tags: ['vip'],
      owner: { id: owner.id },
    })
    const edited = await companies.edit(owner(), id, { field: 'website', value: 'https://acme.example/' })
    await expect(undo.undo(owner(), undoId)).rejects.toMatchObject(refusal('CONFLICT', { reason: 'changed-since' }))
    await undo.undo(owner(), edited.undoId ?? undoId)
    await undo.undo(owner(), undoId)
    await expect(companies.get(owner(), id)).rejects.toMatchObject(refusal('NOT_FOUND'))
  })

  test('takes no domain of a provider of mailboxes for anybody', async () => {
    const { owner, add, companies } = await scene()
    for (const address of ['acme@gmail.com', 'acme@ukr.net', 'acme@meta.ua', 'acme@proton.me']) {
      const { id } = await add(`Firm of ${address}`, { emails: address })
      expect((await companies.get(owner(), id)).domain).toBeNull()
    }
  })

  test('takes the domain of an address that it gets later, unless it has one, and gives it back with undo', async () => {
    const { owner, add, companies, undo } = await scene()
    const { id } = await add('Acme')
    const emails = [{ value: 'office@acme.example', normalized: 'office@acme.example' }]
    const { undoId } = await companies.edit(owner(), id, { field: 'emails', value: emails })
    expect((await companies.get(owner(), id)).domain).toBe('acme.example')
    if (undoId !== null) await undo.undo(owner(), undoId)
    expect(await companies.get(owner(), id)).toMatchObject({ domain: null, emails: [] })
    await companies.edit(owner(), id, { field: 'domain', value: 'acme.test' })
    await companies.edit(owner(), id, { field: 'emails', value: emails })
    expect((await companies.get(owner(), id)).domain).toBe('acme.test')
  })

  test('reads a domain from a web or email address, and refuses anything else', async () => {
    const { owner, add, companies } = await scene()
    const { id } = await add('Acme', { domain: 'https://www.ACME.example/about?x=1' })
    expect((await companies.get(owner(), id)).domain).toBe('acme.example')
    await companies.edit(owner(), id, { field: 'domain', value: 'anna@пошта.укр' })
    expect((await companies.get(owner(), id)).domain).toBe('xn--80a1acn3a.xn--j1amh')
    for (const typed of ['acme', '127.0.0.1', 'two words.example', 'acme..example', '@'])
      await expect(companies.edit(owner(), id, { field: 'domain', value: typed })).rejects.toMatchObject(
        refusal('VALIDATION', { problem: 'not-a-domain' }),
      )
  })

  test('has a name of its own among the live ones, however it is written', async () => {
    const { owner, add, companies, undo } = await scene()
    await add('Acme')
    const refused = refusal('VALIDATION', { problem: 'company-exists' })
    await expect(add('ACME!')).rejects.toMatchObject(refused)
    const { id } = await add('Beta')
    await expect(companies.edit(owner(), id, { field: 'name', value: 'acme' })).rejects.toMatchObject(refused)
    const { undoId } = await companies.delete(owner(), id)
    await add('Beta')
    await expect(undo.undo(owner(), undoId)).rejects.toMatchObject(refused)
  })

  test('with another name is found by it, and so are its people', async () => {
    const { owner, add, companies, contacts, undo, found } = await scene()
    const { id } = await add('Oldname')
    await contacts.add(owner(), { name: 'Anna', company: 'Oldname' })
    const { undoId } = await companies.edit(owner(), id, { field: 'name', value: 'Newname' })
    const people = async (text: string) =>
      (await contacts.find(owner(), text, 5)).contacts.map(({ displayName }) => displayName)
    expect(await found('newname')).toEqual(['Newname'])
    expect(await people('newname')).toEqual(['Anna'])
    expect(await people('oldname')).toEqual([])
    if (undoId !== null) await undo.undo(owner(), undoId)
    expect(await people('oldname')).toEqual(['Anna'])
  })

  test.each([
    ['nova poshta', 'Нова Пошта'],
    ['пошта', 'Нова Пошта'],
    ['Акме', 'Acme'],
    ['acmee', 'Acme'],
    ['acme.example', 'Acme'],
    ['#wholesale', 'Acme'],
  ])('is found by “%s”', async (text, name) => {
    const { add, found } = await scene()
    await add('Нова Пошта')
    await add('Acme', { domain: 'acme.example', tags: 'wholesale' })
    expect(await found(text)).toEqual([name])
  })

  test('that was brought along goes with its contact, unless somebody filled it in since', async () => {
    const { owner, companies, contacts, undo } = await scene()
    const first = await contacts.add(owner(), { name: 'Anna', company: 'Acme', emails: 'anna@acme.example' })
    const { company } = await contacts.get(owner(), first.id)
    if (company === null) throw new Error('The company is missing')
    expect(await companies.get(owner(), company.id)).toMatchObject({ domain: 'acme.example', owner: null })
    await undo.undo(owner(), first.undoId)
    await expect(companies.get(owner(), company.id)).rejects.toMatchObject(refusal('NOT_FOUND'))
    const second = await contacts.add(owner(), { name: 'Ben', company: 'Beta' })
    const beta = (await contacts.get(owner(), second.id)).company
    if (beta === null) throw new Error('The company is missing')
    await companies.edit(owner(), beta.id, { field: 'address', value: 'Main Street 1' })
    expect(await undo.undo(owner(), second.undoId)).toMatchObject({ type: 'contact.created', name: 'Ben' })
    expect(await companies.get(owner(), beta.id)).toMatchObject({ name: 'Beta', deleted: false })
  })

  test('that is deleted leaves its people and deals, is in the trash, and comes back with both', async () => {
    const { owner, add, companies, contacts, deals, services, found } = await scene()
    const { id } = await add('Acme')
    const anna = await contacts.add(owner(), { name: 'Anna', company: 'Acme' })
    const deal = await deals.add(owner(), { title: 'Website', company: 'Acme' })
    const task = { title: 'Call', due: { date: '2035-01-02' } }
    const { id: taskId } = await services.tasks.add(owner(), { ...task, companyId: id })
    const { id: stays } = await services.tasks.add(owner(), { ...task, contactId: anna.id })
    expect(await companies.delete(owner(), id)).toMatchObject({ name: 'Acme', tasks: 1 })
    expect(await found('acme')).toEqual([])
    expect((await contacts.get(owner(), anna.id)).company).toBeNull()
    expect((await deals.get(owner(), deal.id)).company).toBeNull()
    await expect(services.tasks.get(owner(), taskId)).rejects.toMatchObject(refusal('NOT_FOUND'))
    expect(await services.tasks.get(owner(), stays)).toMatchObject({ title: 'Call' })
    // A deal with somebody there does not revive it.
    const other = await deals.add(owner(), { title: 'Shop', contact: anna.id })
    expect((await deals.get(owner(), other.id)).company).toBeNull()

    const { rows } = await services.trash.list(owner(), { kind: 'company', limit: 5 })
    expect(rows).toEqual([expect.objectContaining({ id, name: 'Acme' })])
    expect(await services.trash.restore(owner(), { kind: 'company', id }, false)).toMatchObject({
      name: 'Acme',
      tasks: 1,
    })
    expect((await contacts.get(owner(), anna.id)).company).toEqual({ id, name: 'Acme' })
    expect((await deals.get(owner(), deal.id)).company).toEqual({ id, name: 'Acme' })
    expect(await services.tasks.get(owner(), taskId)).toMatchObject({ company: { id, name: 'Acme' } })
  })
})

describe('what belongs to a company', () => {
  test('its people by name, and its deals with their sums by currency', async () => {
    const { owner, add, companies, contacts, deals } = await scene()
    const { id } = await add('Acme')
    for (const name of ['Zoe', 'Anna', 'Max']) await contacts.add(owner(), { name, company: 'acme' })
    const euros = (minor: number) => ({ minor, currency: 'EUR' })
    await deals.add(owner(), { title: 'One', company: 'Acme', amount: euros(100_00) })
    await deals.add(owner(), { title: 'Two', company: 'Acme', amount: euros(50_00) })
    await deals.add(owner(), { title: 'Three', company: 'Acme', amount: { minor: 20_00, currency: 'USD' } })
    const won = await deals.add(owner(), { title: 'Four', company: 'Acme', amount: euros(70_00) })
    const { stage } = await deals.get(owner(), won.id)
    await deals.move(owner(), won.id, { wish: { to: 'won' }, from: stage.id })
    const people = await companies.people(owner(), id, 2)
    expect(people.people.map(({ displayName }) => displayName)).toEqual(['Anna', 'Max'])
    expect(people.count).toBe(3)
    const theirs = await companies.deals(owner(), id, 3)
    expect(theirs.open).toEqual({ count: 3, sums: [euros(150_00), { minor: 20_00, currency: 'USD' }] })
    expect(theirs.won).toEqual({ count: 1, sums: [euros(70_00)] })
    expect(theirs.deals.map(({ title }) => title)).toEqual(['Three', 'Two', 'One'])
    const { companies: rows } = await companies.list(owner(), { limit: 5 })
    expect(rows).toEqual([{ id, name: 'Acme', people: 3, openDeals: 3 }])
  })

  test('its timeline shows its own changes, and what happened with its people and deals', async () => {
    const { owner, add, contacts, deals, services } = await scene()
    const { id } = await add('Acme')
    const anna = await contacts.add(owner(), { name: 'Anna', company: 'Acme' })
    const deal = await deals.add(owner(), { title: 'Website', contact: anna.id })
    await services.notes.add(owner(), { text: 'Likes tea', contactId: anna.id })
    await services.notes.add(owner(), { text: 'Large order', companyId: id })
    await services.tasks.add(owner(), { title: 'Call', due: { date: '2035-01-02' }, dealId: deal.id })
    await contacts.edit(owner(), anna.id, { field: 'company', value: 'Beta' })
    const { entries } = await services.timeline.list(owner(), { kind: 'company', id }, { limit: 20 })
    expect(entries.map(({ type, about }) => [type, about])).toEqual([
      ['contact.updated', 'Anna'],
      ['task.created', 'Call'],
      ['note.created', 'Large order'],
      ['note.created', 'Likes tea'],
      ['deal.created', 'Website'],
      ['contact.created', 'Anna'],
      ['company.created', null],
    ])
  })

  test('where members see only their own, nothing of others, not even in its timeline', async () => {
    const { team, owner, add, companies, contacts, services, found } = await scene({ visibility: 'own' })
    const rep = await team.join('rep')
    const { id } = await add('Acme')
    await companies.edit(owner(), id, { field: 'owner', value: null })
    const hidden = await contacts.add(owner(), { name: 'Hidden', company: 'Acme' })
    await services.notes.add(owner(), { text: 'Secret', contactId: hidden.id })
    const own = await contacts.add(rep(), { name: 'Own', company: 'Acme' })
    await services.notes.add(rep(), { text: 'Open', contactId: own.id })
    expect(await companies.people(rep(), id, 5)).toMatchObject({ people: [{ displayName: 'Own' }], count: 1 })
    const { entries } = await services.timeline.list(rep(), { kind: 'company', id }, { limit: 20 })
    expect(entries.map(({ about }) => about)).toEqual(['Open', 'Own', null, null])
    expect((await companies.list(rep(), { limit: 5 })).companies).toMatchObject([{ name: 'Acme', people: 1 }])
    await companies.edit(owner(), id, { field: 'owner', value: owner.id })
    expect((await companies.list(rep(), { limit: 5 })).companies).toEqual([])
    expect(await found('acme', rep)).toEqual([])
    await expect(companies.get(rep(), id)).rejects.toMatchObject(refusal('NOT_FOUND'))
    // Their own contact still shows where they work.
    expect((await contacts.get(rep(), own.id)).company).toEqual({ id, name: 'Acme' })
  })

  test('goes to the successor of a member who leaves', async () => {
    const { team, owner, companies, services } = await scene()
    const rep = await team.join('rep')
    const { id } = await companies.add(rep(), { name: 'Acme' })
    const { counts } = await services.departures.remove(owner(), rep.id, { to: owner.id, toTeam: [] })
    expect(counts.company).toBe(1)
    expect((await companies.get(owner(), id)).owner).toMatchObject({ id: owner.id })
  })
})

describe('an address', () => {
  test('tells where a contact without a company works', async () => {
    const { owner, add, contacts } = await scene()
    const { id } = await add('Acme', { domain: 'acme.example' })
    const anna = await contacts.add(owner(), { name: 'Anna', emails: 'anna@gmail.com, anna@ACME.example' })
    expect((await contacts.get(owner(), anna.id)).likelyCompany).toEqual({ id, name: 'Acme' })
    await contacts.edit(owner(), anna.id, { field: 'company', value: 'Beta' })
    expect((await contacts.get(owner(), anna.id)).likelyCompany).toBeNull()
    const ben = await contacts.add(owner(), { name: 'Ben', emails: 'ben@gmail.com' })
    expect((await contacts.get(owner(), ben.id)).likelyCompany).toBeNull()
  })
})

test('Names that are close are offered before another spelling is made, none if there is one of just that name', async () => {
  const { owner, add, companies } = await scene()
  await add('Acme Inc')
  await add('Нова Пошта')
  const near = async (name: string) => (await companies.near(owner(), name, 5)).map((company) => company.name)
  expect(await near('Acme')).toEqual(['Acme Inc'])
  expect(await near('Acmee Inc')).toEqual(['Acme Inc'])
  expect(await near('Nova Poshta')).toEqual(['Нова Пошта'])
  expect(await near('ACME, Inc.')).toEqual([])
  expect(await near('Zeppelin')).toEqual([])
})

test('A name that a colleague gives to a company while close ones are looked for is not offered to be made again', async () => {
  const { crm, owner, add } = await scene()
  // As if it had been made right after the first of the two reads.
  const companies = Object.create(crm.models.companies, { exists: { value: () => Promise.resolve(null) } })
  const { near } = createFindCompanies({ models: { ...crm.models, companies } })
  await add('Firm 0')
  await add('Firm 0 Holding')
  expect(await near(owner(), 'firm 0', 5)).toEqual([])
  expect((await near(owner(), 'Firm 0 Hold', 5)).map(({ name }) => name)).toContain('Firm 0 Holding')
})

test('The list is walked page by page in both directions, whatever is deleted in between', async () => {
  const { owner, add, companies } = await scene()
  for (const name of ['Delta', 'alpha', 'Charlie', 'Bravo', 'Echo']) await add(name)
  const names = (page: Awaited<ReturnType<typeof companies.list>>) => page.companies.map(({ name }) => name)
  const first = await companies.list(owner(), { limit: 2 })
  expect(names(first)).toEqual(['alpha', 'Bravo'])
  const last = first.companies.at(-1)
  if (last === undefined) throw new Error('The page is empty')
  await companies.delete(owner(), last.id)
  const second = await companies.list(owner(), { limit: 2, page: { direction: 'after', companyId: last.id } })
  expect(names(second)).toEqual(['Charlie', 'Delta'])
  expect(second).toMatchObject({ hasBefore: true, hasAfter: true })
  const charlie = second.companies[0]
  if (charlie === undefined) throw new Error('The page is empty')
  const back = await companies.list(owner(), { limit: 2, page: { direction: 'before', companyId: charlie.id } })
  expect(names(back)).toEqual(['alpha'])
  expect((await companies.list(owner(), { limit: 9, mine: true })).companies).toHaveLength(4)
})
