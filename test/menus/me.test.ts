/** Settings → Me: a member's own language and time zone. */
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'

import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'
import type { TestWorkspaceOptions } from '../support/workspace.ts'
import { createPerson } from '../support/telegram-person.ts'
import { freshNumber } from '../support/fresh-number.ts'

const database = sharedDatabase()

async function scene(options: TestWorkspaceOptions = {}) {
  const chat = await linesChat(database(), options)
  const rep = await chat.join('rep')
  const workspaceId = objectId(chat.workspaceId)
  return {
    ...chat,
    rep,
    memberOf: (telegramUserId: number) =>
      chat.bot.models.members.findOne({ workspaceId, telegramUserId }).orFail().lean(),
    /** The digest's clock, and that of every message the bot sends on its own. */
    clockOf: async (person: typeof rep) => (await chat.bot.services.identity.find(person.id))?.membership?.timeZone,
  }
}

describe('A member’s own time zone', () => {
  it('is the workspace’s until they choose one, in either alphabet, and can follow the workspace again', async () => {
    const { bot, rep, say, tap, last, labels, clockOf, memberOf } = await scene()
    await say('/settings', rep)
    await tap('👤 Me', rep)
    expect(last(rep)).toContain('Time zone: Kyiv (UTC+2), as in the workspace')
    expect(last(rep)).toContain('It is 12:00 for you now.')
    expect(labels(rep)).not.toContain('↩️ As in the workspace: Kyiv (UTC+2)')
    await tap('🕐 Change my time zone', rep)
    await say('Мюнхен', rep)
    expect(last(rep)).toContain('✅ Saved.')
    expect(last(rep)).toContain('Time zone: Berlin (UTC+1), your own')
    expect(last(rep)).toContain('It is 11:00 for you now.')
    expect(await clockOf(rep)).toBe('Europe/Berlin')
    await tap('↩️ As in the workspace: Kyiv (UTC+2)', rep)
    expect(last(rep)).toContain('Kyiv (UTC+2), as in the workspace')
    expect((await memberOf(rep.id)).timeZone).toBeUndefined()
    expect(bot.errors).toEqual([])
  })

  it('is what typed times mean and shown times are in, for them alone', async () => {
    const { rep, say, tap, last, tasks } = await scene()
    await say('/settings', rep)
    await tap('👤 Me', rep)
    await tap('🕐 Change my time zone', rep)
    await say('New York', rep)
    await say('call Anna tomorrow at 10:00', rep)
    expect(last(rep)).toContain('New York (UTC-5)')
    await tap('✅ Save', rep)
    await say('call Anna tomorrow at 10:00')
    expect(last()).toContain('Kyiv (UTC+2)')
    await tap('✅ Save')
    const due = (await tasks()).map(({ dueAt }) => DateTime.fromJSDate(dueAt ?? new Date(0), { zone: 'utc' }).hour)
    expect(due).toEqual([15, 8])
  })

  it('asks which city is meant if several have that name, with their countries', async () => {
    const { rep, say, tap, last, labels, clockOf } = await scene()
    await say('/settings', rep)
    await tap('👤 Me', rep)
    await tap('🕐 Change my time zone', rep)
    await say('London', rep)
    expect(last(rep)).toContain('There is more than one.')
    expect(labels(rep)).toEqual(
      expect.arrayContaining(['🇬🇧 London, United Kingdom (UTC+0)', '🇨🇦 London, Canada (UTC-5)']),
    )
    await say('Odessa', rep)
    await tap('🇺🇸 Odessa, TX, United States (UTC-6)', rep)
    expect(last(rep)).toContain('✅ Saved.')
    expect(await clockOf(rep)).toBe('America/Chicago')
    await tap('🕐 Change my time zone', rep)
    await say('Narnia', rep)
    expect(last(rep)).toContain('I don’t know the time zone “Narnia”')
    await say('Мельбурн, Австралія', rep)
    expect(await clockOf(rep)).toBe('Australia/Melbourne')
  })

  it('is asked and shown in Ukrainian', async () => {
    const { owner, say, tap, last, labels, clockOf } = await scene({ locale: 'uk' })
    await say('/settings', owner)
    await tap('👤 Мої налаштування', owner)
    expect(last()).toContain('Часовий пояс: Київ (UTC+2), як у команди')
    await tap('🕐 Змінити мій часовий пояс')
    await say('Одеса')
    expect(labels()).toEqual(
      expect.arrayContaining(['🇺🇦 Одеса, Україна (UTC+2)', '🇺🇸 Одеса, TX, Сполучені Штати (UTC-6)']),
    )
    await say('Мельбурн, Австралія')
    expect(last()).toContain('Мельбурн (UTC+11), власний')
    expect(await clockOf(owner)).toBe('Australia/Melbourne')
  })
})

describe('A member’s language', () => {
  it('is chosen under Me, and then holds for messages, too', async () => {
    const { bot, rep, say, tap, last, memberOf } = await scene()
    await say('/settings', rep)
    await tap('👤 Me', rep)
    await tap('🇺🇦 Українська', rep)
    expect(last(rep)).toContain('✅ Збережено.')
    expect(last(rep)).toContain('👤 Мої налаштування')
    expect((await memberOf(rep.id)).locale).toBe('uk')
    expect(bot.errors).toEqual([])
  })

  it('is that of their team, if their Telegram speaks neither; nothing is asked', async () => {
    const { bot, owner, say, tap, last } = await linesChat(database(), { locale: 'uk' })
    await say('/invite', owner)
    await tap('Менеджер з продажу')
    const token = /inv_[\w-]{24}/u.exec(last())?.[0] ?? ''
    const polish = createPerson(bot.telegram, { id: freshNumber(), firstName: 'Ewa', languageCode: 'pl' })
    await say(`/start ${token}`, polish)
    expect(last(polish)).toContain('invites you to join')
    await tap('✅ Join', polish)
    expect(last(polish)).toContain('Менеджер з продажу')
    await say('/settings', polish)
    await tap('👤 Мої налаштування', polish)
    await tap('🇬🇧 English', polish)
    expect(last(polish)).toContain('✅ Saved.')
  })
})
