import { describe, expect, it } from 'vitest'

import { ask } from '../../support/inline-results.ts'
import { ANNA, inlineScene } from '../../support/inline-scene.ts'
import { createTestWorkspace, newPerson } from '../../support/workspace.ts'

const setUp = inlineScene()

describe('somebody who may not see a record', () => {
  it('is not offered a colleague’s record where members see only their own, but a leader is', async () => {
    const { bot, owner, addContact, addDeal, join, actor, seeOwnOnly } = await setUp()
    const contactId = await addContact(ANNA)
    await addDeal({ title: 'Anna’s mill', contact: contactId })
    await seeOwnOnly()
    const [rep, viewer, manager] = [await join('rep'), await join('viewer'), await join('manager')]
    for (const person of [rep, viewer]) {
      for (const query of ['anna', 'mill', '4567', 'acme', '']) {
        expect((await ask(bot, person, query)).results, query).toEqual([])
      }
    }
    await bot.services.contacts.add(await actor(rep), { name: 'Anna Ours' })
    expect((await ask(bot, rep, 'anna')).titles).toEqual(['Anna Ours'])
    for (const person of [owner, manager]) {
      expect((await ask(bot, person, 'anna berg')).titles).toEqual(['Anna Berg'])
    }
  })

  it.each([
    ['en', 'Nothing found. Search in ClientSphere'],
    ['uk', 'Нічого не знайдено. Шукати в ClientSphere'],
  ] as const)('of another workspace is offered a way to the search instead (%s)', async (locale, text) => {
    const { bot, addContact, addDeal } = await setUp()
    const contactId = await addContact(ANNA)
    await addDeal({ title: 'Anna’s mill', contact: contactId })
    const other = await createTestWorkspace(bot, { locale })
    for (const query of ['anna', 'mill', contactId, '.*', '$ne', '!!!']) {
      const { results, button } = await ask(bot, other.owner, query)
      expect({ results, button }).toEqual({ results: [], button: { text, start_parameter: 'search' } })
    }
    expect(bot.errors).toEqual([])
  })

  it('is offered the records of their current workspace, and of none of their others', async () => {
    const { bot, owner, addContact, workspaceId } = await setUp()
    await addContact({ name: 'Anna North' })
    const south = await createTestWorkspace(bot)
    await south.addContact({ name: 'Anna South' })
    const { token } = await bot.services.invites.create(await south.actor(south.owner), 'rep')
    await bot.services.invites.join(
      { telegramUserId: owner.id, name: 'Olena', locale: 'en', commandId: `join-${owner.id}` },
      token,
    )
    expect((await ask(bot, owner, 'anna')).titles).toEqual(['Anna South'])
    await bot.services.identity.switchTo(owner.id, workspaceId)
    expect((await ask(bot, owner, 'anna')).titles).toEqual(['Anna North'])
  })

  it.each([
    ['en', 'Open ClientSphere'],
    ['uk', 'Відкрити ClientSphere'],
  ] as const)('because they are in no workspace is offered a way into it only (%s)', async (locale, text) => {
    const { bot, addContact, join, workspaceId } = await setUp({ locale })
    await addContact(ANNA)
    const removed = await join('rep')
    const filter = { workspaceId, telegramUserId: removed.id }
    await bot.models.members.updateOne(filter, { $set: { status: 'removed' } })
    const stranger = newPerson(bot, { languageCode: locale })
    for (const person of [removed, stranger]) {
      for (const query of ['', 'anna']) {
        const { results, button } = await ask(bot, person, query)
        expect({ results, button }).toEqual({ results: [], button: { text, start_parameter: 'home' } })
      }
    }
    // Typing the bot's name somewhere does not start a chat with it.
    expect(await bot.services.identity.find(stranger.id)).toBeNull()
  })
})

describe('a chosen card', () => {
  it('that is sent into the bot’s own chat does not count as typed', async () => {
    const { bot, owner, addContact, snapshot } = await setUp()
    await addContact(ANNA)
    const { texts } = await ask(bot, owner, 'anna')
    const via = { id: 4242, is_bot: true, first_name: 'ClientSphere', username: 'clientsphere_bot' }
    const card = () => owner.send({ text: texts[0] ?? '', via_bot: via })
    await bot.handle(card())
    expect(bot.telegram.texts(owner.id)).toEqual([])
    await bot.handle(owner.text('/add'))
    const asked = bot.telegram.texts(owner.id)
    const before = await snapshot()
    await bot.handle(card())
    expect(bot.telegram.texts(owner.id)).toEqual(asked)
    expect(await snapshot()).toBe(before)
    await bot.handle(owner.text('Berta'))
    expect(bot.telegram.texts(owner.id).at(-1)).toContain('Phone number?')
  })

  it('opens the record for a colleague, and reveals nothing to an outsider', async () => {
    const { bot, owner, addContact, join } = await setUp()
    await addContact(ANNA)
    const { json } = await ask(bot, owner, 'anna')
    const payload = /start=(c_[0-9a-f]{24})/u.exec(json)?.[1] ?? ''
    const [colleague, outsider] = [await join('rep'), newPerson(bot)]
    const { owner: stranger } = await createTestWorkspace(bot)
    for (const person of [colleague, outsider, stranger]) await bot.handle(person.text(`/start ${payload}`))
    expect(bot.telegram.texts(colleague.id).at(-1)).toContain('👤 Anna Berg')
    for (const person of [outsider, stranger]) {
      expect(JSON.stringify(bot.telegram.messages(person.id))).not.toContain('Anna')
    }
  })
})

describe('the button above the results', () => {
  it('asks a member what to search for, and greets everybody else', async () => {
    const { bot, owner } = await setUp()
    const stranger = newPerson(bot)
    await bot.handle(owner.text('/start search'), stranger.text('/start search'))
    expect(bot.telegram.texts(owner.id).at(-1)).toContain('🔎 Send a name')
    expect(bot.telegram.texts(stranger.id).at(-1)).toContain('👋 ClientSphere')
    await bot.handle(owner.text('/start home'), stranger.text('/start home'))
    expect(bot.telegram.texts(owner.id).at(-1)).toContain('Pick below, or just type a name')
  })

  it('is described in the help, with the bot’s name', async () => {
    const { bot, owner } = await setUp()
    await bot.handle(owner.text('/help'))
    expect(bot.telegram.texts(owner.id).at(-1)).toContain('type @clientsphere_bot and a name')
  })
})
