import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

describe('a deal in the chat', () => {
  it('gets notes, which its own and its contact’s timeline show, page by page', async () => {
    const { addContact, addDeal, tap, say, last, labels } = await dealsChat(database())
    const contactId = await addContact({ name: 'Anna Berg' })
    const id = await addDeal({ title: 'Website', contact: contactId })
    await say(`/start d_${id}`)
    for (let index = 1; index <= 9; index += 1) {
      await tap('📝 Note')
      expect(last()).toBe('📝 Write a note on Website.')
      await say(`Line ${index}\nof *the* <note>`)
      expect(last()).toContain('📝 Note saved.')
    }
    await tap('🕘 Timeline')
    expect(last()).toContain('📝 Note: Line 9 of *the* <note>\n23 Nov, ')
    expect(last()).not.toContain('Line 1 ')
    await tap('Older ▶️')
    expect(last()).toContain('Line 1 of')
    expect(last()).toContain('💼 Deal added')
    await tap('◀️ Newest', '« Back', '👤 Contact')
    expect(last()).toContain('📝 Note: Line 9 of *the* <note> · 23 Nov')
    await tap('🕘 Timeline', 'Older ▶️')
    expect(last()).toContain('👤 Contact added')
    await tap('« Back', '📝 Note')
    await say('On Anna herself')
    expect(labels()[0]).toBe('↩️ Undo')
    await tap('↩️ Undo')
    expect(last()).toContain('Undone: On Anna herself is removed again.')
    expect(last()).toContain('👤 Anna Berg')
  })

  it('shows a long note in full, part by part, as it was typed', async () => {
    const { actor, owner, bot, addDeal, tap, say, last, labels } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ')
    const text = `First line\n${words}`
    await bot.services.notes.add(await actor(owner), { text, dealId: id })
    await say(`/start d_${id}`)
    await tap('🕘 Timeline')
    expect(labels()[0]).toMatch(/^📝 First line word0 .*…$/u)
    await tap(labels()[0] ?? '')
    expect(last()).toContain('Olena\n\nFirst line\nword0 word1')
    const first = last()
    await tap('▶️')
    expect(last()).toContain('word899')
    const said = `${first} ${last().split('\n\n')[1] ?? ''}`
    for (let index = 0; index < 900; index += 1) expect(said).toContain(`word${index}`)
    await tap('◀️', '« Back', '« Back')
    expect(last()).toContain('📍 New lead')
  })

  it('shows a page of notes made only of multi-part emoji, each cut so that they fit into a message', async () => {
    const { actor, owner, bot, addDeal, tap, say, last } = await dealsChat(database())
    const id = await addDeal({ title: 'Website' })
    for (let index = 0; index < 9; index += 1) {
      await bot.services.notes.add(await actor(owner), { text: '👨‍👩‍👧‍👦'.repeat(400), dealId: id })
    }
    await say(`/start d_${id}`)
    await tap('🕘 Timeline')
    expect(last()).toContain('👨‍👩‍👧‍👦…')
    expect(last().length).toBeLessThanOrEqual(4096)
    expect(bot.errors).toEqual([])
  })
})
