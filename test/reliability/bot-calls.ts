/** Waits for the bot to do something, whatever the speed of the machine. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { CallsAnswer } from '@clientsphere/telegram-sandbox/testing-api'

const LOOK_EVERY_MS = 15
/** A message id that does not exist, to request no calls. */
const AFTER_ALL = 1_000_000_000
/** When the bot has begun to write and then writes no more for this long, it has nothing left to do. */
const QUIET_MS = 1_000

/** Resolves when the bot has sent that many more messages, or has nothing more to send, or after `withinMs`. */
export async function botCalls(sandboxUrl: string, wanted: { count: number; withinMs: number }): Promise<void> {
  const callsSince = async (seq: number): Promise<CallsAnswer> =>
    (await (await fetch(`${sandboxUrl}/sandbox/calls?since=${seq}`)).json()) as CallsAnswer
  let { last_seq: seen } = await callsSince(AFTER_ALL)
  let written = 0
  let lastAt = Number.POSITIVE_INFINITY
  for (const until = performance.now() + wanted.withinMs; performance.now() < until; await sleep(LOOK_EVERY_MS)) {
    const { calls, last_seq: seq } = await callsSince(seen)
    const added = calls.filter(({ parameters }) => 'chat_id' in parameters).length
    if (added > 0) lastAt = performance.now()
    written += added
    seen = seq
    if (written >= wanted.count || performance.now() - lastAt > QUIET_MS) return
  }
}
