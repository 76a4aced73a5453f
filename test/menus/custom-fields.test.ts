/** A team's own fields, from making one in the settings to everything that a field of the product does. */
import { describe, expect, it } from 'vitest'

import type { Locale } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat, type DealsChat } from '../support/deals-chat.ts'
import { makeField } from '../support/make-field.ts'

const database = sharedDatabase()

const chat = (locale: Locale = 'en'): Promise<DealsChat> => dealsChat(database(), { locale })

describe('a field that the team makes', () => {
  it('is filled in, shown, changed, cleared, listed in the timeline and undone like one of the product', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal, workspaceId } = here
    await makeField(here, 'Contract number', 'Text')
    expect(last()).toContain('✅ Made: Contract number')
    expect(last()).toContain('Type: Text')
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    expect(last()).not.toContain('Contract number')
    await tap('✏️ Edit')
    expect(labels()).toContain('Contract number')
    await tap('Contract number')
    expect(last()).toContain('What is the Contract number of “Website”?')
    await say('A-17 *bold*')
    expect(last()).toContain('\nContract number: A-17 *bold*\n')
    await tap('✔️ Done', '🕘 Timeline')
    expect(last()).toContain('Contract number: — → A-17 *bold*')
    await tap('« Back', '✏️ Edit', 'Contract number')
    expect(last()).toContain('\nNow: A-17 *bold*')
    await tap('🗑 Clear it')
    expect(last()).not.toContain('A-17')
    await tap('↩️ Undo')
    expect(last()).toContain('\nContract number: A-17 *bold*\n')
    const [deal] = await bot.models.deals.find({ workspaceId: objectId(workspaceId) }).lean()
    expect(Object.values(Object(deal)['custom'])).toEqual(['A-17 *bold*'])
    // It is found by it, too.
    await say('/find A-17')
    expect([last(), ...labels()].join('\n')).toContain('Website')
    expect(bot.errors).toEqual([])
  })

  it('can be typed with its name while the record is being edited', async () => {
    const here = await chat()
    const { bot, tap, say, last, addDeal } = here
    await makeField(here, 'Contract number', 'Text')
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    await tap('✏️ Edit', 'Contract number')
    await say('A-17')
    await say('contract number: B-18')
    expect(last()).toContain('\nContract number: B-18\n')
    expect(bot.errors).toEqual([])
  })

  it('has a name in any language, and words in the language of the reader', async () => {
    const here = await chat('uk')
    const { bot, tap, say, last, labels, addDeal } = here
    await makeField(here, 'Номер договору', 'Текст', { locale: 'uk' })
    expect(last()).toContain('✅ Створено: Номер договору')
    await say(`/start d_${await addDeal({ title: 'Сайт' })}`)
    await tap('✏️ Змінити')
    expect(labels()).toContain('Номер договору')
    await tap('Номер договору')
    await say('Д-17')
    await tap('✔️ Готово', '🕘 Історія')
    expect(last()).toContain('Номер договору: — → Д-17')
    expect(bot.errors).toEqual([])
  })
})

/** What is typed (after “text:”) or tapped, and the resulting line of the card. */
const CASES = [
  ['Text', 'text:Late', 'Late'],
  ['Long text', 'text:One\nTwo', 'One\nTwo'],
  ['Number', 'text:12.5', '12.5'],
  ['Amount', 'text:5k', '€5,000'],
  ['Date', 'text:15 March 2025', '15 Mar 2025'],
  ['One of a list', 'North', 'North'],
  ['Several of a list', 'text:south, north', 'North'],
  ['Yes or no', 'no', 'no'],
  ['Link', 'text:example.com/a', 'https://example.com/a'],
  ['Phone', 'text:044 123 45 67', '+380 44 123 4567'],
  ['Email', 'text:anna@example.com', 'anna@example.com'],
  ['Team member', 'Max', 'Max'],
] as const

