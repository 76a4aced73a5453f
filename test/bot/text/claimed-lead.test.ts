/** What happens to the messages of the others when one member claims a lead. */
import { expect, test } from 'vitest'

import { type ContactId, newId } from '../../../src/models/ids.ts'
import type { Locale } from '../../../src/locale.ts'
import { sharedDatabase } from '../../support/database.ts'
import { newsScene } from '../../support/news-scene.ts'
import { putDeal } from '../../support/task-scene.ts'

const database = sharedDatabase()

async function scene(locale: Locale = 'en') {
  const base = await newsScene(database(), { locale })
  const { bot, workspaceId, owner, actor, join } = base
  const dealId = await putDeal(bot, await actor(owner), { title: 'Website' })
  await bot.models.deals.updateOne({ workspaceId, _id: dealId }, { $set: { source: 'lead' }, $unset: { ownerId: 1 } })
  const [max, priya, ann] = [await join('rep', 'Max'), await join('rep', 'Priya'), await join('rep', 'Ann')]
  const news = { kind: 'new-lead', dealId, contactId: newId<ContactId>(), sourceName: 'Form', claimable: true } as const
  const remembered = () => bot.models.leadMessages.countDocuments({ workspaceId })
  const takeButtons = () => bot.runPromised(workspaceId, 'lead.taken')
  return { ...base, dealId, max, priya, ann, news, remembered, takeButtons }
}

test.each([
  ['en', '🙋 Claim', '🙋 Max already has “Website”.', '📂 Open'],
  ['uk', '🙋 Беру', '🙋 «Website» уже веде Max.', '📂 Відкрити'],
] as const)('The others see who has it, without the button (%s)', async (locale, claim, said, open) => {
  const { bot, max, priya, ann, news, tellNews, last, labels, remembered, takeButtons } = await scene(locale)
  for (const person of [max, priya, ann]) await tellNews(person, news)
  expect(await remembered()).toBe(3)
  await bot.handle(max.tap(claim))
  await takeButtons()
  for (const person of [priya, ann]) {
    expect(last(person)).toBe(said)
    expect(labels(person)).toEqual([open])
    expect(bot.telegram.messages(person.id)).toHaveLength(1)
  }
  expect(last(max)).not.toContain(said)
  expect(await remembered()).toBe(0)
  expect(bot.errors).toEqual([])
})

test('Where members see only their own records, the title is gone too', async () => {
  const { bot, max, priya, news, tellNews, last, labels, letSee, takeButtons } = await scene()
  await letSee('own')
  for (const person of [max, priya]) await tellNews(person, news)
  await bot.handle(max.tap('🙋 Claim'))
  await takeButtons()
  expect([last(priya), labels(priya)]).toEqual(['🙋 Max already has this lead.', []])
})

test('A message that is gone is no error, and the rest are changed when Telegram is back', async () => {
  const { bot, max, priya, ann, news, tellNews, last, remembered, takeButtons } = await scene()
  for (const person of [max, priya, ann]) await tellNews(person, news)
  await bot.handle(max.tap('🙋 Claim'))
  bot.telegram.failNext('editMessageText', { code: 400, description: 'Bad Request: message to edit not found' })
  await takeButtons()
  expect(last(ann)).toBe('🙋 Max already has “Website”.')
  expect(last(priya)).toContain('New lead')
  expect(await remembered()).toBe(0)
})

test('A message that is sent while somebody claims the lead loses its button too', async () => {
  const { bot, owner, actor, dealId, max, priya, news, tellNews, last, takeButtons } = await scene()
  await tellNews(max, news)
  await tellNews(priya, news)
  await bot.services.deals.claim(await actor(max), dealId)
  await takeButtons()
  const { workspaceId } = await actor(owner)
  const late = { chatId: priya.id, messageId: bot.telegram.messages(priya.id)[0]?.id ?? 0 }
  const performer = { workspaceId, memberId: null, channel: 'job', commandId: `job-late-${priya.id}` } as const
  await bot.services.leadMessages.remember(performer, dealId, { ...late, memberId: (await actor(priya)).memberId })
  await takeButtons()
  expect(last(priya)).toBe('🙋 Max already has “Website”.')
})
