/** The lists of tasks in the chat: by day, of a record, of a member and of the team. */
import { describe, expect, test } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import type { Person } from '../support/telegram-person.ts'
import { createTestBot } from '../support/test-bot.ts'
import { createTestWorkspace, type TestWorkspaceOptions } from '../support/workspace.ts'

const database = sharedDatabase()

/** Monday, 23 November 2026, 12:00 in Kyiv. */
async function scene(options: TestWorkspaceOptions = {}) {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot, options)
  const { owner, actor } = workspace
  const message = (person: Person) => bot.telegram.messages(person.id).at(-1)
  const last = (person: Person = owner) => message(person)?.text ?? ''
  const labels = (person: Person = owner) =>
    message(person)
      ?.buttons.flat()
      .map(({ text }) => text) ?? []
  // Far enough apart not to be a double tap.
  const tap = (label: string, person: Person = owner) => (bot.passTime(2_000), bot.handle(person.tap(label)))
  const say = (text: string, person: Person = owner) => (bot.passTime(2_000), bot.handle(person.text(text)))
  const add = async (title: string, at: string | null, more: object = {}, person: Person = owner) =>
    (await bot.services.tasks.add(await actor(person), { title, due: at === null ? null : { at }, ...more })).id
  const tasksIn = (person: Person = owner) => labels(person).filter((label) => /^(?:🔴|📌|📞|✅ T)/u.test(label))
  return { bot, ...workspace, last, labels, tap, say, add, tasksIn }
}

describe('My tasks', () => {
  test('are listed by day: today with what is overdue, this week, later, without a date, done', async () => {
    const { bot, last, labels, tap, say, add, tasksIn } = await scene()
    await add('T late', '2026-11-23T10:30:00Z')
    await add('T tonight', '2026-11-23T18:00:00Z')
    await add('T thursday', '2026-11-26T10:00:00Z')
    await add('T sunday', '2026-11-29T21:59:00Z')
    await add('T monday', '2026-11-29T22:00:00Z')
    await add('T some day', null)
    bot.passTime(60 * 60_000)
    await say('/agenda')
    await tap('📋 Tasks')
    expect(last()).toContain('📋 My tasks · Today\nToday: 2 · this week: 2 · later: 1 · no date: 1')
    expect(tasksIn()).toEqual(['🔴📌 T late · today, 12:30', '📌 T tonight · today, 20:00'])
    expect(labels()).toContain('• Today')
    await tap('This week')
    expect(tasksIn()).toEqual([expect.stringContaining('T thursday'), expect.stringContaining('T sunday')])
    await tap('Later')
    expect(tasksIn()).toEqual([expect.stringContaining('T monday')])
    await tap('No date')
    expect(tasksIn()).toEqual(['📌 T some day'])
    await tap('Done')
    expect(last()).toContain('Nothing has been done yet.')
    expect(bot.errors).toEqual([])
  })

  test.each(['en', 'uk'] as const)('stay where they were after Done, Snooze and Back (%s)', async (locale) => {
    const words = {
      en: {
        list: '📋 Tasks',
        part: 'No date',
        done: '✅ Done',
        said: '✅ Done: T one',
        back: '« Back',
        snooze: '💤 Snooze',
        until: 'Tomorrow',
        off: 'is put off',
        undo: '↩️ Undo',
        all: 'Done',
      },
      uk: {
        list: '📋 Завдання',
        part: 'Без дати',
        done: '✅ Виконано',
        said: '✅ Виконано: T one',
        back: '« Назад',
        snooze: '💤 Відкласти',
        until: 'Завтра',
        off: 'відкладено',
        undo: '↩️ Відмінити',
        all: 'Виконані',
      },
    }[locale]
    const { bot, last, labels, tap, say, add, tasksIn } = await scene({ locale })
    for (const title of ['T one', 'T two', 'T three']) await add(title, null)
    await say('/agenda')
    await tap(words.list)
    await tap(words.part)
    await tap('📌 T one')
    await tap(words.back)
    expect(tasksIn()).toEqual(['📌 T one', '📌 T two', '📌 T three'])
    await tap('📌 T one')
    await tap(words.done)
    expect(last()).toContain(words.said)
    expect(tasksIn()).toEqual(['📌 T two', '📌 T three'])
    expect(labels()).toContain(words.undo)
    await tap('📌 T two')
    await tap(words.snooze)
    await tap(words.until)
    expect(last()).toContain(words.off)
    expect(tasksIn()).toEqual(['📌 T three'])
    await tap('📌 T three')
    await tap(words.done)
    await tap(words.undo)
    expect(last()).toContain('📌 T three')
    await say('/tasks')
    await tap(words.all)
    expect(tasksIn()).toEqual([expect.stringContaining('✅ T one')])
    expect(bot.errors).toEqual([])
  })

  test('have eight on a page; a page is where its cards lead back to', async () => {
    const { bot, labels, tap, say, add, tasksIn } = await scene()
    for (let index = 1; index <= 19; index++) await add(`T ${index}`, null)
    await say('/agenda')
    await tap('📋 Tasks')
    await tap('No date')
    expect(tasksIn()).toHaveLength(8)
    expect(labels()).not.toContain('⏮ First')
    await tap('▶️')
    expect(tasksIn().slice(0, 2)).toEqual(['📌 T 9', '📌 T 10'])
    await tap('📌 T 10')
    await tap('✅ Done')
    expect(tasksIn()).toEqual([9, 11, 12, 13, 14, 15, 16, 17].map((number) => `📌 T ${number}`))
    await tap('▶️')
    expect(tasksIn()).toEqual(['📌 T 18', '📌 T 19'])
    expect(labels()).not.toContain('▶️')
    await tap('⏮ First')
    expect(tasksIn()[0]).toBe('📌 T 1')
    expect(bot.errors).toEqual([])
  })

  test('that are due at the same moment are all reached, page by page', async () => {
    const { tap, say, add, tasksIn } = await scene()
    for (let index = 1; index <= 10; index++) await add(`T ${index}`, '2026-11-23T18:00:00Z')
    await say('/agenda')
    await tap('📋 Tasks')
    const first = tasksIn()
    await tap('▶️')
    expect(new Set([...first, ...tasksIn()]).size).toBe(10)
  })
})

