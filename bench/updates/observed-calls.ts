/** Stands between the product and fetch: when each chat's last Bot API call was answered, and what was called. */

export type BotApiCall = {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
  readonly startedAt: number
  readonly endedAt: number
}

/** The keyboard and the message that a chat shows, as its person's app would know them. */
export type Shown = {
  readonly messageId: number
  readonly text: string
  readonly buttons: readonly { readonly text: string; readonly callback_data?: string }[]
  readonly markup: unknown
}

export type ObservedCalls = {
  readonly fetch: typeof fetch
  /** When the chat's last call was answered, by performance.now(). */
  readonly lastCallAt: (chatId: number) => number
  /** The message with buttons that the bot last sent to the chat or changed there. */
  readonly shown: (chatId: number) => Shown | undefined
  /** Hears of every call until the function that it returns is called. */
  readonly listen: (listener: (call: BotApiCall) => void) => () => void
}

type Markup = { readonly inline_keyboard?: Shown['buttons'][] }

export function observeCalls(send: typeof fetch): ObservedCalls {
  const lastCalls = new Map<number, number>()
  const screens = new Map<number, Shown>()
  const listeners = new Set<(call: BotApiCall) => void>()

  function note(method: string, body: Readonly<Record<string, unknown>>, sentId: number | undefined): void {
    const { chat_id: chatId, message_id: editedId, text, reply_markup: markup } = body
    if (typeof chatId !== 'number') return
    lastCalls.set(chatId, performance.now())
    const messageId = sentId ?? editedId
    const buttons = (markup as Markup | undefined)?.inline_keyboard?.flat()
    if (typeof messageId !== 'number' || buttons === undefined || typeof text !== 'string') return
    if (method === 'sendMessage' || method === 'editMessageText')
      screens.set(chatId, { messageId, text, buttons, markup })
  }

  return {
    async fetch(url, init) {
      const startedAt = performance.now()
      const response = await send(url, init)
      const method = /\/([A-Za-z]+)$/u.exec(String(url))?.[1]
      if (method === undefined || method === 'getUpdates' || typeof init?.body !== 'string') return response
      const body = JSON.parse(init.body) as Record<string, unknown>
      // Only a new message's id is worth a copy of the answer.
      const sentId = method === 'sendMessage' ? await sentMessageId(response) : undefined
      note(method, body, sentId)
      for (const listener of listeners) listener({ method, body, startedAt, endedAt: performance.now() })
      return response
    },
    lastCallAt: (chatId) => lastCalls.get(chatId) ?? Number.NaN,
    shown: (chatId) => screens.get(chatId),
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
