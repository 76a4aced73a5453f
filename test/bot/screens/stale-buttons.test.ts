import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import type { Person } from '../../support/telegram-person.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

async function setUp() {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot)
  const { owner, addContact } = workspace
  const id = await addContact({ name: 'Anna Berg', phones: '+380441234567' })
  const messages = (person: Person = owner) => bot.telegram.messages(person.id)
  return {
    ...workspace,
    bot,
    id,
    messages,
    last: (person: Person = owner) => messages(person).at(-1)?.text ?? '',
    /** Opens the contact's card in a new message. */
    openCard: (person: Person = owner) => bot.handle(person.text(`/start c_${id}`)),
    /** Taps far enough apart not to be a double tap. */
    async tap(person: Person, ...labels: string[]) {
      for (const label of labels) {
        bot.passTime(10_000)
        await bot.handle(person.tap(label))
      }
    },
  }
}

describe('a button on an old card', () => {
  it('shows the contact as it is now, after another member changed it', async () => {
    const { bot, owner, id, actor, join, openCard, tap, last } = await setUp()
    await openCard()
    const rep = await join('rep')
    await bot.services.contacts.edit(await actor(rep), id, { field: 'name', value: 'Anna Meyer' })
    await tap(owner, '✏️ Edit')
    expect(last()).toContain('Anna Meyer')
    expect(last()).not.toContain('Anna Berg')
  })

  it('says once that the contact was deleted, in place of the card', async () => {
    const { bot, owner, openCard, tap, messages } = await setUp()
    await openCard()
    await openCard()
    await tap(owner, '⋯ More', '🗑 Delete')
    const [first] = messages()
    const edit = first?.buttons.flat().find(({ text }) => text === '✏️ Edit')
    await bot.handle(owner.tapData(edit && 'callback_data' in edit ? edit.callback_data : '', first?.id))
    expect(messages().map(({ text }) => text)).toEqual([
      'This is no longer here. It may have been deleted.',
      '🗑 Anna Berg is deleted.',
    ])
    expect(bot.errors).toEqual([])
  })

  it('of a former edit screen leads to the record, and says if that is gone', async () => {
    const { bot, owner, id, actor, addDeal, openCard, last } = await setUp()
    const dealId = await addDeal({ title: 'Website' })
    const due = { at: new Date(Date.now() + 3_600_000).toISOString() }
    const { id: taskId } = await bot.services.tasks.add(await actor(owner), { title: 'Call Anna', due })
    await openCard()
    for (const [data, shown] of [
      [`cte/1/0/phones:${id}/4d2`, '👤 Anna Berg'],
      [`dle/2/0/close:${dealId}/4d2`, '💼 Website'],
      [`tke/0/1/due:${taskId}/4d2`, '📌 Call Anna'],
    ] as const) {
      bot.passTime(10_000)
      await bot.handle(owner.tapData(data, bot.telegram.messages(owner.id).at(-1)?.id))
      expect(last()).toContain(shown)
    }
    await bot.services.deals.delete(await actor(owner), dealId)
    bot.passTime(10_000)
    await bot.handle(owner.tapData(`dle/0/0/back:${dealId}/4d2`, bot.telegram.messages(owner.id).at(-1)?.id))
    expect(last()).toContain('This is no longer here.')
    expect(bot.errors).toEqual([])
  })

  it('with a malformed id says that it is no longer here, like one with an unknown id', async () => {
    const { bot, owner, openCard, last, messages } = await setUp()
    const garbage = ['', 'x', '..-..-etc', 'f'.repeat(23), 'f'.repeat(25), 'F'.repeat(24), 'g'.repeat(24)]
    for (const id of ['f'.repeat(24), ...garbage]) {
      await openCard()
      const card = messages().at(-1)
      const edit = card?.buttons.flat().find(({ text }) => text === '✏️ Edit')
      const data = edit && 'callback_data' in edit ? edit.callback_data : ''
      const other = data.replace(/:[0-9a-f]{24}/u, `:${id}`)
      expect(other).not.toBe(data)
      bot.passTime(10_000)
      await bot.handle(owner.tapData(other, card?.id))
      expect(last(), id).toBe('This is no longer here. It may have been deleted.')
    }
    expect(bot.errors).toEqual([])
  })

  it('on a message of the bot’s own leads to the menu if its ids are malformed', async () => {
    const { bot, owner, openCard, last, messages } = await setUp()
    await openCard()
    for (const data of ['1:deal:', '1:claim:x', `1:task:${'!'.repeat(32)}`, `1:done:${'A'.repeat(31)}`]) {
      bot.passTime(10_000)
      await bot.handle(owner.tapData(data, messages().at(-1)?.id))
      expect(last(), data).toContain('This button was from an earlier version.')
    }
    for (const data of ['cte/1/0/phones:xyz/4d2', `dle/0/0/back:${'F'.repeat(24)}/4d2`]) {
      bot.passTime(10_000)
      await bot.handle(owner.tapData(data, messages().at(-1)?.id))
      expect(last(), data).toContain('This button was from an earlier version.')
    }
    expect(bot.errors).toEqual([])
  })

  it('deletes once when two cards of the same contact are deleted, and undo brings it back', async () => {
    const { bot, owner, openCard, tap, last, messages, workspaceId } = await setUp()
    await openCard()
    await openCard()
    const [first, second] = messages().map(({ id: messageId }) => messageId)
    await tap(owner, '⋯ More')
    const { data } = bot.telegram.button(owner.id, '🗑 Delete')
    for (const messageId of [second, first]) {
      bot.passTime(10_000)
      await bot.handle(owner.tapData(data, messageId))
    }
    const events = await bot.models.events.find({ workspaceId, type: 'contact.deleted' }).lean()
    expect(events).toHaveLength(1)
    await tap(owner, '↩️ Undo')
    expect(last()).toContain('Undone: Anna Berg is back.')
    expect(await bot.models.contacts.countDocuments({ workspaceId, deletedAt: null })).toBe(1)
  })

  it('undoes once, and a second undo shows the contact as it is now', async () => {
    const { bot, owner, openCard, tap, last, workspaceId } = await setUp()
    await openCard()
    await tap(owner, '⋯ More', '🗑 Delete')
    const undo = owner.tap('↩️ Undo')
    await bot.handle(undo)
    bot.passTime(10_000)
    await bot.handle({ ...undo, update_id: undo.update_id + 1_000_000 })
    expect(last()).toContain('This was undone already.')
    expect(last()).toContain('+380 44 123 4567')
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'contact.restored' })).toBe(1)
  })

  it('does not undo after somebody else’s later change, and shows that change', async () => {
    const { bot, owner, id, actor, join, openCard, tap, last } = await setUp()
    await openCard()
    await tap(owner, '✏️ Edit', 'Name')
    await bot.handle(owner.text('Anna Meyer'))
    const rep = await join('rep')
    await bot.services.contacts.edit(await actor(rep), id, { field: 'name', value: 'Anna Novak' })
    await tap(owner, '↩️ Undo')
    expect(last()).toContain('It was changed again since')
    expect(last()).toContain('👤 Anna Novak')
  })

  it('that the person may no longer use shows the card without forbidden buttons', async () => {
    const { bot, owner, actor, join, openCard, tap, messages, snapshot } = await setUp()
    const rep = await join('rep')
    await openCard(rep)
    const { memberId } = await actor(rep)
    await bot.services.members.changeRole(await actor(owner), memberId, 'viewer')
    const before = await snapshot()
    await tap(rep, '✏️ Edit')
    expect(messages(rep)).toHaveLength(1)
    expect(messages(rep)[0]?.text).toContain('Your role does not allow this')
    expect(messages(rep)[0]?.text).toContain('Anna Berg')
    expect(
      messages(rep)[0]
        ?.buttons.flat()
        .map(({ text }) => text),
    ).toEqual(['📋 +380 44 123 4567', '💬 Write', '🕘 Timeline', '⋯ More', '👤 Contacts', '🏠 Home'])
    expect(await snapshot()).toBe(before)
  })

  it('of somebody who was removed from the workspace is replaced by what they may do now', async () => {
    const { bot, join, openCard, tap, messages, workspaceId } = await setUp()
    const rep = await join('rep')
    await openCard(rep)
    await bot.models.members.updateOne({ workspaceId, telegramUserId: rep.id }, { $set: { status: 'removed' } })
    await tap(rep, '✏️ Edit')
    expect(messages(rep)).toHaveLength(1)
    expect(messages(rep)[0]?.text).toContain('You are not in a workspace yet')
    await tap(rep, '▶️ Start')
    expect(messages(rep)[0]?.text).toContain('👋 ClientSphere')
  })
})

