/** Settings and roles that change while a question is open. */
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { asId } from '../../support/as-id.ts'
import { sharedDatabase } from '../../support/database.ts'
import { dealsChat } from '../../support/deals-chat.ts'
import type { Locale } from '../../../src/locale.ts'

const database = sharedDatabase()

async function scene(locale: Locale = 'en') {
  const chat = await dealsChat(database(), { locale })
  const { bot, owner, actor } = chat
  const change = async (setting: 'currency' | 'region' | 'timeZone', value: string) =>
    bot.services.workspaces.change(await actor(owner), setting, value)
  const amountOf = async (id: string) => (await bot.services.deals.get(await actor(owner), asId(id))).amount
  return { ...chat, change, amountOf }
}

describe('An answer typed after a setting changed', () => {
  it('is asked for again if it would mean something else, once, and then read by the new setting', async () => {
    const { bot, addDeal, say, tap, last, change, amountOf } = await scene()
    const id = await addDeal({ title: 'Roof' })
    await say(`/start d_${id}`)
    await tap('✏️ Edit', '💰 Amount')
    await change('currency', 'UAH')
    await say('5000')
    expect(last()).toContain('the settings changed: Currency: UAH (Ukrainian Hryvnia).')
    expect(await amountOf(id)).toBeNull()
    await say('5000')
    expect(last()).toContain('✅ Saved.')
    expect(await amountOf(id)).toEqual({ minor: 500_000, currency: 'UAH' })
    expect(bot.errors).toEqual([])
  })

  it('is taken at once if it says all itself, or if another setting changed', async () => {
    const { addDeal, say, tap, last, change, amountOf } = await scene()
    const id = await addDeal({ title: 'Roof' })
    await say(`/start d_${id}`)
    await tap('✏️ Edit', '💰 Amount')
    await change('currency', 'UAH')
    await say('5000 EUR')
    expect(last()).toContain('✅ Saved.')
    expect(await amountOf(id)).toEqual({ minor: 500_000, currency: 'EUR' })
    await tap('💰 Amount')
    await change('region', 'DE')
    await say('6000')
    expect(last()).toContain('✅ Saved.')
    expect(await amountOf(id)).toEqual({ minor: 600_000, currency: 'UAH' })
  })

  it('counts for times, too, in Ukrainian', async () => {
    const { bot, say, last, change, workspaceId } = await scene('uk')
    await say('/task')
    await say('Подзвонити')
    await change('timeZone', 'America/New_York')
    await say('завтра 10:00')
    expect(last()).toContain('налаштування змінилися: Часовий пояс: Нью-Йорк (UTC-')
    await say('завтра 10:00')
    const task = await bot.models.tasks
      .findOne({ workspaceId: objectId(workspaceId) })
      .orFail()
      .lean()
    expect(DateTime.fromJSDate(task.dueAt ?? new Date(0), { zone: 'America/New_York' }).hour).toBe(10)
  })
})

it('A role that no longer allows the dialogue is said with the next answer, and nothing is saved', async () => {
  const { bot, addDeal, join, as, actor, owner, amountOf } = await scene()
  const person = await join('manager')
  const manager = as(person)
  const id = await addDeal({ title: 'Roof' })
  await manager.say(`/start d_${id}`)
  await manager.tap('✏️ Edit', '💰 Amount')
  const { memberId } = await actor(person)
  await bot.services.members.changeRole(await actor(owner), memberId, 'viewer')
  await manager.say('5000')
  expect(manager.last()).toContain('Your role does not allow this')
  expect(await amountOf(id)).toBeNull()
  expect(bot.errors).toEqual([])
})
