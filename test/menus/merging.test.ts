/** Merging contacts in the chat. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'
import type { Person } from '../support/telegram-person.ts'

const database = sharedDatabase()

async function scene(options: { readonly locale?: 'en' | 'uk' } = {}) {
  const world = await newsScene(database(), options)
  const { bot, addContact, owner } = world
  const anna = await addContact({ name: 'Anna Berg', phones: '+49 30 1234567' })
  const twin = await addContact({ name: 'Anya B.', phones: '+49 30 7654321', jobTitle: 'Head' })
  const tap = async (person: Person, ...labels: string[]) => {
    for (const label of labels) {
      bot.passTime(10_000)
      await bot.handle(person.tap(label))
    }
  }
  const say = (person: Person, text: string) => bot.handle(person.text(text))
  return { ...world, anna, twin, tap, say, me: owner }
}

describe('Merging from a card', () => {
  it('asks with whom, shows what happens, merges, and undoes it with one tap', async () => {
    const { bot, me, anna, twin, tap, say, last, labels } = await scene()
    await say(me, `/start c_${anna}`)
    await tap(me, '⋯ More', '🔗 Merge with…')
    expect(last(me)).toContain('Who is the same person as Anna Berg?')
    expect(labels(me)).not.toContain('Anna Berg')
    await tap(me, 'Anya B.')
    expect(last(me)).toBe(
      [
        'Merge Anya B. into Anna Berg?',
        '',
        'Anna Berg gets:',
        '• 📞 Phone: +49 30 1234567 → +49 30 1234567, +49 30 7654321',
        '• Job title: Head',
        '',
        'Kept only in the entry of the merge:',
        '• Name: Anya B.',
        '',
        'Links and buttons of Anya B. lead to the merged contact. You can undo it.',
      ].join('\n'),
    )
    const { data, messageId } = bot.telegram.button(me.id, '🔗 Merge')
    await tap(me, '⇄ Keep Anya B. instead')
    expect(last(me)).toContain('Merge Anna Berg into Anya B.?')
    await tap(me, '⇄ Keep Anna Berg instead', '🔗 Merge')
    expect(last(me)).toContain('🔗 Anya B. is part of Anna Berg now.')
    expect(last(me)).toContain('Head')
    // A second tap on the same button, later.
    bot.passTime(10_000)
    await bot.handle(me.tapData(data, messageId))
    expect(last(me)).toContain('This was merged into Anna Berg')
    await say(me, `/start c_${twin}`)
    expect(last(me)).toContain('👤 Anna Berg')
    await tap(me, '🕘 Timeline')
    expect(last(me)).toContain('🔗 Contacts merged: Anya B. → Anna Berg · only here: Name: Anya B.')
    await say(me, '/undo')
    expect(last(me)).toContain('↩️ Undone: Anya B. and Anna Berg are two contacts again.')
    await say(me, `/start c_${twin}`)
    expect(last(me)).toContain('👤 Anya B.')
    expect(bot.errors).toEqual([])
  })

  it('shows the team’s own fields by the names that the team gave them', async () => {
    const { bot, me, actor, anna, twin, tap, say, last } = await scene()
    const field = { kind: 'contact', type: 'text', label: 'Hobby 🎣' } as const
    const { key } = await bot.services.customFields.make(await actor(me), field)
    const edit = async (id: typeof anna, value: string) =>
      bot.services.contacts.edit(await actor(me), id, { field: key, value } as never)
    await edit(twin, 'Fishing')
    await say(me, `/start c_${anna}`)
    await tap(me, '⋯ More', '🔗 Merge with…', 'Anya B.')
    expect(last(me)).toContain('• Hobby 🎣: Fishing')
    await tap(me, '🔗 Merge')
    expect(last(me)).toContain('Hobby 🎣: Fishing')
    await edit(anna, 'Chess')
    await say(me, `/start c_${twin}`)
    await tap(me, '⋯ More', '↩️ Merged contacts', '↩️ Bring back Anya B.')
    expect(last(me)).toContain('Hobby 🎣')
    expect(bot.errors).toEqual([])
  })

  it('lists the merges of a contact for admins, who undo the last one', async () => {
    const { bot, me, join, actor, anna, twin, tap, say, last, labels } = await scene({ locale: 'uk' })
    await bot.services.contacts.merge(await actor(me), { primary: anna, losing: twin })
    bot.passTime(40 * 24 * 60 * 60 * 1000)
    const rep = await join('rep', 'Max')
    await say(rep, `/start c_${anna}`)
    await tap(rep, '⋯ Ще')
    expect(labels(rep)).toContain('🔗 Об’єднати з…')
    expect(labels(rep)).not.toContain('↩️ Об’єднані контакти')
    await say(me, `/start c_${anna}`)
    await bot.services.notes.add(await actor(me), { contactId: anna, text: 'Since' })
    await tap(me, '⋯ Ще', '↩️ Об’єднані контакти')
    expect(last(me)).toContain('• Anya B.')
    await tap(me, '↩️ Повернути Anya B.')
    expect(last(me)).toContain('↩️ Скасовано: «Anya B.» і «Anna Berg» — знову два контакти.')
    expect(last(me)).toContain('Відтоді додано 1 угоду, завдання чи нотатку; це залишається в контакті «Anna Berg».')
    expect(bot.errors).toEqual([])
  })

  it('offers admins on the timeline to undo the last merge for a year, and nobody else', async () => {
    const { bot, me, join, actor, anna, twin, tap, say, last, labels } = await scene()
    await bot.services.contacts.merge(await actor(me), { primary: anna, losing: twin })
    bot.passTime(300 * 24 * 60 * 60 * 1000)
    const rep = await join('rep', 'Max')
    await say(rep, `/start c_${anna}`)
    await tap(rep, '🕘 Timeline')
    expect(last(rep)).toContain('🔗 Contacts merged')
    expect(labels(rep)).not.toContain('↩️ Bring back Anya B.')
    await say(me, `/start c_${anna}`)
    await tap(me, '🕘 Timeline')
    const { data, messageId } = bot.telegram.button(me.id, '↩️ Bring back Anya B.')
    await tap(me, '↩️ Bring back Anya B.')
    expect(last(me)).toContain('↩️ Undone: Anya B. and Anna Berg are two contacts again.')
    // The same button again, later.
    bot.passTime(10_000)
    await bot.handle(me.tapData(data, messageId))
    expect(last(me)).not.toContain('are two contacts again')
    await bot.services.contacts.merge(await actor(me), { primary: anna, losing: twin })
    bot.passTime(366 * 24 * 60 * 60 * 1000)
    await say(me, `/start c_${anna}`)
    await tap(me, '🕘 Timeline')
    expect(labels(me)).not.toContain('↩️ Bring back Anya B.')
    expect(bot.errors).toEqual([])
  })
})
