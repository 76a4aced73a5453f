/** Merging companies in the chat, and bringing them back. */
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'
import type { Person } from '../support/telegram-person.ts'

const database = sharedDatabase()

async function scene(options: { readonly locale?: 'en' | 'uk' } = {}) {
  const world = await newsScene(database(), options)
  const { bot, actor, owner } = world
  const { companies } = bot.services
  const { id: acme } = await companies.add(await actor(owner), { name: 'Acme GmbH', domain: 'acme.example' })
  const { id: twin } = await companies.add(await actor(owner), { name: 'Acme Corp', address: 'Main Street 1' })
  await bot.services.contacts.add(await actor(owner), { name: 'Anna Berg', company: 'Acme Corp' })
  const tap = async (person: Person, ...labels: string[]) => {
    for (const label of labels) {
      bot.passTime(10_000)
      await bot.handle(person.tap(label))
    }
  }
  const say = (person: Person, text: string) => bot.handle(person.text(text))
  return { ...world, acme, twin, tap, say, me: owner }
}

describe('Merging companies from a card', () => {
  it('offers those of nearly that name, shows what happens, merges, and undoes it with one tap', async () => {
    const { bot, me, acme, twin, tap, say, last, labels, actor } = await scene()
    await say(me, `/start co_${acme}`)
    await tap(me, '⋯ More', '🔗 Merge with…')
    expect(last(me)).toContain('Which is the same company as Acme GmbH?')
    expect(labels(me)).not.toContain('🏢 Acme GmbH')
    await say(me, 'nothing like it')
    expect(last(me)).toContain('No company found for “nothing like it”')
    await say(me, 'Acme')
    await tap(me, '🏢 Acme Corp')
    expect(last(me)).toBe(
      [
        'Merge Acme Corp into Acme GmbH?',
        '',
        'Acme GmbH gets:',
        '• 📍 Address: Main Street 1',
        '',
        'Kept only in the entry of the merge:',
        '• Name: Acme Corp',
        '',
        '1 contact, deal, task or note follows.',
        'Links and buttons of Acme Corp lead to the merged company, and so does its name. You can undo it.',
      ].join('\n'),
    )
    const { data, messageId } = bot.telegram.button(me.id, '🔗 Merge')
    await tap(me, '⇄ Keep Acme Corp instead', '⇄ Keep Acme GmbH instead', '🔗 Merge')
    expect(last(me)).toContain('🔗 Acme Corp is part of Acme GmbH now.')
    expect(last(me)).toContain('Main Street 1')
    expect(labels(me)).toContain('👤 Anna Berg')
    // A second tap on the same button, later.
    bot.passTime(10_000)
    await bot.handle(me.tapData(data, messageId))
    expect(last(me)).toContain('This was merged into Acme GmbH')
    await say(me, `/start co_${twin}`)
    expect(last(me)).toContain('🏢 Acme GmbH')
    await tap(me, '🕘 Timeline')
    expect(last(me)).toContain('🔗 Companies merged: Acme Corp → Acme GmbH · only here: Name: Acme Corp')
    // Its name means the one that remains.
    const { id } = await bot.services.contacts.add(await actor(me), { name: 'Ben', company: 'ACME corp' })
    expect((await bot.services.contacts.get(await actor(me), id)).company?.id).toBe(acme)
    await say(me, '/undo')
    await say(me, '/undo')
    expect(last(me)).toContain('↩️ Undone: Acme Corp and Acme GmbH are two companies again.')
    await say(me, `/start co_${twin}`)
    expect(last(me)).toContain('🏢 Acme Corp')
    expect(labels(me)).toContain('👤 Anna Berg')
    expect(bot.errors).toEqual([])
  })

  it('lists the merges of a company for admins, who undo the last one', async () => {
    const { bot, me, join, actor, acme, twin, tap, say, last, labels } = await scene({ locale: 'uk' })
    await bot.services.companies.merge(await actor(me), { primary: acme, losing: twin })
    bot.passTime(40 * 24 * 60 * 60 * 1000)
    const rep = await join('rep', 'Max')
    await say(rep, `/start co_${acme}`)
    await tap(rep, '⋯ Ще')
    expect(labels(rep)).toContain('🔗 Об’єднати з…')
    expect(labels(rep)).not.toContain('↩️ Об’єднані компанії')
    await say(me, `/start co_${acme}`)
    await bot.services.notes.add(await actor(me), { companyId: acme, text: 'Since' })
    await tap(me, '⋯ Ще', '↩️ Об’єднані компанії')
    expect(last(me)).toContain('• Acme Corp')
    await tap(me, '↩️ Повернути Acme Corp')
    expect(last(me)).toContain('↩️ Скасовано: «Acme Corp» і «Acme GmbH» — знову дві компанії.')
    expect(last(me)).toContain('це залишається в компанії «Acme GmbH»')
    expect(bot.errors).toEqual([])
  })

  it('cannot bring back a company whose name another one has by now, and says so', async () => {
    const { bot, me, actor, acme, twin, tap, say, last } = await scene()
    await bot.services.companies.merge(await actor(me), { primary: acme, losing: twin })
    await bot.services.companies.add(await actor(me), { name: 'Acme Corp' })
    await say(me, `/start co_${acme}`)
    await tap(me, '⋯ More', '↩️ Merged companies', '↩️ Bring back Acme Corp')
    expect(last(me)).toContain('Acme Corp')
    expect((await bot.services.companies.listMerges(await actor(me), acme)).merges).toHaveLength(1)
    expect(bot.errors).toEqual([])
  })
})
