/**
 * A test double of Telegram that replaces the network: pass its `fetch` to `createTelegramFetch` or as `client.fetch`.
 * It records every call, answers like Telegram, keeps the messages as a person would see them, and fails or hangs on
 * request.
 */
import type { InlineKeyboardButton, Message, UserFromGetMe } from 'grammy/types'

import { readMultipart, type UploadedFile } from './multipart.ts'

export const BOT: UserFromGetMe = {
  id: 4242,
  is_bot: true,
  first_name: 'ClientSphere',
  username: 'clientsphere_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
} as UserFromGetMe

export const BOT_TOKEN = '4242:test-token'

export type DoubleCall = {
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly files: Readonly<Record<string, UploadedFile>>
}

/** A refusal in Telegram's words, or no answer at all. */
export type Fault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number; readonly movedTo?: number }
  | { readonly network: string }
  | { readonly page: string; readonly status: number }

export type SeenMessage = {
  readonly id: number
  readonly text: string
  readonly buttons: readonly InlineKeyboardButton[][]
  readonly isPhoto: boolean
}

export type TelegramDouble = {
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>
  readonly calls: readonly DoubleCall[]
  /** The calls to one method. */
  readonly callsOf: (method: string) => readonly DoubleCall[]
  /** The bot's current messages in a chat: with edits applied, without deleted ones. */
  readonly messages: (chatId: number) => readonly SeenMessage[]
  /** The texts of {@link messages}. */
  readonly texts: (chatId: number) => readonly string[]
  /** The newest button with that label that is still in the chat. @throws Error when there is none */
  readonly button: (chatId: number, label: string) => { readonly messageId: number; readonly data: string }
  readonly failNext: (method: string, fault: Fault, times?: number) => void
  /** A file that somebody has sent to the bot. */
  readonly putFile: (fileId: string, content: string | Uint8Array) => void
  /** Leaves the next call of a method unanswered until the returned function is called. */
  readonly hang: (method: string) => () => void
}

type Payload = Record<string, unknown>
type Stored = { chatId: number; text: string; markup: unknown; message: Message; isFile: boolean }

/** The text or caption that a call sends to the chat. */
function textIn(payload: Payload): string | null {
  const media = payload['media'] as { readonly caption?: unknown } | undefined
  const text = payload['text'] ?? payload['caption'] ?? media?.caption
  return typeof text === 'string' ? text : null
}

