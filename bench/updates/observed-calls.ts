/** Stands between a bot and fetch, in the bot's own process: what was called, what chats show and when they were answered. */
import { type ChatScreens, createChatScreens, type Screens } from './chat-screens.ts'

export type BotApiCall = {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
  readonly startedAt: number
  readonly endedAt: number
}

export type ObservedCalls = Screens &
  Pick<ChatScreens, 'answered'> & {
    readonly fetch: typeof fetch
    /** Hears of every call until the function that it returns is called. */
    readonly listen: (listener: (call: BotApiCall) => void) => () => void
  }

export function observeCalls(send: typeof fetch): ObservedCalls {
  const { note, shown, answered } = createChatScreens()
  const listeners = new Set<(call: BotApiCall) => void>()

  return {
    shown,
    answered,
    async fetch(url, init) {
      const startedAt = performance.now()
      const response = await send(url, init)
      const address = typeof url === 'string' ? url : 'href' in url ? url.href : url.url
      const method = /\/([A-Za-z]+)$/u.exec(address)?.[1]
      if (method === undefined || method === 'getUpdates' || typeof init?.body !== 'string') return response
      const body = JSON.parse(init.body) as Record<string, unknown>
      // Only a new message's id is worth a copy of the answer.
      const sentId = method === 'sendMessage' ? await sentMessageId(response) : undefined
      note({ method, body, sentId })
      for (const listener of listeners) listener({ method, body, startedAt, endedAt: performance.now() })
      return response
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

async function sentMessageId(response: Response): Promise<number | undefined> {
  const { result } = (await response.clone().json()) as { result?: { message_id?: number } }
  return result?.message_id
}
