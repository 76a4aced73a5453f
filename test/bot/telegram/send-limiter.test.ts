/** The rate of the messages that the bot sends on its own. */
import { expect, test } from 'vitest'

import { createSendLimiter } from '../../../src/bot/telegram/send-limiter.ts'

/** A clock that jumps to the end of the shortest sleep whenever everybody sleeps. */
function pace() {
  let now = 0
  const sleepers: { at: number; wake: () => void }[] = []
  const limiter = createSendLimiter({
    monotonicMs: () => now,
    sleep: (milliseconds) => new Promise<void>((wake) => sleepers.push({ at: now + milliseconds, wake })),
  })
  const sent: { chatId: number; at: number }[] = []
  async function send(chats: readonly number[]): Promise<typeof sent> {
    const all = Promise.all(chats.map(async (chatId) => sent.push({ chatId, at: (await limiter.turn(chatId), now) })))
    for (let done = false; !done;) {
      void all.then(() => (done = true))
      await new Promise((resolve) => setImmediate(resolve))
      sleepers.sort((one, other) => one.at - other.at)
      const next = sleepers.shift()
      if (next === undefined) continue
      now = Math.max(now, next.at)
      next.wake()
    }
    return sent
  }
  return { send }
}

test('One chat gets one message a second, in the order of the requests', async () => {
  const sent = await pace().send([7, 7, 7])
  expect(sent.map(({ at }) => at)).toEqual([0, 1000, 2000])
})

test('All chats together get fewer than thirty messages in any second', async () => {
  const sent = await pace().send(Array.from({ length: 100 }, (_, index) => index))
  const times = sent.map(({ at }) => at).toSorted((one, other) => one - other)
  for (const from of times) expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThan(30)
  expect(times.at(-1)).toBeLessThan(6_000)
})

test('A backlog goes out at once, as far as the limit per second allows', async () => {
  const sent = await pace().send(Array.from({ length: 40 }, (_, index) => index))
  expect(sent.filter(({ at }) => at === 0)).toHaveLength(25)
  expect(sent.filter(({ at }) => at === 1000)).toHaveLength(15)
})

test('A chat that has to wait holds up no other', async () => {
  const sent = await pace().send([1, 1, 1, 2])
  expect(sent.find(({ chatId }) => chatId === 2)?.at).toBeLessThan(200)
})
