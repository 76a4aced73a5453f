/** Messages forwarded to the bot become notes on the contact that wrote them. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { aStranger, createForwardScene } from '../../support/forward-scene.ts'

const database = sharedDatabase()

const TEXTS = {
  en: { choose: '👤 Choose a contact', add: '➕ New contact: Oscar Weber', undo: '↩️ Undo', drop: '🗑 Don’t save' },
  uk: {
    choose: '👤 Вибрати контакт',
    add: '➕ Новий контакт: Oscar Weber',
    undo: '↩️ Відмінити',
    drop: '🗑 Не зберігати',
  },
} as const

describe.each(['en', 'uk'] as const)('a forwarded message, in %s', (locale) => {
  const words = TEXTS[locale]
  const oscar = () => aStranger('Oscar', { last_name: 'Weber', username: 'oscar_w' })

  it('asks for the contact, offering those of that name, and is a note on the one that is tapped', async () => {
    const { addContact, forward, forwarded, labels, last, tap, notes } = await createForwardScene(database(), locale)
    const id = await addContact({ name: 'Oscar Weber' })
    await addContact({ name: 'Anna Berg' })
    await forwarded(forward(oscar(), 'Please send the offer by Friday.'))
    expect(last()).toContain('Please send the offer by Friday.')
    expect(labels()).toEqual(['👤 Oscar Weber', words.choose, words.add, words.drop])
    await tap('👤 Oscar Weber')
    expect(await notes({ kind: 'contact', id })).toEqual(['Please send the offer by Friday.'])
    expect(last()).toContain('Oscar Weber')
    expect(labels()).toContain(words.undo)
  })

  it('is from then on a note at once, until that is undone', async () => {
    const { addContact, forward, forwarded, labels, last, tap, notes } = await createForwardScene(database(), locale)
    const person = oscar()
    const id = await addContact({ name: 'Oscar Weber' })
    await forwarded(forward(person, 'One'))
    await tap('👤 Oscar Weber')
    await forwarded(forward(person, 'Two'))
    expect(await notes({ kind: 'contact', id })).toEqual(['One', 'Two'])
    expect(last()).toContain('Oscar Weber')
    await tap(words.undo)
    expect(await notes({ kind: 'contact', id })).toEqual(['One'])
    expect(last()).toContain('Oscar Weber')
    expect(labels()).not.toContain(words.choose)
  })

  it('makes a contact with the name and the username, in one tap', async () => {
    const { bot, workspaceId, forward, forwarded, last, tap, notes, contactNamed } = await createForwardScene(
      database(),
      locale,
    )
    const person = oscar()
    await forwarded(forward(person, 'Hello'))
    await tap(words.add)
    const id = await contactNamed('Oscar Weber')
    expect(await notes({ kind: 'contact', id })).toEqual(['Hello'])
    const stored = await bot.models.contacts.findOne({ workspaceId, name: 'Oscar Weber' }).lean()
    expect(stored?.telegram).toEqual({ userId: person.id, username: 'oscar_w', handle: 'oscar_w' })
    await forwarded(forward(person, 'Again'))
    expect(await notes({ kind: 'contact', id })).toEqual(['Hello', 'Again'])
    expect(last()).toContain('Oscar Weber')
  })

  it('goes to the contact that somebody else has made of the same person meanwhile', async () => {
    const scene = await createForwardScene(database(), locale)
    const { bot, workspaceId, forward, forwarded, tap, notes, actor, owner } = scene
    const person = oscar()
    await forwarded(forward(person, 'Hello'))
    const { id } = await bot.services.contacts.add(await actor(owner), { name: 'Oscar', telegram: '@oscar_w' })
    await tap(words.add)
    expect(await notes({ kind: 'contact', id })).toEqual(['Hello'])
    expect(await bot.models.contacts.countDocuments({ workspaceId })).toBe(1)
  })

  it('goes to a contact that is searched for', async () => {
    const { bot, person, addContact, forward, forwarded, tap, notes } = await createForwardScene(database(), locale)
    const id = await addContact({ name: 'Ganna Shevchenko' })
    await forwarded(forward('Hanna', 'Call me tomorrow'))
    await tap(words.choose)
    await bot.handle(person.text('Ganna'))
    await tap('Ganna Shevchenko')
    expect(await notes({ kind: 'contact', id })).toEqual(['Call me tomorrow'])
  })

  it('is not saved if the member says so', async () => {
    const { bot, workspaceId, forward, forwarded, tap } = await createForwardScene(database(), locale)
    await forwarded(forward('Hidden', 'Something'))
    await tap(words.drop)
    expect(await bot.models.noteDrafts.countDocuments({ workspaceId })).toBe(0)
    expect(await bot.models.notes.countDocuments({ workspaceId })).toBe(0)
  })
})

describe('several forwarded messages', () => {
  it('become one note in their order, with one message of the bot', async () => {
    const scene = await createForwardScene(database())
    const { bot, addContact, forward, forwarded, said, last, tap, notes } = scene
    const oscar = aStranger('Oscar', { last_name: 'Weber' })
    const id = await addContact({ name: 'Oscar Weber' })
    const before = said().length
    await bot.handle(forward(oscar, 'One'))
    bot.passTime(2_000)
    await bot.handle(forward(oscar, 'Two'))
    bot.passTime(4_000)
    await forwarded(forward(oscar, 'Three'))
    expect(said()).toHaveLength(before + 1)
    expect(last()).toContain('3 messages from Oscar Weber')
    await tap('👤 Oscar Weber')
    expect(await notes({ kind: 'contact', id })).toEqual(['One\nTwo\nThree'])
  })

  it('say who wrote what if several people did, and are asked for', async () => {
    const { addContact, forward, forwarded, last, tap, notes } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await forwarded(forward(aStranger('Oscar'), 'When?'), forward('Anna', 'On Monday'))
    expect(last()).toContain('2 messages from Oscar, Anna')
    await tap('👤 Oscar Weber')
    expect(await notes({ kind: 'contact', id })).toEqual(['Oscar: When?\nAnna: On Monday'])
  })

  it('of a customer and of the member are about the customer', async () => {
    const { person, forward, forwarded, last } = await createForwardScene(database())
    const oscar = aStranger('Oscar')
    await forwarded(
      forward(oscar, 'When?'),
      forward({ id: person.id, first_name: 'Olena' }, 'Now'),
      forward(oscar, 'Ok'),
    )
    expect(last()).toContain('3 messages from Oscar.')
  })

  it('survive a process that ends between them', async () => {
    const { bot, addContact, forward, settle, tap, notes } = await createForwardScene(database())
    const oscar = aStranger('Oscar', { last_name: 'Weber' })
    const id = await addContact({ name: 'Oscar Weber' })
    const updates = ['One', 'Two', 'Three'].map((text) => forward(oscar, text))
    const [one, two, three] = updates
    if (one === undefined || two === undefined || three === undefined) throw new Error('Three updates')
    await bot.handle(one)
    // The process is killed, and comes back a minute later: the job is due long since, the messages still wait.
    bot.passTime(60_000)
    const next = bot.another()
    await next.workJobs(['draft.settle'])
    // The first is delivered again, as it may not have been confirmed.
    await next.handle(one, two, three)
    await settle()
    await tap('👤 Oscar Weber')
    expect(await notes({ kind: 'contact', id })).toEqual(['One\nTwo\nThree'])
  })

  it('are split only if they do not fit into one note', async () => {
    const { addContact, forward, forwarded, tap, notes } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    const oscar = aStranger('Oscar', { last_name: 'Weber' })
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(4_000))
    await forwarded(...texts.map((text) => forward(oscar, text)))
    await tap('👤 Oscar Weber')
    expect(await notes({ kind: 'contact', id })).toEqual([`${texts[0]}\n${texts[1]}`, texts[2]])
    await tap('↩️ Undo')
    expect(await notes({ kind: 'contact', id })).toEqual([])
  })
})

describe('a forwarded message', () => {
  it('is not an answer in a dialogue, which stays open', async () => {
    const { bot, person, forward, forwarded, last, workspaceId } = await createForwardScene(database())
    await bot.handle(person.text('/add'))
    await forwarded(forward('Hidden', 'Anna Berg'))
    await bot.handle(person.text('Max Weber'))
    expect(last()).toBe('📞 Phone number?')
    const names = await bot.models.contacts.find({ workspaceId }).lean()
    expect(names).toEqual([])
  })

  it('is not a line to read', async () => {
    const { bot, forward, forwarded, said, workspaceId } = await createForwardScene(database())
    await forwarded(forward('Hidden', 'call Anna tomorrow 10:00'))
    expect(said().join('\n')).not.toContain('Save')
    expect(await bot.models.tasks.countDocuments({ workspaceId })).toBe(0)
  })

  it('of a channel or a group is asked for under its title', async () => {
    const { person, forwarded, last } = await createForwardScene(database())
    const chat = { id: -100, type: 'channel', title: 'Acme news' }
    const origin = { type: 'channel', chat, message_id: 1, date: 1 }
    await forwarded(person.send({ text: 'We moved', forward_origin: origin }))
    expect(last()).toContain('from Acme news')
  })

  it('with an invite still opens the invite', async () => {
    const { bot, actor, person, forward, last } = await createForwardScene(database())
    const { token } = await bot.services.invites.create(await actor(person), 'rep')
    await bot.handle(forward('Hidden', `https://t.me/clientsphere_bot?start=inv_${token}`))
    expect(last()).toContain('Acme')
  })

  it('of a viewer is refused with the reason', async () => {
    const { bot, join, forward, workspaceId } = await createForwardScene(database())
    const viewer = await join('viewer')
    const { message } = forward('Hidden', 'Hello')
    const { from, chat } = viewer.text('x').message ?? {}
    await bot.handle({ ...viewer.text('x'), message: { ...message, from, chat } as never })
    expect(bot.telegram.texts(viewer.id).at(-1)).toContain('role')
    expect(await bot.models.noteDrafts.countDocuments({ workspaceId })).toBe(0)
  })

  it('is the member’s own: a colleague’s tap does not save it', async () => {
    const { bot, addContact, join, forward, forwarded, notes } = await createForwardScene(database())
    const id = await addContact({ name: 'Oscar Weber' })
    await forwarded(forward('Oscar Weber', 'Hello'))
    const { owner } = { owner: bot.telegram.calls.at(-1)?.payload['chat_id'] }
    const { data } = bot.telegram.button(Number(owner), '👤 Oscar Weber')
    const rep = await join('rep')
    await bot.handle(rep.tapData(data))
    expect(await notes({ kind: 'contact', id })).toEqual([])
    expect(bot.telegram.texts(rep.id).at(-1)).toContain('saved already')
  })
})
