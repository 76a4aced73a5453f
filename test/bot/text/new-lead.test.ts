/** The message about a new lead, from the job to the tap on Claim. */
import { describe, expect, test } from 'vitest'

import { type ContactId, newId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { newsScene } from '../../support/news-scene.ts'
import { putDeal } from '../../support/task-scene.ts'
import type { TestWorkspaceOptions } from '../../support/workspace.ts'

const database = sharedDatabase()
const scene = (options: TestWorkspaceOptions = {}) => newsScene(database(), options)

describe('A new lead', () => {
  test('is claimed by the first tap; the others are told who has it', async () => {
    const { bot, workspaceId, join, actor, owner, addContact, tellNews, last, labels } = await scene()
    const contactId = await addContact({ name: 'Anna Berg' })
    const dealId = await putDeal(bot, await actor(owner), { title: 'Website', contactIds: [contactId] })
    await bot.models.deals.updateOne({ workspaceId, _id: dealId }, { $unset: { ownerId: 1 } })
    const news = { kind: 'new-lead', dealId, contactId, sourceName: 'Site form', claimable: true } as const
    const [max, priya, viewer] = [await join('rep', 'Max'), await join('rep', 'Priya'), await join('viewer')]
    for (const person of [max, priya, viewer]) await tellNews(person, news)
    expect(last(max)).toBe('🆕 New lead from Site form:\nWebsite · Anna Berg')
    expect(labels(max)).toEqual(['🙋 Claim', '📂 Open'])
    expect(labels(viewer)).toEqual(['📂 Open'])
    await bot.handle(max.tap('🙋 Claim'))
    await bot.handle(priya.tap('🙋 Claim'))
    expect(last(max)).toContain('It is yours.')
    expect(last(priya)).toContain('Max already has “Website”.')
    // Too late for a message about it.
    const before = bot.telegram.messages(priya.id).length
    await tellNews(priya, news)
    expect(bot.telegram.messages(priya.id)).toHaveLength(before)
    expect(bot.errors).toEqual([])
  })

  test('that was closed meanwhile is claimed neither from a new message nor from an old one', async () => {
    const { bot, workspaceId, join, actor, owner, tellNews, last, labels } = await scene()
    const dealId = await putDeal(bot, await actor(owner), { title: 'Spam' })
    await bot.models.deals.updateOne({ workspaceId, _id: dealId }, { $unset: { ownerId: 1 } })
    const news = {
      kind: 'new-lead',
      dealId,
      contactId: newId<ContactId>(),
      sourceName: 'Form',
      claimable: true,
    } as const
    const [max, priya] = [await join('rep', 'Max'), await join('rep', 'Priya')]
    await tellNews(max, news)
    await bot.models.deals.updateOne({ workspaceId, _id: dealId }, { $set: { status: 'lost' } })
    await tellNews(priya, news)
    expect(labels(priya)).toEqual(['📂 Open'])
    await bot.handle(max.tap('🙋 Claim'))
    expect(last(max)).toBe('This deal is lost. Reopen it to change it.')
    expect(bot.errors).toEqual([])
  })

  test('says what it is about, with the beginning of a long message', async () => {
    const { bot, workspaceId, actor, owner, addContact, tellNews, last } = await scene()
    const contactId = await addContact({ name: 'Anna Berg' })
    const dealId = await putDeal(bot, await actor(owner), { title: 'Website', contactIds: [contactId] })
    const amount = { minor: 500_000, currency: 'EUR' }
    await bot.models.deals.updateOne({ workspaceId, _id: dealId }, { $set: { amount } })
    const text = `Please call after 5.\n\nutm_source: ads ${'😀'.repeat(400)}`
    const { id: noteId } = await bot.services.notes.add(await actor(owner), { text, dealId })
    const news = { kind: 'new-lead', dealId, contactId, noteId, sourceName: 'Site form', claimable: false } as const
    await tellNews(owner, news)
    expect(last(owner)).toContain('Website · Anna Berg\n💰 €5,000\n📝 Please call after 5.\n\nutm_source: ads 😀')
    expect(last(owner)).toMatch(/😀…$/u)
    expect(last(owner).length).toBeLessThan(700)
  })

  test('can be opened and claimed where members see only their own records, because nobody owns it', async () => {
    const { bot, workspaceId, join, actor, owner, tellNews, last, labels, letSee } = await scene()
    await letSee('own')
    const dealId = await putDeal(bot, await actor(owner), { title: 'Website' })
    await bot.models.deals.updateOne({ workspaceId, _id: dealId }, { $set: { source: 'lead' }, $unset: { ownerId: 1 } })
    const [max, priya, viewer] = [await join('rep', 'Max'), await join('rep', 'Priya'), await join('viewer')]
    const news = {
      kind: 'new-lead',
      dealId,
      contactId: newId<ContactId>(),
      sourceName: 'Form',
      claimable: true,
    } as const
    await tellNews(max, news)
    await tellNews(priya, news)
    await tellNews(viewer, news)
    expect(labels(max)).toEqual(['🙋 Claim', '📂 Open'])
    expect(bot.telegram.messages(viewer.id)).toEqual([])
    await bot.handle(max.tap('🙋 Claim'))
    expect(last(max)).toContain('It is yours.')
    // From then on Priya learns who has it, but not what has become of it.
    await bot.services.deals.edit(await actor(max), dealId, { field: 'title', value: 'Villa' })
    await bot.handle(priya.tap('🙋 Claim'))
    expect(last(priya)).toBe('Max already has this lead.')
  })
})