describe('The agenda', () => {
  test('is where Back leads to, at the card that was left', async () => {
    const { bot, last, tap, say, add } = await scene()
    await add('T one', '2026-11-23T16:00:00Z')
    await add('T two', '2026-11-23T17:00:00Z')
    await say('/agenda')
    await tap('Skip ⏭')
    for (const [into, ...out] of [
      ['📂 Open', '« Back'],
      ['💤 Snooze', '« Back'],
    ] as const) {
      await tap(into)
      for (const label of out) await tap(label)
      expect([into, last()]).toEqual([into, expect.stringContaining('⏰ Agenda')])
      expect([into, last()]).toEqual([into, expect.stringContaining('T two')])
    }
    expect(bot.errors).toEqual([])
  })
})

describe('The tasks of a record', () => {
  test('are counted on its card and listed by a tap, those without a date last', async () => {
    const { bot, last, labels, addContact, addDeal, tap, say, add, tasksIn } = await scene()
    const contactId = await addContact({ name: 'Anna Berg' })
    const dealId = await addDeal({ title: 'Website', contact: contactId })
    await say(`/start d_${dealId}`)
    expect(labels().filter((label) => label.startsWith('📋'))).toEqual([])
    await add('T undated', null, { dealId })
    await add('T second', '2026-12-24T10:00:00Z', { dealId })
    await add('T first', '2026-11-24T10:00:00Z', { dealId })
    await add('T hers', null, { contactId })
    await say(`/start d_${dealId}`)
    expect(last()).toContain('⏰ Next: 📌 T first · tomorrow, 12:00\n📋 Tasks: 3')
    await tap('📋 Tasks: 3')
    expect(last()).toContain('📋 Tasks: Website · To do')
    expect(tasksIn()).toEqual([expect.stringContaining('T first'), expect.stringContaining('T second'), '📌 T undated'])
    await tap('📌 T undated')
    await tap('✅ Done')
    expect(last()).toContain('📋 Tasks: Website · To do')
    expect(tasksIn()).toHaveLength(2)
    await tap('Done')
    expect(tasksIn()).toEqual([expect.stringContaining('✅ T undated')])
    await tap('💼 Website')
    expect(last()).toContain('📋 Tasks: 2')
    await say(`/start c_${contactId}`)
    expect(last()).toContain('📋 Tasks: 3')
    await tap('📋 Tasks: 3')
    expect(tasksIn()).toHaveLength(3)
    expect(bot.errors).toEqual([])
  })

  test('go on over more than one page from the dated to the undated', async () => {
    const { tap, say, addDeal, add, tasksIn } = await scene()
    const dealId = await addDeal({ title: 'Website' })
    for (let index = 1; index <= 5; index++) await add(`T undated ${index}`, null, { dealId })
    for (let index = 1; index <= 12; index++)
      await add(`T dated ${index}`, `2026-12-${10 + index}T10:00:00Z`, { dealId })
    await say(`/start d_${dealId}`)
    await tap('📋 Tasks: 17')
    const seen = [...tasksIn()]
    await tap('▶️')
    seen.push(...tasksIn())
    await tap('▶️')
    seen.push(...tasksIn())
    expect(seen.map((label) => /T (\w+ \d+)/u.exec(label)?.[1])).toEqual([
      ...Array.from({ length: 12 }, (_, index) => `dated ${index + 1}`),
      ...Array.from({ length: 5 }, (_, index) => `undated ${index + 1}`),
    ])
  })
})

