/** How a task went, said after it was marked as done. */
import { describe, expect, test } from 'vitest'

import type { Locale } from '../../src/locale.ts'
import { linesChat } from '../support/lines-chat.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

async function scene(locale: Locale = 'en') {
  const chat = await linesChat(database(), { locale })
  const { bot, owner, actor } = chat
  return {
    ...chat,
    addTask: async (title: string, at: string, more: object) =>
      (await bot.services.tasks.add(await actor(owner), { title, due: { at }, ...more })).id,
  }
}

describe('A task', () => {
  test('that is done has its outcome changed later, from the next card and from its own, and each step can be undone', async () => {
    const { bot, last, labels, addTask, tap, say } = await scene('uk')
    await addTask('Подзвонити Анні', '2026-11-23T12:00:00Z', { type: 'call' })
    await say('/agenda')
    await tap('✅ Виконано')
    expect(last()).toContain('✅ Виконано: Подзвонити Анні')
    expect(last()).toContain('👇 Подзвонити Анні: який результат?')
    await tap('🔇 Не відповідає')
    expect(last()).toContain('✅ Виконано: Подзвонити Анні · не відповідає')
    await tap('↩️ Відмінити')
    expect(last()).toContain('✅ виконано')
    await tap('📊 Результат')
    await tap('👍 Згода')
    expect(last()).toContain('✅ згода')
    await tap('🔓 Відкрити знову')
    expect(labels()).toContain('✅ Виконано')
    expect(bot.errors).toEqual([])
  })

  test('that was reopened meanwhile keeps its state when an outcome is tapped', async () => {
    const { bot, owner, actor, last, addTask, tap, say } = await scene()
    const id = await addTask('Call Anna', '2026-11-23T12:00:00Z', { type: 'call' })
    await say('/agenda')
    await tap('✅ Done')
    await bot.services.tasks.reopen(await actor(owner), id)
    await tap('👍 Agreed')
    expect(last()).toContain('This task is open already.')
    expect((await bot.services.tasks.get(await actor(owner), id)).status).toBe('open')
    expect(bot.errors).toEqual([])
  })
})

test.each([
  ['agreed', 'en', 'agreed'],
  ['refused', 'uk', 'відмова'],
] as const)(
  'A button of a message that asked for the outcome first (%s, %s) finishes the task',
  async (name, locale, said) => {
    const { bot, owner, actor, last, addTask, tap, say } = await scene(locale)
    const id = await addTask('Call Anna', '2026-11-23T12:00:00Z', { type: 'call' })
    await bot.services.tasks.done(await actor(owner), id, { outcome: 'done' })
    await say(`/start t_${id}`)
    await tap({ en: '📊 Outcome', uk: '📊 Результат' }[locale])
    const { data, messageId } = bot.telegram.button(owner.id, { en: '🔇 No answer', uk: '🔇 Не відповідає' }[locale])
    await bot.services.tasks.reopen(await actor(owner), id)
    const parts = data.split('/')
    parts[3] = `${name}:${id}`
    bot.passTime(2_000)
    await bot.handle(owner.tapData(parts.join('/'), messageId))
    expect(last()).toContain(said)
    expect((await bot.services.tasks.get(await actor(owner), id)).outcome).toBe(name)
    expect(bot.errors).toEqual([])
  },
)

describe('While a contact is edited', () => {
  test.each([
    ['en', '✏️ Edit', 'Name', 'Email: anna@example.com', 'Email: nonsense', '✔️ Done'],
    ['uk', '✏️ Змінити', 'Ім’я', 'email: anna@example.com', 'Email: nonsense', '✔️ Готово'],
  ] as const)(
    'a field is typed with its name (%s), and what it refuses is said',
    async (locale, edit, name, line, bad, done) => {
      const { say, tap, last, labels, addContact, contacts } = await scene(locale)
      await say(`/start c_${await addContact({ name: 'Ana' })}`)
      await tap(edit)
      await tap(name)
      await say('Anna')
      expect(labels()).toContain(done)
      await say(line)
      expect(last()).toContain('✉️ anna@example.com')
      await say(bad)
      expect(last()).toContain('nonsense')
      expect(await contacts()).toMatchObject([{ name: 'Anna', emails: [{ value: 'anna@example.com' }] }])
      await tap(done)
      expect(labels()).toContain(edit)
    },
  )

  test('a line with another label is read as always, and ten minutes later with this one, too', async () => {
    const { bot, say, tap, last, addContact, contacts } = await scene()
    await say(`/start c_${await addContact({ name: 'Ana' })}`)
    await tap('✏️ Edit')
    await tap('Name')
    await say('Anna')
    await say('note Anna: wants a demo')
    expect(last()).toContain('wants a demo')
    bot.passTime(11 * 60_000)
    await say('Email: anna@example.com')
    expect((await contacts())[0]?.emails).toEqual([])
  })
})
