/** What an erasure must leave alone: records of people who share a first name, a job, a phrase or a colleague with the erased one. */
import { describe, expect, it } from 'vitest'

import { type ContactId, newId, objectId, type SyncId } from '../../src/models/ids.ts'
import { storedBytes } from '../../src/services/leads/stored-bytes.ts'
import { ownDatabase } from '../support/database.ts'
import { type DealsChat, dealsChat } from '../support/deals-chat.ts'
import { eraseContactInChat, workErasure } from '../support/erase-in-chat.ts'
import { dropFile } from '../support/imports/work-import-jobs.ts'
import { makeField } from '../support/mentions-of-person.ts'
import { documentsWith } from '../support/stored-texts.ts'

const database = ownDatabase()

/** In every document of somebody else. */
const TAG = 'zebra'

async function addErased(chat: DealsChat): Promise<ContactId> {
  const { bot, owner, actor, workspaceId } = chat
  const { contacts, tasks, notes } = bot.services
  const member = await makeField(chat, { kind: 'contact', type: 'member', label: 'Account manager' })
  const level = await makeField(chat, { kind: 'contact', type: 'choice', label: 'Level', choices: ['Gold customer'] })
  const since = await makeField(chat, { kind: 'contact', type: 'day', label: 'Customer since' })
  const colleague = await chat.join('rep', 'Max')
  const { id } = await contacts.add(await actor(owner), {
    name: 'Sales',
    phones: '+12025550143;ext=12',
    emails: 'office@example.org',
    telegram: '@oksana',
    jobTitle: 'Sales manager',
    [level]: 'Gold customer',
    [since]: '2026-01-15',
  })
  const memberId = (await actor(colleague)).memberId
  await contacts.edit(await actor(owner), id, { field: member as 'jobTitle', value: memberId })
  // Once by one word, and by what somebody else is called today.
  for (const value of ['Anna', 'Greta Green', 'Anna Kovalenko'])
    await contacts.edit(await actor(owner), id, { field: 'name', value })
  await tasks.add(await actor(owner), { title: 'Call back tomorrow', type: 'call', due: null, contactId: id })
  await tasks.add(await actor(owner), { title: 'Menu', type: 'todo', due: null, contactId: id })
  await notes.add(await actor(owner), { contactId: id, text: 'Wants an offer by the end of the month' })
  await notes.add(await actor(owner), { contactId: id, text: 'Sales' })
  // The member of the field has open work of their own.
  await bot.handle(colleague.text(`${TAG}: Sales meeting with Bob`))
  await bot.models.noteDrafts.insertMany([
    {
      workspaceId: objectId(workspaceId),
      memberId: objectId(memberId),
      parts: [{ messageId: 1, text: `Anna likes the ${TAG}`, file: null, from: null }],
      joins: 'own',
      lastAt: bot.now(),
      target: null,
      shownIn: null,
      asked: false,
      at: bot.now(),
    },
  ])
  return id
}