describe('The tasks of others', () => {
  test.each(['owner', 'admin', 'manager'] as const)(
    'are open to the %s: of a member, and of the team',
    async (role) => {
      const { bot, owner, join, add, tap, say, last, tasksIn } = await scene()
      const max = await join('rep', 'Max')
      const leader = role === 'owner' ? owner : await join(role, 'Lee')
      await add('T of Max', '2026-11-23T18:00:00Z', {}, max)
      await add('T of mine', '2026-11-23T19:00:00Z', {}, leader)
      await say('/team', leader)
      await tap('Max · Sales rep', leader)
      await tap('📋 Tasks', leader)
      expect(last(leader)).toContain('📋 Tasks: Max · Today')
      expect(tasksIn(leader)).toEqual([expect.stringContaining('T of Max')])
      await tap(tasksIn(leader)[0] ?? '', leader)
      await tap('✅ Done', leader)
      expect(last(leader)).toContain('📋 Tasks: Max · Today')
      expect(tasksIn(leader)).toEqual([])
      await say('/agenda', leader)
      await tap('📋 Tasks', leader)
      await tap('👥 Whole team', leader)
      await tap('Done', leader)
      expect(tasksIn(leader)).toEqual([expect.stringMatching(/T of Max.*Max$/u)])
      expect(bot.errors).toEqual([])
    },
  )

  test('are not shown to reps who see only their own; nobody’s are', async () => {
    const { bot, owner, join, actor, add, tap, say, labels, tasksIn, workspaceId } = await scene()
    const { models, services } = bot
    const [max, rita] = [await join('rep', 'Max'), await join('rep', 'Rita')]
    await services.workspaces.setRule(await actor(owner), 'visibility', 'own')
    await add('T of Max', '2026-11-23T18:00:00Z', {}, max)
    await add('T of Rita', '2026-11-23T19:00:00Z', {}, rita)
    const free = await add('T of nobody', '2026-11-23T19:30:00Z')
    await models.tasks.updateOne(
      { workspaceId: objectId(workspaceId), _id: objectId(free) },
      { $unset: { assigneeId: 1 } },
    )
    await say('/agenda', max)
    await tap('📋 Tasks', max)
    expect(tasksIn(max)).toEqual([expect.stringContaining('T of Max'), expect.stringContaining('T of nobody')])
    expect(labels(max)).not.toContain('👥 Whole team')
    const as = await actor(max)
    const team = await services.tasks.list(as, { of: { kind: 'team' }, part: 'today', limit: 8 })
    expect(team.tasks.map(({ title }) => title)).toEqual(['T of Max', 'T of nobody'])
    const { memberId } = await actor(rita)
    await expect(
      services.tasks.list(as, { of: { kind: 'member', id: memberId }, part: 'today', limit: 8 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await say('/team', max)
    await tap('Rita · Sales rep', max)
    expect(labels(max)).not.toContain('📋 Tasks')
    expect(bot.errors).toEqual([])
  })

  test('on an old message are refused to somebody who leads nobody any more', async () => {
    const { bot, owner, join, actor, add, tap, say, last, tasksIn } = await scene()
    const [max, lee] = [await join('rep', 'Max'), await join('manager', 'Lee')]
    await add('T of Max', '2026-11-23T18:00:00Z', {}, max)
    await say('/team', lee)
    await tap('Max · Sales rep', lee)
    await tap('📋 Tasks', lee)
    const { memberId } = await actor(lee)
    await bot.services.members.changeRole(await actor(owner), memberId, 'rep')
    await tap('This week', lee)
    expect(last(lee)).not.toContain('Tasks: Max')
    expect(tasksIn(lee)).toEqual([])
    expect(bot.errors).toEqual([])
  })
})
