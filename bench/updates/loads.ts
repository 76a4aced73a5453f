/** The ways of offering updates: as fast as they are answered, or as people tap. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Processes the chat's next update and resolves when it is done, with its time in milliseconds if it counts. */
export type Work = (chat: number) => Promise<number | null>

export type LoadResult = {
  /** Of the updates that count. */
  readonly ms: readonly number[]
  readonly updates: number
  readonly perSecond: number
}

/** Rounds of the same load as one; the rate is that of all updates in all the time. */
export function merged(rounds: readonly LoadResult[]): LoadResult {
  const updates = rounds.reduce((sum, round) => sum + round.updates, 0)
  const seconds = rounds.reduce((sum, round) => sum + round.updates / round.perSecond, 0)
  return { ms: rounds.flatMap(({ ms }) => ms), updates, perSecond: updates / seconds }
}

/** Each chat sends its next update when the last is answered, `total` updates altogether. */
export async function closedLoop(work: Work, chats: number, total: number): Promise<LoadResult> {
  let left = total
  return whileAsked(work, chats, () => (left -= 1) >= 0)
}

/** Each chat sends its next update when the last is answered, for a while; those under way are then waited for. */
export async function crowd(work: Work, chats: number, milliseconds: number): Promise<LoadResult> {
  const until = performance.now() + milliseconds
  return whileAsked(work, chats, () => performance.now() < until)
}

/** One chat, with a moment between an answer and the next update, in which what follows an answer can end. */
export async function oneByOne(work: Work, total: number, pauseMs: number): Promise<LoadResult> {
  return closedLoop(
    async (chat) => {
      await sleep(pauseMs)
      return work(chat)
    },
    1,
    total,
  )
}

async function whileAsked(work: Work, chats: number, goesOn: () => boolean): Promise<LoadResult> {
  const ms: number[] = []
  let done = 0
  const began = performance.now()
  await eachChat(chats, async (chat) => {
    while (goesOn()) {
      const took = await work(chat)
      done += 1
      if (took !== null) ms.push(took)
    }
  })
  return { ms, updates: done, perSecond: (done * 1000) / (performance.now() - began) }
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
  return { ms, updates: chats * rounds, perSecond: (chats * rounds * 1000) / (performance.now() - began) }
}

async function eachChat(chats: number, live: (chat: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: chats }, (_, chat) => live(chat)))
}
