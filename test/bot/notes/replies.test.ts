/** A reply to a card or to a notice is a note on its record. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createForwardScene } from '../../support/forward-scene.ts'

const database = sharedDatabase()

const NOTED = { en: 'Note saved', uk: 'Нотатку збережено' } as const
const UNDO = { en: '↩️ Undo', uk: '↩️ Відмінити' } as const

describe.each(['en', 'uk'] as const)('a reply, in %s', (locale) => {
  it('to a contact’s card is a note on the contact, which can be undone', async () => {
    const { bot, person, addContact, reply, last, tap, notes } = await createForwardScene(database(), locale)
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    await bot.handle(reply('wants the offer by Friday, call 10:00 tomorrow'))
    expect(await notes({ kind: 'contact', id })).toEqual(['wants the offer by Friday, call 10:00 tomorrow'])
    expect(last()).toContain(NOTED[locale])
    await tap(UNDO[locale])
    expect(await notes({ kind: 'contact', id })).toEqual([])
  })

  it('to a deal’s card is a note on the deal', async () => {
    const { bot, person, addDeal, reply, last, notes } = await createForwardScene(database(), locale)
    const id = await addDeal({ title: 'Website' })
    await bot.handle(person.text(`/start d_${id}`))
    await bot.handle(reply('They compare three offers'))
    expect(await notes({ kind: 'deal', id })).toEqual(['They compare three offers'])
    expect(last()).toContain(NOTED[locale])
  })

  it('to a task is a note on the task’s deal or contact, or is asked for', async () => {
    const { bot, actor, person, addContact, addDeal, reply, last, notes } = await createForwardScene(database(), locale)
    const contactId = await addContact({ name: 'Oscar Weber' })
    const dealId = await addDeal({ title: 'Website' })
    const add = async (on: object) => {
      const due = { date: '2026-11-24' }
      const { id } = await bot.services.tasks.add(await actor(person), { title: 'Call', type: 'call', due, ...on })
      return id
    }
    await bot.handle(person.text(`/start t_${await add({ contactId })}`))
    await bot.handle(reply('One'))
    await bot.handle(person.text(`/start t_${await add({ dealId })}`))
    await bot.handle(reply('Two'))
    expect(await notes({ kind: 'contact', id: contactId })).toEqual(['One'])
    expect(await notes({ kind: 'deal', id: dealId })).toEqual(['Two'])
    await bot.handle(person.text(`/start t_${await add({})}`))
    await bot.handle(reply('Three'))
    expect(last()).toContain('Three')
    expect(last()).toContain('?')
  })
})

describe('a reply', () => {
  it('to a notice about an assigned deal is a note on it', async () => {
    const { bot, actor, person, join, workspaceId, addDeal, reply, notes } = await createForwardScene(database())
    const id = await addDeal({ title: 'Website' })
    const rep = await join('admin')
    await bot.services.deals.edit(await actor(person), id, { field: 'owner', value: (await actor(rep)).memberId })
    await bot.services.deals.edit(await actor(rep), id, { field: 'owner', value: (await actor(person)).memberId })
    await bot.runPromised(workspaceId, 'notify.news')
    await bot.handle(reply('Thanks, I take it'))
    expect(await notes({ kind: 'deal', id })).toEqual(['Thanks, I take it'])
  })

  it('to a note’s own message goes on the same contact', async () => {
    const { addContact, bot, person, forward, forwarded, reply, tap, notes } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await forwarded(forward({ id: 77, first_name: 'Oscar' }, 'One'))
    await tap('👤 Oscar Weber')
    await forwarded(forward({ id: 77, first_name: 'Oscar' }, 'Two'))
    await bot.handle(reply('Three'))
    expect(await notes({ kind: 'contact', id })).toEqual(['One', 'Two', 'Three'])
    expect(person.id).toBeGreaterThan(0)
  })

  it('does not answer the question that is open, which stays open', async () => {
    const { bot, person, addContact, reply, last, notes } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    const replied = reply('Called him')
    await bot.handle(person.text('/add'), replied, person.text('Max Weber'))
    expect(await notes({ kind: 'contact', id })).toEqual(['Called him'])
    expect(last()).toBe('📞 Phone number?')
  })

  it('to the question itself is its answer', async () => {
    const { bot, person, reply, last } = await createForwardScene(database())
    await bot.handle(person.text('/add'))
    await bot.handle(reply('Max Weber'))
    expect(last()).toBe('📞 Phone number?')
  })

  it('that is a command is that command', async () => {
    const { bot, person, addContact, reply, notes } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    await bot.handle(reply({ text: '/menu', entities: [{ type: 'bot_command', offset: 0, length: 5 }] }))
    expect(await notes({ kind: 'contact', id })).toEqual([])
  })

  it('to a deleted contact’s card says so', async () => {
    const { bot, actor, person, addContact, reply, last } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    const replied = reply('Too late')
    await bot.services.contacts.delete(await actor(person), id)
    await bot.handle(replied)
    expect(last()).toContain('no longer here')
    expect(bot.errors).toEqual([])
  })

  it('delivered twice is one note', async () => {
    const { bot, person, addContact, reply, notes } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await bot.handle(person.text(`/start c_${id}`))
    const replied = reply('Once')
    await bot.handle(replied)
    await bot.another().handle(replied)
    expect(await notes({ kind: 'contact', id })).toEqual(['Once'])
  })
})
