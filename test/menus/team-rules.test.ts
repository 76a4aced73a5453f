import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

describe('what reps see', () => {
  it('is explained before it is confirmed, takes effect at once, and is undone with one tap', async () => {
    const { bot, workspaceId, as, join, addContact, tap, say, last, labels } = await dealsChat(database())
    const id = await addContact({ name: 'Anna Berg' })
    const rep = as(await join('rep'))
    await say('/settings')
    expect(last()).toContain('Who sees what: everybody sees everything')
    await tap('Who sees what')
    expect(last()).toContain('Who sees what: reps see only their own')
    expect(last()).toContain('They will not see what colleagues own')
    expect(labels()).toEqual(['✅ Confirm', '« Back'])
    await tap('« Back')
    await rep.say(`/start c_${id}`)
    expect(rep.last()).toContain('Anna Berg')
    await tap('Who sees what', '✅ Confirm')
    expect(last()).toContain('✅ Saved.')
    expect(last()).toContain('Who sees what: reps see only their own')
    await rep.say(`/start c_${id}`)
    expect(rep.last()).toContain('This is no longer here')
    await tap('↩️ Undo')
    expect(last()).toContain('Undone')
    expect(last()).toContain('Who sees what: everybody sees everything')
    await rep.say(`/start c_${id}`)
    expect(rep.last()).toContain('Anna Berg')
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'workspace.updated' })).toBe(2)
    expect(bot.errors).toEqual([])
  })

  it('is changed by admins too, and by nobody else', async () => {
    const { bot, as, join, workspaceId, actor } = await dealsChat(database())
    const admin = await join('admin')
    const other = as(admin)
    await other.say('/settings')
    await other.tap('Who sees what', '✅ Confirm')
    expect((await actor(admin)).visibility).toBe('own')
    // The very button, tapped by others.
    await other.tap('Who sees what')
    const { data } = bot.telegram.button(admin.id, '✅ Confirm')
    for (const role of ['manager', 'rep', 'viewer'] as const) {
      const person = await join(role)
      const chat = as(person)
      await chat.say('/settings')
      expect(chat.labels()).not.toContain('Who sees what')
      expect(chat.last()).toContain('Who sees what: reps see only their own')
      bot.passTime(10_000)
      await bot.handle(person.tapData(data, 1))
      expect(chat.last()).toContain('Your role does not allow this')
    }
    expect(await bot.models.workspaces.findById(workspaceId).lean()).toMatchObject({ visibility: 'own' })
    expect(bot.errors).toEqual([])
  })

  it('confirmed twice is set once, and its undo does not take back what somebody set since', async () => {
    const { bot, workspaceId, tap, say, last, owner } = await dealsChat(database())
    await say('/settings')
    await tap('Who sees what')
    const { data, messageId } = bot.telegram.button(owner.id, '✅ Confirm')
    await tap('✅ Confirm')
    const undo = bot.telegram.button(owner.id, '↩️ Undo')
    bot.passTime(10_000)
    await bot.handle(owner.tapData(data, messageId))
    expect(await bot.models.events.countDocuments({ workspaceId, type: 'workspace.updated' })).toBe(1)
    await tap('Who sees what', '✅ Confirm')
    bot.passTime(10_000)
    await bot.handle(owner.tapData(undo.data, undo.messageId))
    expect(last()).toContain('It was changed again since')
    expect(await bot.models.workspaces.findById(workspaceId).lean()).toMatchObject({ visibility: 'team' })
    expect(bot.errors).toEqual([])
  })

  it('is explained in Ukrainian', async () => {
    const { tap, say, last } = await dealsChat(database(), { locale: 'uk' })
    await say('/settings')
    await tap('Хто що бачить')
    expect(last()).toContain('Записів колег вони не бачитимуть')
    await tap('✅ Підтвердити')
    expect(last()).toContain('менеджери з продажу бачать лише своє')
  })
})