async function addLookAlikes(chat: DealsChat): Promise<void> {
  const { bot, owner, actor, workspaceId } = chat
  const { companies, deals, tasks, notes } = bot.services
  const by = async () => actor(owner)
  const firstName = await chat.addContact({
    name: `Anna ${TAG}`,
    jobTitle: 'Sales manager',
    phones: '+12025550143;ext=13',
    emails: 'office@example.org',
  })
  await chat.addContact({ name: 'Greta Green', jobTitle: TAG })
  const company = await companies.add(await by(), { name: `Sales ${TAG}` })
  await companies.edit(await by(), company.id, { field: 'address', value: 'Anna street 12, 2026-01-15' })
  const { id: dealId } = await deals.add(await by(), {
    title: `Menu for Anna, Sales manager of ${TAG}`,
    contact: firstName,
    amount: { minor: 500_000, currency: 'EUR' },
  })
  await notes.add(await by(), { dealId, text: `Greta Green asked Oksana for the menu of the ${TAG}` })
  await notes.add(await by(), { contactId: firstName, text: 'Wants an offer by the end of the month' })
  await tasks.add(await by(), { title: 'Call back tomorrow', type: 'call', due: null, contactId: firstName })
  await tasks.add(await by(), { title: `Menu, Sales, Anna: ${TAG}`, type: 'todo', due: null, dealId })
  await dropFile(chat, owner, `Name,Job,Since,Note\nAnna ${TAG},Sales manager,2026-01-15,Gold customer\n`)
  const source = await bot.services.leadSources.create(
    await by(),
    { name: 'Form', provider: 'generic', routing: 'team', memberIds: [] },
    { chatId: 1, messageId: 1 },
  )
  const ids = { workspaceId: objectId(workspaceId), recordId: objectId(firstName), syncId: objectId(newId<SyncId>()) }
  const body = JSON.stringify({ name: `Anna ${TAG}`, message: 'Sales manager, call Oksana at +1 202 555 0143' })
  await bot.models.deliveries.insertMany([
    {
      workspaceId: ids.workspaceId,
      sourceId: objectId(source.id),
      dedupeKey: 'id:1',
      headers: { about: TAG },
      rawBody: Buffer.from(body),
      status: 'dead',
      results: [],
      receivedAt: bot.now(),
    },
  ])
  const taken = { name: `Anna ${TAG}`, jobTitle: 'Sales manager', since: '2026-01-15' }
  await bot.models.syncLinks.insertMany([
    { ...ids, kind: 'contact', externalId: '7', taken, ours: {}, digest: '1', noted: '', seenRun: 1, goneAt: null },
  ])
  const values = { ours: 'Sales manager', theirs: `Sales of ${TAG}` }
  await bot.models.syncConflicts.insertMany([
    {
      ...ids,
      ...values,
      run: 1,
      kind: 'contact',
      externalId: '7',
      field: 'jobTitle',
      kept: 'ours',
      settled: false,
      at: bot.now(),
    },
  ])
  await bot.models.cardDrafts.insertMany([
    {
      workspaceId: ids.workspaceId,
      memberId: objectId((await by()).memberId),
      cards: [
        {
          messageId: 1,
          typed: { name: `Anna ${TAG}`, jobTitle: 'Sales manager' },
          note: '',
          telegramUserId: 500_000,
          duplicates: [],
        },
      ],
      lastAt: bot.now(),
      shownIn: null,
      at: bot.now(),
    },
  ])
}