describe('a row of a list whose contact is gone', () => {
  it('is replaced by the list as it is now', async () => {
    const { bot, owner, id, actor, addContact, tap, messages } = await setUp()
    await addContact({ name: 'Max Weber' })
    await bot.handle(owner.text('/contacts'))
    await bot.services.contacts.delete(await actor(owner), id)
    await tap(owner, 'Anna Berg')
    expect(messages()).toHaveLength(1)
    expect(messages()[0]?.text).toContain('This is no longer here')
    const labels = messages()[0]
      ?.buttons.flat()
      .map(({ text }) => text)
    expect(labels).toContain('Max Weber')
    expect(labels).not.toContain('Anna Berg')
  })

  it('of a search leaves the list and says so below it', async () => {
    const { bot, owner, id, actor, tap, messages } = await setUp()
    await bot.services.contacts.add(await actor(owner), { name: 'Anna Zorn' })
    await bot.handle(owner.text('Anna'))
    await bot.services.contacts.delete(await actor(owner), id)
    await tap(owner, 'Anna Berg')
    expect(messages().map(({ text }) => text.split('\n')[0])).toEqual([
      '🔎 Anna',
      'This is no longer here. It may have been deleted.',
    ])
  })
})

describe('a role given twice at the same time', () => {
  it('shows the member with the role they have now', async () => {
    const { bot, owner, actor, join, tap, messages } = await setUp()
    const rep = await join('rep', 'Max')
    await bot.handle(owner.text('/team'))
    await tap(owner, 'Max · Sales rep')
    const { memberId } = await actor(rep)
    await bot.services.members.changeRole(await actor(owner), memberId, 'viewer')
    await tap(owner, 'Make Viewer')
    expect(messages()).toHaveLength(1)
    expect(messages()[0]?.text).toContain('Viewer: reads only')
  })
})
