import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { createTestBot } from '../support/test-bot.ts'
import type { Person } from '../support/telegram-person.ts'
import { createTestWorkspace, newPerson, type TestWorkspaceOptions } from '../support/workspace.ts'

const database = sharedDatabase()

const TOKEN = /inv_[\w-]{24}/u

async function scene(options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot, options)
  const { owner } = workspace
  const last = (person: Person = owner) => bot.telegram.texts(person.id).at(-1) ?? ''
  const keyboard = (person: Person = owner) => (bot.telegram.messages(person.id).at(-1)?.buttons ?? []).flat()
  const labels = (person: Person = owner) => keyboard(person).map(({ text }) => text)
  const say = (text: string, person: Person = owner) => bot.handle(person.text(text))
  /** Far enough apart not to be double taps. */
  const tap = async (label: string, person: Person = owner) => {
    bot.passTime(10_000)
    await bot.handle(person.tap(label))
  }
  const makeInvite = async (role: string, person: Person = owner) => {
    await say('/invite', person)
    await tap(role, person)
    return TOKEN.exec(last(person))?.[0] ?? 'no link was shown'
  }
  const roleOf = async (person: Person) => (await bot.services.identity.find(person.id))?.membership?.role ?? null
  return { bot, ...workspace, last, keyboard, labels, say, tap, makeInvite, roleOf }
}

describe('A new invite', () => {
  it('opens Telegram’s list of chats with the link, and copies it at a tap', async () => {
    const { bot, keyboard, makeInvite } = await scene({ name: 'Acme & Co' })
    const link = `https://t.me/clientsphere_bot?start=${await makeInvite('Sales rep')}`
    const [share, copy] = keyboard()
    expect(copy).toEqual({ text: '📋 Copy the link', copy_text: { text: link } })
    const url = new URL(share !== undefined && 'url' in share ? share.url : '')
    expect(`${url.origin}${url.pathname}`).toBe('https://t.me/share/url')
    expect(url.searchParams.get('url')).toBe(link)
    expect(url.searchParams.get('text')).toBe('Join Acme & Co as Sales rep')
    // Some clients show a plus sign as it is.
    expect(url.search).not.toContain('+')
    expect(bot.errors).toEqual([])
  })

  it('for an admin works for one person; the next one is told whom to ask', async () => {
    const { bot, last, makeInvite, say, tap, roleOf } = await scene()
    const code = await makeInvite('Admin')
    expect(last()).toContain('It works for one person until')
    const [first, second] = [newPerson(bot, { firstName: 'Ada' }), newPerson(bot, { firstName: 'Bob' })]
    for (const person of [first, second]) await say(`/start ${code}`, person)
    await tap('✅ Join', first)
    await tap('✅ Join', second)
    expect([await roleOf(first), await roleOf(second)]).toEqual(['admin', null])
    expect(last(second)).toBe('This invite has been used up. Ask Olena for a new one.')
    expect(bot.errors).toEqual([])
  })

  it('that its own maker opens says so, and still works for the others', async () => {
    const { bot, owner, last, labels, makeInvite, say, tap, roleOf } = await scene()
    const code = await makeInvite('Sales rep')
    await say(`/start ${code}`)
    expect(last()).toContain('This is your own invite for Sales rep')
    expect(labels()).toEqual(['🏠 Open it'])
    await tap('🏠 Open it')
    expect(await roleOf(owner)).toBe('owner')
    const person = newPerson(bot)
    await say(`/start ${code}`, person)
    await tap('✅ Join', person)
    expect(await roleOf(person)).toBe('rep')
    expect(bot.errors).toEqual([])
  })

  it('makes one member of a person who taps Join twice at once, and of another process that gets the same tap', async () => {
    const { bot, makeInvite, say, roleOf, workspaceId } = await scene()
    const code = await makeInvite('Sales rep')
    const person = newPerson(bot)
    await say(`/start ${code}`, person)
    const taps = [person.tap('✅ Join'), person.tap('✅ Join')]
    await Promise.all([bot.handle(...taps), bot.another().handle(...taps)])
    expect(await roleOf(person)).toBe('rep')
    expect(await bot.models.members.countDocuments({ workspaceId, telegramUserId: person.id })).toBe(1)
    expect(await bot.models.invites.findOne({ workspaceId }).lean()).toMatchObject({ usesLeft: 9 })
    expect(bot.errors).toEqual([])
  })
})