describe('Erasing somebody', () => {
  it('changes nothing that others have typed, sent or stored, in any collection, however alike it is', async () => {
    const chat = await dealsChat(database())
    const { bot, workspaceId } = chat
    const erased = await addErased(chat)
    await addLookAlikes(chat)
    const before = await documentsWith(database().connection, TAG)
    const collections = new Set([...before.keys()].map((place) => place.split(' ')[0]))
    for (const name of ['contacts', 'companies', 'deals', 'tasks', 'notes', 'events', 'typedLines', 'noteDrafts'])
      expect(collections).toContain(name)
    for (const name of ['cardDrafts', 'importChunks', 'deliveries', 'syncLinks', 'syncConflicts'])
      expect(collections).toContain(name)
    await eraseContactInChat(chat, erased)
    await workErasure(chat)
    const after = await documentsWith(database().connection, TAG)
    for (const [place, document] of before) expect([place, after.get(place)]).toEqual([place, document])
    // What says nothing of the tag, and is others’ all the same.
    const filter = { workspaceId: objectId(workspaceId), deletedAt: null }
    expect(await bot.models.notes.countDocuments({ ...filter, text: /^Wants an offer/u })).toBe(1)
    expect(await bot.models.tasks.countDocuments({ ...filter, title: 'Call back tomorrow' })).toBe(1)
    expect(bot.errors).toEqual([])
  }, 60_000)

  it('takes one of several shared cards and forwarded messages, and leaves the others', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, actor, workspaceId } = chat
    const id = await chat.addContact({ name: 'Anna Kovalenko', phones: '+380671112233' })
    const memberId = objectId((await actor(owner)).memberId)
    const draft = { workspaceId: objectId(workspaceId), memberId, lastAt: bot.now(), shownIn: null, at: bot.now() }
    const card = { note: '', telegramUserId: null, duplicates: [] }
    const duplicate = { id: objectId(id), name: 'Anna Kovalenko', reason: 'name' }
    await bot.models.cardDrafts.insertMany([
      {
        ...draft,
        cards: [
          { ...card, messageId: 1, typed: { phones: '+380671112233' } },
          { ...card, messageId: 2, typed: { name: 'Bob Bolt' }, duplicates: [duplicate] },
        ],
      },
    ])
    const part = { file: null, from: null }
    await bot.models.noteDrafts.insertMany([
      {
        ...draft,
        joins: 'own',
        target: null,
        asked: true,
        parts: [
          { ...part, messageId: 3, text: 'Lunch at noon' },
          { ...part, messageId: 4, text: 'with Anna Kovalenko' },
        ],
      },
    ])
    await eraseContactInChat(chat, id)
    await workErasure(chat)
    const [cards] = await bot.models.cardDrafts.find({ workspaceId: draft.workspaceId }).lean()
    expect(cards?.cards).toMatchObject([{ typed: { name: 'Bob Bolt' }, duplicates: [] }])
    const [parts] = await bot.models.noteDrafts.find({ workspaceId: draft.workspaceId }).lean()
    expect(parts?.parts.map(({ text }) => text)).toEqual(['Lunch at noon'])
  }, 60_000)

  it('takes only the mention from others’ leads that are not processed yet', async () => {
    const chat = await dealsChat(database())
    const { bot, owner, actor, workspaceId } = chat
    const id = await chat.addContact({ name: 'Anna Kovalenko', phones: '+380671112233' })
    const input = { name: 'Form', provider: 'generic', routing: 'team', memberIds: [] } as const
    const source = await bot.services.leadSources.create(await actor(owner), input, { chatId: 1, messageId: 1 })
    const of = { workspaceId: objectId(workspaceId), sourceId: objectId(source.id) }
    const bodies = [
      JSON.stringify({ name: 'Bob Bolt', message: 'Recommended by Anna Kovalenko, +380671112233' }),
      'name=Cy+Coe&about=a+friend+of+Anna+Kovalenko',
      JSON.stringify({ first_name: 'Anna', last_name: 'Kovalenko', message: 'Hello' }),
      JSON.stringify({ phone: 380_671_112_233 }),
      'first_name=Anna&last_name=Kovalenko',
    ]
    await bot.models.deliveries.insertMany(
      bodies.map((body, place) => ({
        ...of,
        dedupeKey: `id:${place}`,
        headers: {},
        rawBody: Buffer.from(body),
        status: 'dead',
        results: [],
        receivedAt: bot.now(),
      })),
    )
    await eraseContactInChat(chat, id)
    await workErasure(chat)
    const left = await bot.models.deliveries.find(of).sort({ dedupeKey: 1 }).lean()
    const textOf = ({ rawBody }: (typeof left)[number]) => new TextDecoder().decode(storedBytes(rawBody))
    expect(left.map(textOf)).toEqual([
      JSON.stringify({ name: 'Bob Bolt', message: 'Recommended by Erased contact, •••' }),
      'name=Cy+Coe&about=a+friend+of+Erased+contact',
      '',
      '',
      '',
    ])
    expect(left.map(({ status }) => status)).toEqual(['dead', 'dead', 'discarded', 'discarded', 'discarded'])
  }, 60_000)

  it('knows the full name in Ukrainian cases, and not a case that is somebody else’s name', async () => {
    const chat = await dealsChat(database(), { locale: 'uk' })
    const { bot, owner, actor, workspaceId } = chat
    const { notes } = bot.services
    const anna = await chat.addContact({ name: 'Соломія Кривенко' })
    const alex = await chat.addContact({ name: 'Олександр Петренко' })
    const alexandra = await chat.addContact({ name: 'Олександра Петренко' })
    await notes.add(await actor(owner), { contactId: alexandra, text: 'Привіт від Соломії Кривенко' })
    await notes.add(await actor(owner), { contactId: anna, text: 'Олександра Петренко телефонувала' })
    await notes.add(await actor(owner), { contactId: alexandra, text: 'Олександра Петренко – сестра' })
    for (const id of [anna, alex]) await eraseContactInChat(chat, id)
    await workErasure(chat)
    const left = await bot.models.notes
      .find({ workspaceId: objectId(workspaceId), contactId: objectId(alexandra) })
      .lean()
    expect(left.map(({ text }) => text).toSorted()).toEqual([
      'Олександра Петренко – сестра',
      `Привіт від ${chat.t('erased-contact')}`,
    ])
  }, 60_000)
})