describe('a field of each type', () => {
  it.each(CASES)('%s is filled in on a deal and on a contact', async (type, answer, shown) => {
    const here = await chat()
    const { bot, tap, say, last, addDeal, addContact, join } = here
    await join('rep', 'Max')
    const choices = type.includes('list') ? { choices: 'North\nSouth' } : {}
    await makeField(here, 'Extra', type, { kind: 'deal', ...choices })
    await makeField(here, 'More', type, { kind: 'contact', ...choices })
    const fill = async (name: string) => {
      await tap('✏️ Edit', name)
      if (answer.startsWith('text:')) await say(answer.slice('text:'.length))
      else await tap(answer)
      expect(last()).toContain(`\n${name}: ${shown}\n`)
    }
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    await fill('Extra')
    await tap('✔️ Done', '🕘 Timeline')
    expect(last()).toContain(`✏️ Deal changed: Extra: — → ${shown.replaceAll('\n', ' ')}`)
    await say(`/start c_${await addContact({ name: 'Anna Berg' })}`)
    await fill('More')
    expect(bot.errors).toEqual([])
  })

  it('refuses what does not fit with a clear message, and asks again', async () => {
    const here = await chat()
    const { bot, tap, say, last, addDeal } = here
    await makeField(here, 'Seats', 'Number')
    await makeField(here, 'Regions', 'Several of a list', { choices: 'North, South' })
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    await tap('✏️ Edit', 'Seats')
    await say('many')
    expect(last()).toContain('“many” is not a number')
    await say('99999999999')
    expect(last()).toContain('is not a number')
    await say('12')
    expect(last()).toContain('\nSeats: 12\n')
    await tap('Regions')
    await say('North, West')
    expect(last()).toContain('“West” is not one of the choices')
    await tap('South')
    expect(last()).toContain('\nRegions: South\n')
    expect(bot.errors).toEqual([])
  })
})

describe('a required field', () => {
  it('is asked for when a deal is added, cannot be skipped or cleared, and is missed on the card', async () => {
    const here = await chat()
    const { bot, tap, say, last, labels, addDeal } = here
    const old = await addDeal({ title: 'Old' })
    await makeField(here, 'Region', 'One of a list', { choices: 'North\nSouth' })
    await tap('❗️ Make required')
    expect(last()).toContain('❗️ Required')
    await say(`/start d_${old}`)
    expect(last()).toContain('❗️ Region: —')
    await say('/board')
    await tap('➕ New deal')
    await say('Website')
    expect(labels()).not.toContain('✅ Save')
    await tap('Skip ⏭', 'Skip ⏭', 'Skip ⏭')
    expect(last()).toContain('Region?')
    expect(labels()).not.toContain('Skip ⏭')
    await tap('South')
    expect(last()).toContain('\nRegion: South')
    await tap('✏️ Edit', 'Region')
    expect(labels()).not.toContain('🗑 Clear it')
    expect(bot.errors).toEqual([])
  })

  it('is asked for when a contact is added, too', async () => {
    const here = await chat()
    const { bot, tap, say, last } = here
    await makeField(here, 'Region', 'One of a list', { kind: 'contact', choices: 'North\nSouth' })
    await tap('❗️ Make required')
    await say('/contacts')
    await tap('➕ Add contact')
    await say('Anna Berg')
    await tap('Skip ⏭', 'Skip ⏭', 'Skip ⏭')
    expect(last()).toContain('Region?')
    await tap('South')
    expect(last()).toContain('\nRegion: South\n')
    expect(bot.errors).toEqual([])
  })

  it('at a stage is asked for when a deal moves there', async () => {
    const here = await chat()
    const { bot, tap, say, last, addDeal } = here
    await makeField(here, 'Contract number', 'Text')
    await tap('🚦 Stages', 'Qualified')
    expect(last()).toContain('✅ Saved.')
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    await tap('Qualified ▶️')
    expect(last()).toContain('Qualified needs the Contract number of the deal. What is it?')
    await say('A-17')
    expect(last()).toContain('➡️ Website: New lead → Qualified')
    expect(last()).toContain('\nContract number: A-17\n')
    await say('/settings')
    await tap('🧩 Fields', 'Deals', 'Contract number · Text', '📦 Retire')
    // Nobody can fill it in any more, so no stage waits for it.
    await say(`/start d_${await addDeal({ title: 'Shop' })}`)
    await tap('Qualified ▶️')
    expect(last()).toContain('➡️ Shop: New lead → Qualified')
    expect(bot.errors).toEqual([])
  })
})
