/** Settings → Fields: what can be changed about a team's own fields, by whom, and what it leaves alone. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { makeField } from '../support/make-field.ts'

const database = sharedDatabase()

const chat = () => dealsChat(database())

describe('Settings → Fields', () => {
  it('orders, renames and retires fields; what records hold stays', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal } = here
    const id = await addDeal({ title: 'Website' })
    await makeField(here, 'First', 'Text')
    await makeField(here, 'Second', 'Text')
    await say(`/start d_${id}`)
    await tap('✏️ Edit', 'First')
    await say('kept')
    await tap('✔️ Done')
    await say('/settings')
    await tap('🧩 Fields', 'Deals', 'Second · Text', '⬆️ Up', '« Back')
    expect(labels().filter((label) => label.includes('· Text'))).toEqual(['Second · Text', 'First · Text'])
    await tap('First · Text', '✏️ Rename')
    await say('second')
    expect(last()).toContain('“second” is taken')
    await say('Renamed')
    expect(last()).toContain('🧩 Renamed · Deals')
    await tap('📦 Retire')
    expect(last()).toContain('📦 Retired')
    await say(`/start d_${id}`)
    expect(last()).toContain('\nRenamed: kept')
    await tap('✏️ Edit')
    expect(labels()).not.toContain('Renamed')
    expect(labels()).toContain('Second')
    await say('/settings')
    await tap('🧩 Fields', 'Deals', '📦 Renamed · Text', '♻️ Use again')
    expect(last()).toContain('✅ Saved.')
    await tap('↩️ Undo')
    expect(last()).toContain('📦 Retired')
    expect(bot.errors).toEqual([])
  })

  it('undoes making a field, unless it has been filled in since', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal } = here
    await makeField(here, 'Mistake', 'Text')
    await tap('↩️ Undo')
    expect(last()).toContain('Undone')
    expect(labels()).not.toContain('Mistake · Text')
    await makeField(here, 'Used', 'Text')
    const { data } = bot.telegram.button(here.owner.id, '↩️ Undo')
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    await tap('✏️ Edit', 'Used')
    await say('kept')
    bot.passTime(10_000)
    await bot.handle(here.owner.tapData(data, 1))
    expect(last()).toContain('changed again since')
    await say('/settings')
    await tap('🧩 Fields', 'Deals')
    expect(labels()).toContain('Used · Text')
    expect(bot.errors).toEqual([])
  })

  it('renames and retires choices, which records keep', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal } = here
    await makeField(here, 'Region', 'One of a list', { choices: 'North, South' })
    const id = await addDeal({ title: 'Website' })
    await say(`/start d_${id}`)
    await tap('✏️ Edit', 'Region', 'North')
    await say('/settings')
    await tap('🧩 Fields', 'Deals', 'Region · One of a list', '📋 Choices', 'North', '✏️ Rename')
    await say('Far north')
    await tap('📋 Choices', 'Far north', '📦 Retire')
    await tap('📋 Choices', 'South', '📦 Retire')
    expect(last()).toContain('One choice has to stay')
    await tap('➕ New choice')
    await say('East')
    await say(`/start d_${id}`)
    expect(last()).toContain('\nRegion: Far north')
    await tap('✏️ Edit', 'Region')
    expect(labels()).toEqual(expect.arrayContaining(['South', 'East']))
    expect(labels()).not.toContain('Far north')
    expect(bot.errors).toEqual([])
  })

  it('belongs to owners and admins; a stale button of somebody else does nothing', async () => {
    const here = await chat()
    const { bot, tap, say, join, as } = here
    await makeField(here, 'Contract number', 'Text')
    const { data } = bot.telegram.button(here.owner.id, '📦 Retire')
    for (const role of ['manager', 'rep', 'viewer'] as const) {
      const person = await join(role)
      const other = as(person)
      await other.say('/settings')
      expect(other.labels()).not.toContain('🧩 Fields')
      bot.passTime(10_000)
      await bot.handle(person.tapData(data, 1))
      expect(other.last()).toContain('Your role does not allow this')
    }
    await say('/settings')
    await tap('🧩 Fields', 'Deals')
    expect(here.labels()).toContain('Contract number · Text')
    expect(bot.errors).toEqual([])
  })

  it('makes one field of a double tap, and survives a second tap on Retire', async () => {
    const here = await chat()
    const { bot, tap, say, last, owner } = here
    await makeField(here, 'Contract number', 'Text')
    const { data } = bot.telegram.button(owner.id, '📦 Retire')
    await bot.handle(owner.tapData(data, 1), owner.tapData(data, 1))
    bot.passTime(10_000)
    await bot.handle(owner.tapData(data, 1))
    expect(last()).toContain('Nothing to change')
    await say('/settings')
    await tap('🧩 Fields', 'Deals')
    expect(here.labels().filter((label) => label.includes('Contract number'))).toEqual(['📦 Contract number · Text'])
    expect(bot.errors).toEqual([])
  })
})
