/** What the bot offered after “@bot …”, checked against what Telegram accepts. */
import type { InlineQueryResultArticle, InlineQueryResultsButton } from 'grammy/types'
import { expect } from 'vitest'

import type { Person } from './telegram-person.ts'
import type { TestBot } from './test-bot.ts'

export type Offered = {
  readonly results: readonly InlineQueryResultArticle[]
  readonly titles: readonly string[]
  /** What would be sent, one text for each result. */
  readonly texts: readonly string[]
  readonly next: string
  readonly button: InlineQueryResultsButton | null
  /** The whole answer, to check for what must not be in it. */
  readonly json: string
}

type Payload = {
  readonly results: readonly InlineQueryResultArticle[]
  readonly next_offset: string
  readonly button?: InlineQueryResultsButton
}

/** The answers to inline queries so far, the newest last. */
export function offeredBy(bot: TestBot): readonly Offered[] {
  return bot.telegram.callsOf('answerInlineQuery').map(({ payload }) => {
    // Never cached for other people.
    expect(payload).toMatchObject({ is_personal: true, cache_time: 0 })
    const { results, next_offset: next, button = null } = payload as unknown as Payload
    expect(results.length).toBeLessThanOrEqual(50)
    expect(new Set(results.map(({ id }) => id)).size).toBe(results.length)
    for (const { id } of results) expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64)
    expect(Buffer.byteLength(next)).toBeLessThanOrEqual(64)
    const texts = results.map(
      ({ input_message_content: content }) => (content as { message_text: string }).message_text,
    )
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(0)
      expect(text.length).toBeLessThanOrEqual(4096)
    }
    return { results, titles: results.map(({ title }) => title), texts, next, button, json: JSON.stringify(payload) }
  })
}

/** Types the query and returns what is offered. */
export async function ask(bot: TestBot, person: Person, query: string, offset = ''): Promise<Offered> {
  const before = offeredBy(bot).length
  await bot.handle(person.inline(query, offset))
  const [answer, ...more] = offeredBy(bot).slice(before)
  if (answer === undefined || more.length > 0) throw new Error(`“${query}” was not answered once`)
  return answer
}
