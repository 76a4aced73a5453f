/** What lead senders and team members do while leads arrive and deals move. */
import { setTimeout as sleep } from 'node:timers/promises'

import { expect } from 'vitest'

import type { Chat } from './chat.ts'
import type { SalesWorld } from './sales-world.ts'

/** The default pipeline's open stages, in order. */
export const STAGES = ['New lead', 'Qualified', 'Proposal', 'Negotiation'] as const

const RETRY_MS = 150
/** A sender gives up for good on these: none of them may ever be the answer to a correctly signed lead. */
const FINAL_REFUSALS: readonly number[] = [400, 401, 403, 404, 406, 410]

/**
 * Sends a lead until it is accepted, as every sender does; sometimes twice at once. @returns how many responses
 * accepted it
 */
export async function deliver(url: string, world: SalesWorld, number: number): Promise<number> {
  for (;;) {
    const { path, headers, body } = world.sign(number)
    const once = (): Promise<number> =>
      fetch(`${url}${path}`, { method: 'POST', headers, body }).then(
        ({ status }) => status,
        () => 0,
      )
    const answers = await Promise.all(number % 4 === 0 ? [once(), once()] : [once()])
    expect(answers.filter((status) => FINAL_REFUSALS.includes(status))).toEqual([])
    const taken = answers.filter((status) => status === 202).length
    if (taken > 0) return taken
    await sleep(RETRY_MS)
  }
}

/**
 * Moves one deal through every stage to won, one tap per stage; each tap waits for the card that the previous one
 * opened.
 */
export async function sell(chat: Chat, title: string, id: string): Promise<void> {
  const start = await chat.say(`/start d_${id}`)
  await chat.sees(start, `💼 ${title}`, `📍 ${STAGES[0]}`)
  for (const [index, stage] of STAGES.entries()) {
    const next = STAGES[index + 1]
    await chat.tap(next === undefined ? '🏆 Won' : `${next} ▶️`, `💼 ${title}`, `📍 ${stage}`)
  }
  await chat.sees(start, `${title} is won`)
}

/**
 * Everybody taps [Claim] on the notice of one lead at the same moment, once all of them have it. @returns who claimed
 * it
 */
export async function claimTogether(chats: readonly Chat[], number: number): Promise<number> {
  const news = [`New lead from`, `Wish ${number} ·`]
  await Promise.all(chats.map((chat) => chat.sees(0, ...news)))
  const outcome = new RegExp(`is yours[^]*💼 Wish ${number}\n|already has “Wish ${number}”`, 'u')
  const told = await Promise.all(
    chats.map(async (chat) => {
      const message = await chat.tap('🙋 Claim', ...news)
      const { text = '' } = await chat.sees(message, outcome)
      return { userId: chat.userId, won: text.includes('is yours') }
    }),
  )
  const winners = told.filter(({ won }) => won).map(({ userId }) => userId)
  expect(winners, `who was told to have Wish ${number}`).toHaveLength(1)
  return winners[0] ?? 0
}
