import { describe, expect, it } from 'vitest'

import { INVITE_LIFETIME_MS } from '../../../src/services/workspaces/invites.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace, newPerson } from '../../support/workspace.ts'

const database = sharedDatabase()

async function setUp() {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot)
  const last = (person: { id: number }) => bot.telegram.messages(person.id).at(-1)
  return { bot, ...workspace, last, textOf: (person: { id: number }) => last(person)?.text ?? '' }
}

describe('a link to a contact', () => {
  it('opens the contact for a member', async () => {
    const { bot, owner, addContact, join, textOf } = await setUp()
    const id = await addContact({ name: 'Anna Berg', emails: 'anna@example.com' })
    const viewer = await join('viewer')
    for (const person of [owner, viewer]) {
      await bot.handle(person.text(`/start c_${id}`))
      expect(textOf(person)).toContain('👤 Anna Berg')
    }
  })

  it('gives the same answer for a deleted, a foreign and a missing one', async () => {
    const { bot, owner, addContact, actor, last } = await setUp()
    const deleted = await addContact({ name: 'Anna Berg' })
    await bot.services.contacts.delete(await actor(owner), deleted)
    const other = await createTestWorkspace(bot)
    const foreign = await other.addContact({ name: 'Quintessa' })
    const answers: string[] = []
    for (const id of [deleted, foreign, 'f'.repeat(24)]) {
      await bot.handle(owner.text(`/start c_${id}`))
      const { text, buttons } = last(owner) ?? {}
      answers.push(JSON.stringify([text, buttons?.flat().map((button) => button.text)]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('This is no longer here')
    expect(bot.errors).toEqual([])
  })

  it('does not open a colleague’s contact where members see only their own', async () => {
    const { bot, addContact, join, textOf, letSee } = await setUp()
    const id = await addContact({ name: 'Anna Berg' })
    await letSee('own')
    const rep = await join('rep')
    await bot.handle(rep.text(`/start c_${id}`))
    expect(textOf(rep)).toContain('This is no longer here')
  })

  it.each([
    'c_',
    'c_xyz',
    `c_${'F'.repeat(24)}`,
    `c_${'g'.repeat(24)}`,
    `d_${'f'.repeat(23)}`,
    `t_${'f'.repeat(25)}`,
    `x_${'f'.repeat(24)}`,
    'd_1',
    'x'.repeat(64),
    '%00',
    '../..',
  ])('with the invalid payload %j leads home', async (payload) => {
    const { bot, owner, textOf } = await setUp()
    await bot.handle(owner.text(`/start ${payload}`))
    expect(textOf(owner)).toContain('Pick below, or just type a name')
    expect(bot.errors).toEqual([])
  })
})

describe('a link to a deal', () => {
  it('opens the deal for anyone who may see it; everybody else gets the same answer as for a missing deal', async () => {
    const { bot, owner, addDeal, join, last, textOf, letSee } = await setUp()
    const id = await addDeal({ title: 'Website' })
    const viewer = await join('viewer')
    for (const person of [owner, viewer]) {
      await bot.handle(person.text(`/start d_${id}`))
      expect(textOf(person)).toContain('💼 Website')
    }
    await letSee('own')
    const { owner: stranger } = await createTestWorkspace(bot)
    const answers: string[] = []
    for (const [person, asked] of [
      [await join('rep'), id],
      [stranger, id],
      [owner, 'f'.repeat(24)],
    ] as const) {
      await bot.handle(person.text(`/start d_${asked}`))
      const { text, buttons } = last(person) ?? {}
      answers.push(JSON.stringify([text, buttons?.flat().map((button) => button.text)]))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('This is no longer here')
    expect(bot.errors).toEqual([])
  })
})

describe('a link to join', () => {
  async function invited() {
    const world = await setUp()
    const invite = await world.bot.services.invites.create(await world.actor(world.owner), 'rep')
    return { ...world, ...invite, guest: newPerson(world.bot, { firstName: 'Max' }) }
  }

  it('shows who invites to what, and joins with one tap', async () => {
    const { bot, token, guest, textOf, actor, workspaceId } = await invited()
    await bot.handle(guest.text(`/start inv_${token}`))
    expect(textOf(guest)).toBe('🏢 Acme\n\nOlena invites you to join as Sales rep.')
    const join = guest.tap('✅ Join')
    await bot.handle(join)
    expect(textOf(guest)).toContain('Welcome to Acme!')
    expect(await actor(guest)).toMatchObject({ workspaceId, role: 'rep' })
    // Another tap on the old button, as from another device.
    bot.passTime(10_000)
    await bot.handle({ ...join, update_id: join.update_id + 1_000_000 })
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'member.joined' })).toBe(2)
    const left = await bot.models.invites.findOne({ workspaceId }).lean()
    expect(left?.usesLeft).toBe(9)
  })

  it.each(['link', 'code', 'link in a sentence'])('is understood when it is sent as a %s', async (form) => {
    const { bot, token, guest, textOf } = await invited()
    const link = `https://t.me/clientsphere_bot?start=inv_${token}`
    const text = { link, code: `inv_${token}` }[form] ?? `Here you are: ${link}, see you`
    await bot.handle(guest.text(text))
    expect(textOf(guest)).toContain('Olena invites you')
    await bot.handle(guest.text('/start'))
    await bot.handle(guest.tap('✉️ I have an invite'), guest.text(text))
    expect(textOf(guest)).toContain('Olena invites you')
    expect(bot.errors).toEqual([])
  })

  it('that has expired, or was used up after it was shown, names whom to ask', async () => {
    const { bot, token, guest, textOf, workspaceId } = await invited()
    await bot.handle(guest.text(`/start inv_${token}`))
    await bot.models.invites.updateMany({ workspaceId }, { $set: { usesLeft: 0 } })
    await bot.handle(guest.tap('✅ Join'))
    expect(textOf(guest)).toBe('This invite has been used up. Ask Olena for a new one.')
    expect(bot.telegram.messages(guest.id)).toHaveLength(1)
    await bot.models.invites.updateMany({ workspaceId }, { $set: { usesLeft: 5 } })
    bot.passTime(INVITE_LIFETIME_MS + 1)
    await bot.handle(guest.text(`/start inv_${token}`))
    expect(textOf(guest)).toBe('This invite no longer works. Ask Olena for a new one.')
    expect(await bot.models.members.countDocuments({ workspaceId })).toBe(1)
    expect(bot.errors).toEqual([])
  })

  it('that is unknown says so and reveals nothing', async () => {
    const { bot, guest, textOf } = await invited()
    await bot.handle(guest.text(`/start inv_${'A'.repeat(24)}`))
    expect(textOf(guest)).toContain('I don’t know this invite.')
    expect(textOf(guest)).not.toContain('Acme')
  })

  it('to the person’s own workspace says so and does not use the invite up', async () => {
    const { bot, owner, token, textOf, workspaceId, actor } = await invited()
    await bot.handle(owner.text(`/start inv_${token}`))
    expect(textOf(owner)).toContain('You are already in this workspace.')
    await bot.handle(owner.tap('🏠 Open it'))
    expect((await actor(owner)).role).toBe('owner')
    const invite = await bot.models.invites.findOne({ workspaceId }).lean()
    expect(invite?.usesLeft).toBe(10)
  })

  it('typed wrongly into the form keeps the form open, and the right one then works', async () => {
    const { bot, guest, token, textOf } = await invited()
    await bot.handle(guest.text('/start'))
    await bot.handle(guest.tap('✉️ I have an invite'))
    for (const wrong of ['hello', `inv_${'A'.repeat(24)}`, '🦊']) {
      await bot.handle(guest.text(wrong))
      expect(textOf(guest)).toContain('I don’t know this invite.')
    }
    await bot.handle(guest.text(`inv_${token}`))
    expect(textOf(guest)).toContain('Olena invites you')
    expect(bot.errors).toEqual([])
  })
})
