/** The sandbox's people for a bench. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Screens } from './chat-screens.ts'

/** Makes the person known to the sandbox and lets them write, so that the bot may write to them. */
export async function meet(apiRoot: string, id: number): Promise<void> {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${apiRoot}/sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/users', { id, first_name: `Person ${id}`, language_code: 'en' })
  await post(`/chats/${id}/messages`, { text: '/menu' })
}

const GREETED_WITHIN_MS = 30_000

/** Waits until the bot has answered each person with a screen. */
export async function untilGreeted(screens: Screens, ids: readonly number[]): Promise<void> {
  const until = performance.now() + GREETED_WITHIN_MS
  while (ids.some((id) => screens.shown(id) === undefined)) {
    if (performance.now() > until) throw new Error('The bot has not greeted everybody')
    await sleep(20)
  }
}
