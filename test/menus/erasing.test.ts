/** Erasing a person in the chat: what is left in the database, what stays right, and who may do it. */
import { describe, expect, it } from 'vitest'

import { LOCALES } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import type { JobRecord } from '../../src/models/job.ts'
import { ownDatabase } from '../support/database.ts'
import { createTranslator } from '../../src/bot/text/i18n.ts'
import { eraseContactInChat, workErasure } from '../support/erase-in-chat.ts'
import { type KnownPerson, knowPerson } from '../support/known-person.ts'
import { whereStored } from '../support/stored-texts.ts'

const database = ownDatabase()

/** The signal of a process that does so much, and then nothing more. */
function endsAfter(checks: number): AbortSignal {
  let left = checks
  return {
    throwIfAborted() {
      if (left === 0) throw new Error('killed')
      left -= 1
    },
  } as unknown as AbortSignal
}

const eraseInChat = (known: KnownPerson) => eraseContactInChat(known, known.contactId)

describe.each(LOCALES)('Erasing a person in the chat, in %s,', (locale) => {
  it('leaves no name, phone, email or note in any collection, and sums stay right', async () => {
    const known = await knowPerson(database(), { locale })
    const { bot, workspaceId, t, secrets, dealId, contactId, actor, owner } = known
    const before = await bot.services.deals.board(await actor(owner))
    for (const secret of secrets) expect(await whereStored(database().connection, [secret])).not.toEqual([])
    await eraseInChat(known)
    expect(known.last()).toContain(t('erased'))
    await workErasure(known)
    expect(await whereStored(database().connection, secrets)).toEqual([])
    expect(bot.errors).toEqual([])

    expect(await bot.services.deals.board(await actor(owner))).toEqual(before)
    const deal = await bot.services.deals.get(await actor(owner), dealId)
    expect(deal.contact.map(({ name }) => name)).toEqual([t('erased-contact')])
    expect(deal.title).toContain(t('erased-contact'))
    await known.say(`/start d_${dealId}`)
    expect(known.last()).toContain(t('erased-contact'))
    const erased = await bot.models.events.find({ workspaceId: objectId(workspaceId), type: 'contact.erased' }).lean()
    expect(erased).toMatchObject([{ target: { id: objectId(contactId) }, changes: [] }])
    expect(erased[0]?.memberId).toBeDefined()
    const erasures = await bot.models.erasures.find({ workspaceId: objectId(workspaceId) }).lean()
    expect(erasures).toMatchObject([{ contactId: objectId(contactId) }])
    expect(erasures[0]?.doneAt).not.toBeNull()
  }, 120_000)
})

