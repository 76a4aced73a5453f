import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { linesChat } from '../support/lines-chat.ts'

const database = sharedDatabase()

describe('Sample data', () => {
  it('goes into an empty workspace at once', async () => {
    const { bot, say, tap, last } = await linesChat(database())
    await say('/settings')
    await tap('🧪 Load sample data')
    expect(last()).toContain('✅ Sample data loaded')
    expect(bot.errors).toEqual([])
  })

  it('goes among a team’s own records only after a question that counts them, and takes none of them away', async () => {
    const { bot, say, tap, last, labels, addContact, addDeal, contacts, deals, button, tapData } =
      await linesChat(database())
    await addContact({ name: 'Anna Berg' })
    await addContact({ name: 'Max Weber' })
    await addDeal({ title: 'Roof' })
    await say('/settings')
    const { data, messageId } = button('🧪 Load sample data')
    await tap('🧪 Load sample data')
    expect(last()).toContain('records of your own: contacts (2), deals (1).')
    expect(labels()).toEqual(['🧪 Load it anyway', '« Back'])
    expect(await contacts()).toHaveLength(2)
    await tap('« Back')
    expect(last()).toContain('⚙️ Settings')
    expect(await contacts()).toHaveLength(2)
    // The button of the earlier message asks, too.
    await tapData(data, messageId)
    expect(last()).toContain('records of your own')
    await tap('🧪 Load it anyway')
    expect(last()).toContain('✅ Sample data loaded')
    expect((await contacts()).length).toBeGreaterThan(2)
    await tap('🧹 Remove sample data')
    expect(last()).toContain('What you added yourself stays.')
    expect((await contacts()).map(({ name }) => name)).toEqual(['Anna Berg', 'Max Weber'])
    expect((await deals()).map(({ title }) => title)).toEqual(['Roof'])
    expect(bot.errors).toEqual([])
  })

  it('is asked about in Ukrainian', async () => {
    const { say, tap, last, addContact } = await linesChat(database(), { locale: 'uk' })
    await addContact({ name: 'Ганна' })
    await say('/settings')
    await tap('🧪 Додати приклади')
    expect(last()).toContain('Тут уже є ваші власні записи: контакти (1).')
    await tap('🧪 Усе одно додати')
    expect(last()).toContain('✅')
  })
})
