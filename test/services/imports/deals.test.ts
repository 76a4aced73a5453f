/** Deals from a file: with their people, stages and amounts, and undone as a whole. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { exactAmount, exactDay } from '../../../src/services/imports/exact-values.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { check, importFile, readFile, undo, write } from '../../support/imports/import-scene.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const workspaceId = objectId(team.workspaceId)
  const live = { workspaceId, deletedAt: null }
  return {
    crm,
    team,
    async deals() {
      const { stages } = await crm.services.pipelines.get(team.owner())
      const names = new Map(stages.map(({ id, name }) => [id as string, name]))
      const found = await crm.models.deals.find(live).sort({ title: 1 }).lean()
      return found.map(({ title, status, stageId, amount, expectedCloseOn, contactIds, lostReason, companyId }) => ({
        title,
        status,
        stage: names.get(stageId.toHexString()),
        amount,
        day: expectedCloseOn,
        people: contactIds.length,
        lostReason,
        hasCompany: companyId !== undefined,
      }))
    },
    people: () => crm.models.contacts.countDocuments(live),
    companies: () => crm.models.companies.countDocuments(live),
  }
}

const HUBSPOT = [
  'Record ID,Deal Name,Pipeline,Deal Stage,Amount,Close Date,Create Date,Deal owner,Associated Company',
  '1,Roof,Sales,Proposal,"12,500.00",2026-12-24,2026-01-01,,Northwind',
  '2,Shed,Sales,Closed Won,900,2026-01-02,2026-01-01,,Northwind',
  '3,Wall,Sales,closedlost,,,,,',
].join('\n')

const PIPEDRIVE = [
  'Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Stage,Deal - Status,Organization - Name,Person - Name,Person - Email (Work),Deal - Owner,Deal - Expected close date,Deal - Lost reason',
  '7,Site,"1 200,50",UAH,Qualified,Open,Acme,Ada Byron,ada@example.com,,24.12.2026,',
  '8,App,5000,EUR,Qualified,Lost,Acme,Ada Byron,ada@example.com,,,No budget',
].join('\n')

const KOMMO = [
  'ID;Название сделки;Бюджет;Ответственный;Теги;Этап сделки;Воронка;Полное имя контакта;Компания контакта;Рабочий телефон',
  '5;Сайт;1200;;vip;успешно реализовано;Продажи;Олена Коваль;Ромашка;+380671234567',
].join('\n')

describe('A file of deals', () => {
  it('from HubSpot brings stages, amounts and companies', async () => {
    const { crm, team, deals, people } = await scene()
    const done = await importFile(crm, team, HUBSPOT)
    expect(done).toMatchObject({ source: 'hubspot', figures: { created: 3, refused: 0 } })
    expect(await deals()).toMatchObject([
      {
        title: 'Roof',
        status: 'open',
        stage: 'Proposal',
        amount: { minor: 1_250_000, currency: 'EUR' },
        day: '2026-12-24',
        hasCompany: true,
      },
      { title: 'Shed', status: 'won', amount: { minor: 90_000 } },
      { title: 'Wall', status: 'lost' },
    ])
    expect(await people()).toBe(0)
  })

  it('from Pipedrive brings the person once, a currency of its own, and why a deal was lost', async () => {
    const { crm, team, deals, people } = await scene()
    await importFile(crm, team, PIPEDRIVE)
    const other = await readFile(crm, team, PIPEDRIVE.replaceAll('Qualified', 'Contract sent'))
    expect(other.unknownStages).toEqual(['Contract sent'])
    expect(await deals()).toMatchObject([
      { title: 'App', status: 'lost', lostReason: 'No budget', people: 1 },
      {
        title: 'Site',
        status: 'open',
        stage: 'Qualified',
        amount: { minor: 120_050, currency: 'UAH' },
        day: '2026-12-24',
        people: 1,
      },
    ])
    expect(await people()).toBe(1)
  })

  it('from amoCRM brings won deals by their Russian words, with the contact and the company', async () => {
    const { crm, team, deals, people, companies } = await scene()
    expect(await importFile(crm, team, KOMMO)).toMatchObject({ source: 'kommo' })
    expect(await deals()).toMatchObject([{ title: 'Сайт', status: 'won', people: 1, hasCompany: true }])
    expect([await people(), await companies()]).toEqual([1, 1])
  })

  it('changes nothing the second time, and is undone with everybody in it', async () => {
    const { crm, team, deals, people, companies } = await scene()
    const done = await importFile(crm, team, PIPEDRIVE)
    const before = await deals()
    expect((await importFile(crm, team, PIPEDRIVE)).figures).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await deals()).toEqual(before)
    expect(await undo(crm, team, done.id)).toMatchObject({ state: 'undone', kept: 0 })
    expect([await deals(), await people(), await companies()]).toEqual([[], 0, 0])
  })

  it('adds to a deal of that person and title that is there, and undoing puts it back', async () => {
    const { crm, team, deals } = await scene()
    const { id: contact } = await crm.services.contacts.add(team.owner(), { name: 'Ada', emails: 'ada@example.com' })
    await crm.services.deals.add(team.owner(), { title: 'Site', contact })
    const before = await deals()
    const done = await importFile(crm, team, PIPEDRIVE)
    expect(done.figures).toMatchObject({ created: 1, updated: 1 })
    expect((await deals()).find(({ title }) => title === 'Site')).toMatchObject({ amount: { minor: 120_050 } })
    await undo(crm, team, done.id)
    expect(await deals()).toEqual(before)
  })

  it('keeps a deal that was moved since, and its person', async () => {
    const { crm, team, deals, people } = await scene()
    const done = await importFile(crm, team, PIPEDRIVE)
    const site = await crm.models.deals.findOne({ workspaceId: objectId(team.workspaceId), title: 'Site' }).lean()
    const id = site?._id.toHexString() as never
    const { stage } = await crm.services.deals.get(team.owner(), id)
    await crm.services.deals.move(team.owner(), id, { wish: { to: 'won' }, from: stage.id })
    expect(await undo(crm, team, done.id)).toMatchObject({ kept: 2 })
    expect([(await deals()).map(({ title }) => title), await people()]).toEqual([['Site'], 1])
  })

  it('asks which of day and month comes first only if nothing proves it', async () => {
    const { crm, team, deals } = await scene()
    const file = (day: string) => `Deal Name,Close Date,Email\nRoof,${day},a@example.com\n`
    expect(await readFile(crm, team, file('12/24/2030'))).toMatchObject({ dayOrder: 'mdy', dayOrderAsked: false })
    expect(await readFile(crm, team, file('24/12/2030'))).toMatchObject({ dayOrder: 'dmy', dayOrderAsked: false })
    const either = await readFile(crm, team, file('03/04/2030'))
    expect(either).toMatchObject({ dayOrder: 'dmy', dayOrderAsked: true })
    await crm.services.imports.setDayOrder(team.owner(), either.id, 'mdy')
    await check(crm, team, either.id)
    await crm.services.imports.start(team.owner(), either.id)
    const { turn } = await crm.services.imports.get(team.owner(), either.id)
    const ref = { workspaceId: team.workspaceId, importId: either.id, turn }
    await crm.services.importWork.run(ref, new AbortController().signal)
    expect(await deals()).toMatchObject([{ day: '2030-03-04' }])
  })
})

it.each([
  ['1,200.50', '1200.50'],
  ['1 200,50', '1200.50'],
  ['1.200.000', '1200000'],
  ['1,200', '1200'],
  ['0,5', '0.5'],
  ['12500', '12500'],
])('The amount %s is %s', (written, decimal) => {
  expect(exactAmount(written, '')).toEqual({ decimal, currency: null })
})

it('Days are days, whatever program writes them', () => {
  const days = ['45631', '2024-12-05T10:00:00Z', '05.12.2024', '05/12/2024'].map((text) => exactDay(text, 'dmy'))
  expect(days).toEqual(['2024-12-05', '2024-12-05', '2024-12-05', '2024-12-05'])
})

describe('What a row says about somebody or something that it does not name', () => {
  it('is in the note once, of a person and of a company', async () => {
    const { crm, team } = await scene()
    const { key } = await crm.services.customFields.make(team.owner(), {
      kind: 'company',
      type: 'number',
      label: 'Staff',
    })
    await team.refresh()
    const header = 'Deal Name,Contact,Position,Company,Company - Staff'
    const read = await readFile(crm, team, `${header}\nRoof,,Buyer,,many\nWall,Ada Byron,Buyer,Acme,many\n`)
    expect(read.columns.map(({ target }) => target)).toContain(`company.${key}`)
    for (const [column, target] of [
      [2, 'contact.jobTitle'],
      [3, 'deal.company'],
    ] as const) {
      await crm.services.imports.setTarget(team.owner(), read.id, column, target)
    }
    await check(crm, team, read.id)
    await write(crm, team, read.id)
    const notes = await crm.models.notes.find({ workspaceId: objectId(team.workspaceId) }).lean()
    expect(notes.map(({ text }) => text).toSorted()).toEqual([
      'Company - Staff: many',
      'Company - Staff: many\nPosition: Buyer',
    ])
  })
})

describe('A word of a file that nobody here knows', () => {
  const file = (...rows: readonly string[]) => ['Deal - ID,Deal - Title,Deal - Stage,Deal - Owner', ...rows].join('\n')
  const FILE = file(
    '1,Roof,Proposals sent,Kovalenko O.',
    '2,Shed,Signed,olena.kovalenko@old.example',
    '3,Wall,Later,Somebody',
  )

  async function words() {
    const all = await scene()
    const { crm, team } = all
    const olena = await team.join('rep', 'Олена Коваленко')
    const { stages } = await crm.services.pipelines.get(team.owner())
    const stageOf = (name: string) => stages.find((stage) => stage.name === name)?.id ?? ''
    const won = stages.find(({ kind }) => kind === 'won')?.id ?? ''
    return { ...all, olena, stageOf, won, imports: crm.services.imports }
  }

  it('comes with what it most likely means, and means what a member says, in the next such file, too', async () => {
    const { crm, team, deals, imports, olena, stageOf, won } = await words()
    const read = await readFile(crm, team, FILE)
    const found = await imports.words(team.owner(), read.id)
    expect(found.map(({ of, word, likeliest, isSettled }) => [of, word, likeliest?.name, isSettled])).toEqual([
      ['stage', 'Proposals sent', 'Proposal', false],
      ['stage', 'Signed', undefined, false],
      ['stage', 'Later', undefined, false],
      ['owner', 'Kovalenko O.', 'Олена Коваленко', false],
      ['owner', 'olena.kovalenko@old.example', 'Олена Коваленко', false],
      ['owner', 'Somebody', undefined, false],
    ])
    expect(found[0]?.choices[0]?.name).toBe('Proposal')
    const say = (of: 'stage' | 'owner', word: string, to: string | null) =>
      imports.setWord(team.owner(), read.id, { of, word }, to)
    await say('stage', 'proposals sent', stageOf('Proposal'))
    await say('stage', 'Signed', won)
    await say('owner', 'olena.kovalenko@old.example', olena.id)
    await say('owner', 'Somebody', null)
    const checked = await check(crm, team, read.id)
    expect(checked.open).toEqual({ stage: ['Later'], owner: ['Kovalenko O.'] })
    await write(crm, team, read.id)
    const owners = await crm.models.deals
      .find({ workspaceId: objectId(team.workspaceId) })
      .sort({ title: 1 })
      .lean()
    expect(owners.map(({ ownerId }) => ownerId?.toHexString() === olena.id)).toEqual([false, true, false])
    const [roof, shed, wall] = await deals()
    expect(roof).toMatchObject({ title: 'Roof', stage: 'Proposal', status: 'open' })
    expect(shed).toMatchObject({ title: 'Shed', status: 'won' })
    expect(wall?.stage).not.toBe('Proposal')
    await importFile(crm, team, file('4,Door,Proposals sent,olena.kovalenko@old.example'))
    const door = await crm.models.deals.findOne({ workspaceId: objectId(team.workspaceId), title: 'Door' }).lean()
    expect([door?.stageId.toHexString(), door?.ownerId?.toHexString()]).toEqual([stageOf('Proposal'), olena.id])
  })

  it('is unknown again once the member whom it means is gone, and means nobody who is not here', async () => {
    const { crm, team, imports, olena } = await words()
    const read = await readFile(crm, team, FILE)
    const word = { of: 'owner', word: 'Somebody' } as const
    await expect(imports.setWord(team.owner(), read.id, word, team.workspaceId)).rejects.toMatchObject({
      code: 'VALIDATION',
    })
    await expect(
      imports.setWord(team.owner(), read.id, { of: 'owner', word: 'Another' }, olena.id),
    ).rejects.toMatchObject({ code: 'VALIDATION' })
    await imports.setWord(team.owner(), read.id, word, olena.id)
    expect((await check(crm, team, read.id)).open.owner).not.toContain('Somebody')
    const filter = { workspaceId: objectId(team.workspaceId), _id: objectId(olena.id) }
    await crm.models.members.updateOne(filter, { $set: { status: 'removed' } })
    await imports.setMode(team.owner(), read.id, 'create')
    expect((await check(crm, team, read.id)).open.owner).toContain('Somebody')
  })
})