describe('An erased person', () => {
  it('does not come back by undo, the trash, a card that is still there, or a second erasure', async () => {
    const known = await knowPerson(database())
    const { bot, t, say, tap, last, labels, owner, contactId, workspaceId } = known
    await say(`/start c_${contactId}`)
    await tap(t('button-more'), t('button-erase'), t('button-erase'))
    const again = owner.tap(t('button-erase-sure'))
    await tap(t('button-erase-sure'))
    bot.passTime(10_000)
    await bot.handle(again)
    expect(last()).toContain(t('erased-before'))
    expect(await bot.models.erasures.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(1)
    await workErasure(known)
    await say('/undo')
    await say('/settings')
    await tap(t('button-trash'))
    expect(labels()).not.toContain(t('erased-contact'))
    await say(`/start c_${contactId}`)
    expect(last()).not.toContain('Kryvenko')
    const shell = await bot.models.contacts
      .findOne({ workspaceId: objectId(workspaceId), _id: objectId(contactId) })
      .lean()
    expect(shell).toMatchObject({ displayName: 'Erased contact', name: '', emails: [], phones: [] })
    expect(shell?.deletedAt).not.toBeNull()
    expect(bot.errors).toEqual([])
  }, 60_000)

  it('is erased to the end by another process, when the first one is gone in the middle', async () => {
    const known = await knowPerson(database())
    const { bot, secrets, workspaceId } = known
    await eraseInChat(known)
    const jobs = database().connection.collection<JobRecord>('jobs')
    const job = await jobs.findOne({ workspaceId: objectId(workspaceId), kind: 'privacy.erase' })
    // Each attempt gets a little further before its process is gone.
    for (let room = 0; room < 40; room += 3) {
      const item = { ...job, _id: job?._id } as JobRecord
      const dying = { item, signal: endsAfter(room), isLastAttempt: false, heartbeat: async () => true }
      const outcome = await bot.jobHandlers['privacy.erase'].handle(dying).then(
        () => 'done',
        (error: unknown) => String(error),
      )
      expect(['Error: killed', 'done']).toContain(outcome)
    }
    await workErasure(known.another())
    expect(await whereStored(database().connection, secrets)).toEqual([])
  }, 60_000)

  it('is erased by an admin, and not by a rep or a manager, who are told so', async () => {
    const known = await knowPerson(database())
    const { bot, t, say, as, join, contactId, owner, workspaceId } = known
    await say(`/start c_${contactId}`)
    await known.tap(t('button-more'), t('button-erase'))
    const ask = bot.telegram.button(owner.id, t('button-erase')).data
    await known.tap(t('button-erase'))
    const sure = bot.telegram.button(owner.id, t('button-erase-sure')).data
    for (const role of ['rep', 'manager'] as const) {
      const person = await join(role)
      const chat = as(person)
      await chat.say(`/start c_${contactId}`)
      await chat.tap(t('button-more'))
      expect(chat.labels()).not.toContain(t('button-erase'))
      for (const data of [ask, sure]) {
        bot.passTime(10_000)
        await bot.handle(person.tapData(data))
        expect(chat.last()).toContain(t('error-FORBIDDEN'))
      }
    }
    expect(await bot.models.erasures.countDocuments({ workspaceId: objectId(workspaceId) })).toBe(0)
    const admin = as(await join('admin'))
    await admin.say(`/start c_${contactId}`)
    await admin.tap(t('button-more'), t('button-erase'), t('button-erase'), t('button-erase-sure'))
    expect(admin.last()).toContain(t('erased'))
  }, 60_000)

  it('takes nothing from somebody who has the same name, in any of their records', async () => {
    const known = await knowPerson(database())
    const { bot, say, addContact, workspaceId } = known
    const twin = await addContact({ name: 'Solomiia Kryvenko', emails: 'other@example.net' })
    await say(`/start c_${known.contactId}`)
    await eraseInChat(known)
    await workErasure(known)
    const stored = await bot.models.contacts.findOne({ workspaceId: objectId(workspaceId), _id: objectId(twin) }).lean()
    expect(stored).toMatchObject({ name: 'Solomiia Kryvenko' })
    const created = await bot.models.events
      .findOne({ workspaceId: objectId(workspaceId), 'target.id': objectId(twin), type: 'contact.created' })
      .lean()
    expect(JSON.stringify(created?.changes)).toContain('Solomiia Kryvenko')
  }, 60_000)
})

it('The question counts what the erasure then does', async () => {
  const known = await knowPerson(database())
  const { bot, t, workspaceId, owner, actor, contactId, dealId } = known
  const alone = await bot.services.deals.add(await actor(owner), { title: 'Cake', contact: contactId })
  await bot.services.notes.add(await actor(owner), { dealId: alone.id, text: 'Two floors, no nuts' })
  await known.say(`/start c_${contactId}`)
  await known.tap(t('button-more'), t('button-erase'))
  const asked = known.last()
  await known.tap(t('button-erase'), t('button-erase-sure'))
  await workErasure(known)
  const erased = { workspaceId: objectId(workspaceId), erasedAt: { $ne: null } }
  const [notes, tasks] = [await bot.models.notes.countDocuments(erased), await bot.models.tasks.countDocuments(erased)]
  expect([notes, tasks]).toEqual([4, 1])
  expect(asked).toContain(t('erase-goes-notes', { count: notes }))
  expect(asked).toContain(t('erase-goes-tasks', { count: tasks }))
  expect(asked).toContain(t('erase-stays-deals', { count: 2 }))
  const stays = await bot.models.tasks.findOne({ workspaceId: objectId(workspaceId), dealId: objectId(dealId) }).lean()
  expect(stays).toMatchObject({ title: `Send ${t('erased-contact')} the menu`, deletedAt: null })
}, 60_000)

it('The words for the shell exist in every language', () => {
  for (const locale of LOCALES) expect(createTranslator()(locale)('erased-contact')).not.toContain('erased-contact')
})
