/** What a manager and an owner get when nobody has answered a lead in time. */
import { expect, it } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'

const database = sharedDatabase()

it('The message says whose it is and leads to the lead and to giving it away; an answer makes it no news', async () => {
  const { bot, tellNews, last, labels, join, owner, actor } = await newsScene(database())
  const anna = await join('rep', 'Anna')
  const { deals, notes } = bot.services
  const { id: dealId } = await deals.add(await actor(anna), { title: 'Website' })
  const news = { kind: 'response-late', dealId, acceptedAt: bot.now().toISOString(), minutes: 90 } as const
  await tellNews(owner, news)
  expect(last(owner)).toContain('⏱ Nobody has answered this lead in 1 h 30 min\nWebsite\nAnna owns it.')
  expect(labels(owner)).toEqual(['📂 Open', '👤 Give to…'])
  await tellNews(anna, news)
  expect(last(anna)).toContain('It is yours')
  await bot.handle(owner.tap('👤 Give to…'))
  expect(last(owner)).toContain('Website')
  await bot.handle(owner.tap('Olena'))
  expect(await deals.get(await actor(owner), dealId)).toMatchObject({ owner: { name: 'Olena' } })
  // Not hers any more, and a rep sees to her own.
  const before = last(anna)
  await tellNews(anna, news)
  expect(last(anna)).toBe(before)
  await notes.add(await actor(owner), { text: 'Called', dealId })
  const said = last(owner)
  await tellNews(owner, news)
  expect(last(owner)).toBe(said)
})
