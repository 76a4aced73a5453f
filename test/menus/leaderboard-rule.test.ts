import { expect, test } from 'vitest'

import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

test('The leaderboard is switched off and on in the settings, and says so where it was asked for', async () => {
  const { bot, as, join, tap, say, last } = await dealsChat(database())
  const rep = as(await join('rep'))
  await say('/settings')
  expect(last()).toContain('Leaderboard: shown in reports')
  await tap('Leaderboard')
  expect(last()).toContain('Nobody will get the leaderboard any more')
  await tap('✅ Confirm')
  expect(last()).toContain('Leaderboard: off')
  await rep.say('/report')
  await rep.tap('🏅 Leaderboard')
  expect(rep.last()).toContain('The leaderboard is switched off in this workspace.')
  await tap('Leaderboard', '✅ Confirm')
  expect(last()).toContain('Leaderboard: shown in reports')
  await rep.say('/report')
  await rep.tap('🏅 Leaderboard')
  expect(rep.last()).toContain('Nobody has won a deal in these days yet.')
  expect(bot.errors).toEqual([])
})