describe('The open invites', () => {
  it.each([
    {
      locale: 'en',
      role: 'Sales rep',
      line: 'Sales rep · Olena · 10 uses · until 30 Nov, 12:00',
      team: 'Open invites:',
      open: '🔗 Open invites',
      card: ['Invite: Sales rep', 'Made by Olena', 'Works for 10 more people', 'Until 30 Nov, 12:00'],
      revoke: 'Revoke',
      revoked: 'The invite for Sales rep is revoked',
      refused: 'This invite was revoked. Ask Olena for a new one.',
      undo: '↩️ Undo',
      undone: 'the invite for Sales rep is open again',
      join: '✅ Join',
    },
    {
      locale: 'uk',
      role: 'Менеджер з продажу',
      line: 'Менеджер з продажу · Olena · ще 10 разів · до 30 лист., 12:00',
      team: 'Відкриті запрошення:',
      open: '🔗 Відкриті запрошення',
      card: ['Запрошення: Менеджер з продажу', 'Автор: Olena', 'Діє ще для 10 людей', 'До 30 лист., 12:00'],
      revoke: 'Відкликати',
      revoked: 'Запрошення відкликано (Менеджер з продажу)',
      refused: 'Це запрошення відкликано. Нове може створити Olena.',
      undo: '↩️ Відмінити',
      undone: 'запрошення знову діє (Менеджер з продажу)',
      join: '✅ Приєднатися',
    },
  ] as const)('are on the team screen, and revoked there with an undo, in $locale', async (words) => {
    const { bot, last, makeInvite, say, tap, roleOf } = await scene({ locale: words.locale })
    const code = await makeInvite(words.role)
    const [early, late] = [1, 2].map(() => newPerson(bot, { languageCode: words.locale }))
    if (early === undefined || late === undefined) throw new Error('Two people are needed')
    await say(`/start ${code}`, early)
    await say('/team')
    expect(last()).toContain(`${words.team}\n• ${words.line}`)
    await tap(words.open)
    expect(last()).toContain(`1. ${words.line}`)
    await tap(`1. ${words.role} · Olena`)
    for (const line of words.card) expect(last()).toContain(line)
    expect(last()).not.toContain(code)
    await tap(words.revoke)
    expect(last()).toContain(words.revoked)

    await tap(words.join, early)
    await say(`/start ${code}`, late)
    expect([last(early), last(late)]).toEqual([words.refused, words.refused])
    expect(await roleOf(early)).toBeNull()

    await tap(words.undo)
    expect(last()).toContain(words.undone)
    await say(`/start ${code}`, late)
    await tap(words.join, late)
    expect(await roleOf(late)).toBe('rep')
    expect(bot.errors).toEqual([])
  })

  it('show a stopped one as stopped, and nothing to those who invite nobody', async () => {
    const { bot, owner, last, labels, makeInvite, join, say, tap, actor } = await scene()
    const [admin, rep] = [await join('admin', 'Ada'), await join('rep')]
    await makeInvite('Admin', admin)
    await bot.services.members.changeRole(await actor(owner), (await actor(admin)).memberId, 'manager')
    await say('/team')
    expect(last()).toContain('• ⛔️ Admin · Ada · stopped')
    await tap('🔗 Open invites')
    await tap('1. ⛔️ Admin · Ada')
    expect(last()).toContain('the person who made it may no longer invite this role')
    // A manager sees it, but may not revoke what they may not make.
    await say('/team', admin)
    await tap('🔗 Open invites', admin)
    await tap('1. ⛔️ Admin · Ada', admin)
    expect(labels(admin)).toEqual(['« Back'])
    await say('/team', rep)
    expect(last(rep)).not.toContain('Ada · stopped')
    expect(labels(rep)).not.toContain('🔗 Open invites')
    expect(bot.errors).toEqual([])
  })

  it('answer old buttons with what there is now', async () => {
    const { bot, owner, last, makeInvite, join, say, tap, actor } = await scene()
    const admin = await join('admin', 'Ada')
    await makeInvite('Viewer', admin)
    await say('/team', admin)
    await tap('🔗 Open invites', admin)
    await tap('1. Viewer · Ada', admin)
    const old = admin.tap('Revoke')
    await tap('Revoke', admin)
    const undo = admin.tap('↩️ Undo')
    // Twice, and again after the right to invite is gone.
    bot.passTime(10_000)
    await bot.handle(old)
    expect(last(admin)).toContain('The invite for Viewer is revoked')
    await bot.services.members.changeRole(await actor(owner), (await actor(admin)).memberId, 'rep')
    bot.passTime(10_000)
    await bot.handle(undo)
    expect(last(admin)).toContain('Your role does not allow this')
    expect(bot.errors).toEqual([])
  })

  it('are shown ten at a time', async () => {
    const { labels, makeInvite, say, tap, bot } = await scene()
    for (let made = 0; made < 11; made += 1) await makeInvite('Viewer')
    await say('/team')
    await tap('🔗 Open invites')
    expect(labels().filter((label) => label.endsWith('Viewer · Olena'))).toHaveLength(10)
    await tap('▶️')
    expect(labels().filter((label) => label.endsWith('Viewer · Olena'))).toHaveLength(1)
    await tap('◀️')
    expect(labels().filter((label) => label.endsWith('Viewer · Olena'))).toHaveLength(10)
    expect(bot.errors).toEqual([])
  })
})
