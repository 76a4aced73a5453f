/** The ways of offering updates: as fast as they are answered, or as people tap. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Processes the chat's next update and resolves when it is done, with its time in milliseconds if it counts. */
export type Work = (chat: number) => Promise<number | null>

export type LoadResult = { readonly ms: readonly number[]; readonly perSecond: number }

/** Each chat sends its next update when the last is done, `total` updates altogether. */
export async function closedLoop(work: Work, chats: number, total: number): Promise<LoadResult> {
  const ms: number[] = []
  let left = total
  const began = performance.now()
  await eachChat(chats, async (chat) => {
    while (left > 0) {
      left -= 1
      const took = await work(chat)
      if (took !== null) ms.push(took)
    }
  })
  return { ms, perSecond: (total * 1000) / (performance.now() - began) }
}

/** Each chat sends an update every `intervalMs`, or as soon as the last is done where that is later; chats are spread evenly. */
export async function asPeopleTap(
  work: Work,
  chats: number,
  { intervalMs, rounds }: { readonly intervalMs: number; readonly rounds: number },
): Promise<LoadResult> {
  const ms: number[] = []
  const began = performance.now()
  await eachChat(chats, async (chat) => {
    for (let round = 0; round < rounds; round += 1) {
      const due = began + (round + chat / chats) * intervalMs
      const wait = due - performance.now()
      if (wait > 0) await sleep(wait)
      const took = await work(chat)
      if (took !== null) ms.push(took)
    }
  })
  return { ms, perSecond: (chats * rounds * 1000) / (performance.now() - began) }
}

async function eachChat(chats: number, live: (chat: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: chats }, (_, chat) => live(chat)))
}
