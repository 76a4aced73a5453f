import { describe, expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat, type DealsChatOptions } from '../support/deals-chat.ts'

const database = sharedDatabase()
const DAY = 24 * 60 * 60 * 1000

async function scene(options: DealsChatOptions = {}) {
  const chat = await dealsChat(database(), options)
  const { bot, actor, owner, tap, say } = chat
  return {
    ...chat,
    async openTrash(...labels: string[]) {
      await say('/settings')
      await tap(chat.t('button-trash'), ...labels)
    },
    deleteContact: async (id: Parameters<typeof bot.services.contacts.delete>[1], by = owner) =>
      bot.services.contacts.delete(await actor(by), id),
    deleteDeal: async (id: Parameters<typeof bot.services.deals.delete>[1], by = owner) =>
      bot.services.deals.delete(await actor(by), id),
    plan: async (title: string, about: object) =>
      (await bot.services.tasks.add(await actor(owner), { title, due: { date: '2026-12-24' }, ...about })).id,
  }
}

describe('the trash', () => {
  it('lists what was deleted by kind, with the date and the member, page by page', async () => {
    const { bot, join, as, addContact, deleteContact, openTrash, tap, last, labels } = await scene()
    const max = await join('rep', 'Max')
    for (let index = 1; index <= 10; index += 1) {
      bot.passTime(60_000)
      await deleteContact(await addContact({ name: `Contact ${index}` }), max)
    }
    await openTrash()
    expect(last()).toContain('What is deleted can be restored for 30 days.')
    expect(last()).toMatch(/• Contact 10: Max, \d{1,2} Nov/u)
    expect(last()).not.toContain('Contact 2:')
    expect(labels()).toContain('✅ 👤 Contacts: 10')
    expect(labels()).toContain('💼 Deals: 0')
    await tap('▶️')
    expect(last()).toContain('Contact 2:')
    expect(last()).not.toContain('Contact 10:')
    await tap('◀️')
    expect(last()).toContain('Contact 10:')
    await tap('💼 Deals: 0')
    expect(last()).toContain('Nothing here.')
    for (const role of ['admin', 'manager'] as const) {
      const leader = as(await join(role))
      await leader.say('/settings')
      await leader.tap('🗑 Trash')
      expect(leader.last()).toContain('Contact 10')
    }
    expect(bot.errors).toEqual([])
  })

  it('is for leaders only', async () => {
    const { bot, owner, join, as, addContact, deleteContact, openTrash, tap, snapshot } = await scene()
    await deleteContact(await addContact({ name: 'Anna Berg' }))
    await openTrash()
    const buttons = [bot.telegram.button(owner.id, 'Anna Berg'), bot.telegram.button(owner.id, '💼 Deals: 0')]
    await tap('Anna Berg')
    buttons.push(bot.telegram.button(owner.id, '♻️ Restore'))
    for (const role of ['rep', 'viewer'] as const) {
      const person = await join(role)
      const chat = as(person)
      const state = await snapshot()
      await chat.say('/settings')
      expect(chat.labels()).not.toContain('🗑 Trash')
      for (const { data } of buttons) {
        bot.passTime(10_000)
        await bot.handle(person.tapData(data, 1))
        expect(chat.last()).toContain('Your role does not allow this')
        expect(chat.texts().join('\n')).not.toContain('Anna')
      }
      expect(await snapshot()).toBe(state)
    }
    expect(bot.errors).toEqual([])
  })

  it('restores a record with the tasks that went with it, once', async () => {
    const { bot, owner, addDeal, deleteDeal, plan, openTrash, tap, last, say } = await scene()
    const id = await addDeal({ title: 'Website' })
    for (const title of ['Call', 'Write']) await plan(title, { dealId: id })
    await deleteDeal(id)
    await openTrash('💼 Deals: 1')
    expect(last()).toContain('• Website: Olena, ')
    await tap('Website')
    expect(last()).toContain('Deleted by Olena, ')
    const { data, messageId } = bot.telegram.button(owner.id, '♻️ Restore')
    await tap('♻️ Restore')
    expect(last()).toContain('♻️ Website is back. Its 2 open tasks are back, too.')
    expect(last()).toContain('💼 Website')
    bot.passTime(10_000)
    await bot.handle(owner.tapData(data, messageId))
    expect(last()).toContain('This is no longer in the trash: somebody has restored it.')
    await tap('📂 Open')
    expect(last()).toContain('💼 Website')
    // The deletion has nothing left to undo: /undo goes on to the change before it.
    await say('/undo')
    expect(bot.errors).toEqual([])
  })

  it('restores a deal whose contact is gone with or without it, and says so', async () => {
    const { bot, addContact, addDeal, deleteContact, deleteDeal, openTrash, tap, last, labels } = await scene()
    for (const choice of ['both', 'alone'] as const) {
      const contact = await addContact({ name: `Anna ${choice}` })
      const id = await addDeal({ title: `Boat ${choice}`, contact })
      await deleteDeal(id)
      await deleteContact(contact)
      await openTrash('💼 Deals: 1')
      await tap(`Boat ${choice}`)
      expect(last()).toContain(`Also in the trash: Anna ${choice}`)
      expect(labels()).toEqual([`♻️ Restore with Anna ${choice}`, '♻️ Restore only this', '« Back'])
      await tap(choice === 'both' ? `♻️ Restore with Anna ${choice}` : '♻️ Restore only this')
      if (choice === 'both') {
        expect(last()).toContain('♻️ Boat both is back. Back with it: Anna both.')
        expect(labels()).toContain('👤 Contact')
      } else {
        expect(last()).toContain('♻️ Boat alone is back. Still in the trash: Anna alone.')
        expect(labels()).not.toContain('👤 Contact')
        // Restored later, the contact is on the deal again.
        await openTrash('Anna alone', '♻️ Restore')
        expect(labels().some((label) => label.includes('Boat alone'))).toBe(true)
      }
      await deleteDeal(id)
      await openTrash('💼 Deals: 1')
      await tap(`Boat ${choice}`, '♻️ Restore')
    }
    expect(bot.errors).toEqual([])
  })

  it('restores a task with the deal that it went with, and a note on its contact', async () => {
    const { bot, owner, actor, addContact, addDeal, deleteDeal, plan, openTrash, last, say } = await scene()
    const contactId = await addContact({ name: 'Anna Berg' })
    const id = await addDeal({ title: 'Website' })
    await plan('Call', { dealId: id })
    await deleteDeal(id)
    await openTrash('⏰ Tasks: 1', 'Call', '♻️ Restore with Website')
    expect(last()).toContain('♻️ Call is back. Back with it: Website.')
    await say(`/start d_${id}`)
    expect(last()).toContain('Call')
    const { undoId } = await bot.services.notes.add(await actor(owner), { text: 'Likes boats', contactId })
    await bot.services.undo.undo(await actor(owner), undoId)
    await openTrash('📝 Notes: 1', 'Likes boats', '♻️ Restore')
    expect(last()).toContain('♻️ Likes boats is back.')
    expect(last()).toContain('👤 Anna Berg')
    expect(bot.errors).toEqual([])
  })

  it('restores a contact with its company if that is gone, too', async () => {
    const { bot, owner, actor, workspaceId, addContact, deleteContact, openTrash, last } = await scene()
    const added = await bot.services.contacts.add(await actor(owner), { name: 'Anna Berg' })
    const edited = await bot.services.contacts.edit(await actor(owner), added.id, { field: 'company', value: 'Acme' })
    const other = await addContact({ name: 'Ben', company: 'Acme' })
    await deleteContact(other)
    if (edited.undoId === null) throw new Error('Nothing was edited')
    await bot.services.undo.undo(await actor(owner), edited.undoId)
    expect(await bot.models.companies.countDocuments({ workspaceId, deletedAt: null })).toBe(0)
    await openTrash('Ben', '♻️ Restore')
    expect(last()).toContain('♻️ Ben is back. The company Acme is back, too.')
    expect(last()).toContain('🏢 Acme')
    expect(await bot.models.companies.countDocuments({ workspaceId, deletedAt: null })).toBe(1)
  })

  it('says into what a record was merged, and opens that', async () => {
    const { bot, owner, addContact, deleteContact, workspaceId, openTrash, tap, last, labels } = await scene()
    const [anna, twin] = [await addContact({ name: 'Anna Berg' }), await addContact({ name: 'A. Berg' })]
    await deleteContact(twin)
    await openTrash('A. Berg')
    const { data, messageId } = bot.telegram.button(owner.id, '♻️ Restore')
    // The product does not merge what is deleted, so this state is written by hand.
    await bot.models.contacts.updateOne({ workspaceId, _id: objectId(twin) }, { $set: { mergedInto: objectId(anna) } })
    bot.passTime(10_000)
    await bot.handle(owner.tapData(data, messageId))
    expect(last()).toContain('This was merged into Anna Berg, where everything it held is now.')
    expect(labels()).toEqual(['📂 Open', '« Back'])
    await tap('📂 Open')
    expect(last()).toContain('👤 Anna Berg')
    expect(await bot.models.contacts.countDocuments({ workspaceId, deletedAt: null })).toBe(1)
    expect(bot.errors).toEqual([])
  })

  it('hides a record after 30 days, and an old button says that it can’t be restored', async () => {
    const { bot, owner, addContact, deleteContact, workspaceId, openTrash, last } = await scene()
    await deleteContact(await addContact({ name: 'Anna Berg' }))
    bot.passTime(29 * DAY)
    await openTrash('Anna Berg')
    const { data, messageId } = bot.telegram.button(owner.id, '♻️ Restore')
    bot.passTime(2 * DAY)
    await bot.handle(owner.tapData(data, messageId))
    expect(last()).toContain('This was deleted more than 30 days ago and can no longer be restored.')
    expect(last()).toContain('Nothing here.')
    expect(await bot.models.contacts.countDocuments({ workspaceId, deletedAt: null })).toBe(0)
  })

  it('restored by two at once comes back once', async () => {
    const { bot, owner, join, actor, addContact, deleteContact, workspaceId } = await scene()
    const manager = await join('manager')
    const id = await addContact({ name: 'Anna Berg' })
    await deleteContact(id)
    const ref = { kind: 'contact', id } as const
    const settled = await Promise.allSettled([
      bot.services.trash.restore(await actor(owner), ref, false),
      bot.services.trash.restore(await actor(manager), ref, false),
    ])
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'contact.restored' })).toBe(1)
  })

  it('gives what somebody owned who has left to nobody, and their tasks to the member who restores them', async () => {
    const { bot, owner, join, actor, workspaceId, deleteDeal, openTrash, last, say } = await scene()
    const max = await join('rep', 'Max')
    const { id } = await bot.services.deals.add(await actor(max), { title: 'Website' })
    await bot.services.tasks.add(await actor(max), { title: 'Call', due: { date: '2026-12-24' }, dealId: id })
    await deleteDeal(id)
    await bot.models.members.updateOne({ workspaceId, telegramUserId: max.id }, { $set: { status: 'removed' } })
    await openTrash('💼 Deals: 1', 'Website', '♻️ Restore')
    expect(await bot.services.deals.get(await actor(owner), id)).toMatchObject({ owner: null })
    const { memberId } = await actor(owner)
    expect(await bot.services.tasks.nextOf(await actor(owner), { kind: 'deal', id })).toMatchObject({
      assignee: { id: memberId },
    })
    await say(`/start d_${id}`)
    expect(last()).toContain('⏰ ')
    expect(bot.errors).toEqual([])
  })

  it('does not hold sample data that was removed', async () => {
    const { bot, owner, actor, openTrash, labels } = await scene()
    await bot.services.sampleData.load(await actor(owner))
    await bot.services.sampleData.remove(await actor(owner))
    await openTrash()
    expect(labels()).toContain('✅ 👤 Contacts: 0')
  })

  it('speaks Ukrainian', async () => {
    const { addDeal, deleteDeal, plan, openTrash, last } = await scene({ locale: 'uk' })
    const id = await addDeal({ title: 'Сайт' })
    await plan('Подзвонити', { dealId: id })
    await deleteDeal(id)
    await openTrash('💼 Угоди: 1', 'Сайт', '♻️ Відновити')
    expect(last()).toContain('♻️ «Сайт» знову на місці. Повернулося 1 відкрите завдання.')
  })
})