/** A caption may begin like a number. */
function valueOf(text: string): unknown {
  try {
    return /^[[{\d-]/.test(text) ? JSON.parse(text) : text
  } catch {
    return text
  }
}

async function readCall(url: string | URL, init: RequestInit = {}): Promise<DoubleCall> {
  const method = new URL(url).pathname.split('/').at(-1) ?? ''
  const contentType = new Headers(init.headers).get('content-type') ?? ''
  const body = init.body ?? '{}'
  if (typeof body === 'string') return { method, payload: JSON.parse(body) as Payload, files: {} }
  const chunks: Uint8Array[] = []
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.concat(chunks)
  const { fields, files } = readMultipart(bytes, contentType)
  const payload = Object.entries(fields).map(([name, text]) => [name, valueOf(text)])
  return { method, payload: Object.fromEntries(payload) as Payload, files }
}

function answer(body: object, status = 200): Response {
  return Response.json(body, { status })
}

function refuse(fault: Fault): Response {
  if ('network' in fault) throw new TypeError('fetch failed', { cause: new Error(fault.network) })
  if ('page' in fault) return new Response(fault.page, { status: fault.status })
  const { code, description, retryAfter, movedTo } = fault
  const told = {
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
    ...(movedTo !== undefined && { migrate_to_chat_id: movedTo }),
  }
  const parameters = Object.keys(told).length === 0 ? {} : { parameters: told }
  return answer({ ok: false, error_code: code, description, ...parameters }, code)
}

export function createTelegramDouble(): TelegramDouble {
  const calls: DoubleCall[] = []
  const stored = new Map<string, Stored>()
  const faults = new Map<string, Fault[]>()
  const hanging = new Map<string, Promise<void>>()
  const commandLists = new Map<string, unknown>()
  const sentFiles = new Map<string, Uint8Array>()
  let lastMessageId = 1000

  function store(payload: Payload, messageId: number, extra: object): Message {
    const chatId = Number(payload['chat_id'])
    const text = textIn(payload) ?? ''
    const chat = { id: chatId, type: chatId > 0 ? 'private' : 'supergroup' }
    const markup = payload['reply_markup']
    const said = { text, ...(payload['entities'] !== undefined && { entities: payload['entities'] }), ...extra }
    const shown = markup === undefined ? {} : { reply_markup: markup }
    const message = {
      message_id: messageId,
      date: 1_795_000_000,
      chat,
      from: BOT,
      ...said,
      ...shown,
    } as unknown as Message
    stored.set(`${chatId}/${messageId}`, {
      chatId,
      text,
      markup,
      message,
      isFile: 'document' in extra || 'photo' in extra,
    })
    return message
  }

  function edit({ method, payload }: DoubleCall): Response {
    const key = `${Number(payload['chat_id'])}/${Number(payload['message_id'])}`
    const before = stored.get(key)
    if (before === undefined) return refuse({ code: 400, description: 'Bad Request: message to edit not found' })
    if (method === 'editMessageText' && before.isFile)
      return refuse({ code: 400, description: 'Bad Request: there is no text in the message to edit' })
    const media = payload['media'] as { readonly type?: string } | undefined
    const isPhoto = media === undefined ? 'photo' in before.message : media.type === 'photo'
    const isFile = method === 'editMessageMedia' || before.isFile
    const document = isFile ? (isPhoto ? { photo: [{}] } : { document: {} }) : {}
    const text = textIn(payload) ?? before.text
    const same = text === before.text && JSON.stringify(payload['reply_markup']) === JSON.stringify(before.markup)
    const description =
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
    if (same) return refuse({ code: 400, description })
    return answer({ ok: true, result: store({ ...payload, text }, Number(payload['message_id']), document) })
  }

  function respondOnCommands({ method, payload }: DoubleCall): Response {
    const { commands, ...where } = payload
    const key = JSON.stringify(where)
    if (method === 'setMyCommands') commandLists.set(key, commands)
    if (method === 'deleteMyCommands') commandLists.delete(key)
    return answer({ ok: true, result: method === 'getMyCommands' ? (commandLists.get(key) ?? []) : true })
  }

  function respond(call: DoubleCall): Response {
    const { method, payload, files } = call
    if (method.endsWith('MyCommands')) return respondOnCommands(call)
    if (method === 'getFile') {
      const id = String(payload['file_id'])
      if (!sentFiles.has(id)) return refuse({ code: 400, description: 'Bad Request: file is too big' })
      return answer({ ok: true, result: { file_id: id, file_path: `documents/${id}` } })
    }
    if (method === 'getMe') return answer({ ok: true, result: BOT })
    if (method.startsWith('editMessage') && payload['message_id'] !== undefined) return edit(call)
    if (method === 'deleteMessage') stored.delete(`${Number(payload['chat_id'])}/${Number(payload['message_id'])}`)
    if (/^(send(?!ChatAction)|copyMessage$|forwardMessage$)/.test(method)) {
      if ((textIn(payload) ?? '').length > 4096)
        return refuse({ code: 400, description: 'Bad Request: message is too long' })
      if (payload['text'] === '') return refuse({ code: 400, description: 'Bad Request: message text is empty' })
      lastMessageId += 1
      const [file] = Object.values(files)
      const document =
        file === undefined
          ? {}
          : method === 'sendPhoto'
            ? { photo: [{ file_id: `file-${lastMessageId}` }] }
            : { document: { file_id: `file-${lastMessageId}`, file_name: file.name } }
      return answer({ ok: true, result: store(payload, lastMessageId, document) })
    }
    return answer({ ok: true, result: true })
  }

  function messages(chatId: number): SeenMessage[] {
    return [...stored.values()]
      .filter((entry) => entry.chatId === chatId)
      .map(({ message, text, markup }) => {
        const { inline_keyboard: rows = [] } = (markup ?? {}) as { inline_keyboard?: InlineKeyboardButton[][] }
        return { id: message.message_id, text, buttons: rows, isPhoto: 'photo' in message }
      })
  }

  return {
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    messages,
    texts: (chatId) => messages(chatId).map(({ text }) => text),
    async fetch(url, init) {
      const path = new URL(url).pathname
      if (path.startsWith('/file/')) {
        const file = sentFiles.get(path.split('/').at(-1) ?? '')
        return file === undefined ? new Response(null, { status: 404 }) : new Response(Buffer.from(file))
      }
      const call = await readCall(url, init)
      calls.push(call)
      const held = hanging.get(call.method)
      hanging.delete(call.method)
      await held
      if (init?.signal?.aborted === true) throw new DOMException('This operation was aborted', 'AbortError')
      const fault = faults.get(call.method)?.shift()
      return fault === undefined ? respond(call) : refuse(fault)
    },
    button(chatId, label) {
      for (const { id, buttons } of messages(chatId).toReversed()) {
        const found = buttons.flat().find((button) => button.text === label)
        if (found !== undefined && 'callback_data' in found) return { messageId: id, data: found.callback_data }
      }
      throw new Error(`No button “${label}” in chat ${chatId}: ${JSON.stringify(messages(chatId))}`)
    },
    putFile(fileId, content) {
      sentFiles.set(fileId, typeof content === 'string' ? Buffer.from(content) : content)
    },
    failNext(method, fault, times = 1) {
      faults.set(method, [...(faults.get(method) ?? []), ...Array.from({ length: times }, () => fault)])
    },
    hang(method) {
      let release = () => {}
      hanging.set(method, new Promise((resolve) => (release = resolve)))
      return () => release()
    },
  }
}
