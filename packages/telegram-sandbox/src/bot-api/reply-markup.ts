import type { InlineKeyboardButton } from 'grammy/types'

import { cleanUrl } from '../entities/link-entity.ts'
import type { ReplyButton, ReplyKeyboard } from '../control-api.ts'
import { badRequest } from './bot-api-error.ts'
import { isObject, jsonOf } from './parameters.ts'
import type { Parameters } from './parameters.ts'

export type ReplyMarkup =
  | { readonly kind: 'none' }
  | { readonly kind: 'inline'; readonly keyboard: InlineKeyboardButton[][] }
  | { readonly kind: 'reply'; readonly keyboard: ReplyKeyboard }
  | { readonly kind: 'remove' }
  | { readonly kind: 'force_reply'; readonly placeholder?: string }

/** Telegram refuses more in one keyboard. */
const MAX_BUTTONS = 100

/** @throws BotApiError 400: not an object, a button without text or action, BUTTON_DATA_INVALID, a wrong address, too many */
export function readReplyMarkup(parameters: Parameters): ReplyMarkup {
  return parseReplyMarkup(jsonOf(parameters, 'reply_markup', "can't parse reply keyboard markup JSON object"))
}

export function parseReplyMarkup(markup: unknown): ReplyMarkup {
  if (markup === undefined || markup === null) return { kind: 'none' }
  if (!isObject(markup)) throw badRequest('object expected as reply markup')
  if (markup['inline_keyboard'] !== undefined) {
    return {
      kind: 'inline',
      keyboard: rowsOf(markup['inline_keyboard'], 'inline_keyboard').map((row) => row.map(inlineButton)),
    }
  }
  const placeholder =
    typeof markup['input_field_placeholder'] === 'string' ? markup['input_field_placeholder'] : undefined
  const withPlaceholder = placeholder === undefined || placeholder === '' ? {} : { placeholder }
  if (markup['keyboard'] !== undefined) {
    const keyboard: ReplyKeyboard = {
      buttons: rowsOf(markup['keyboard'], 'keyboard').map((row) => row.map(replyButton)),
      resize: markup['resize_keyboard'] === true,
      one_time: markup['one_time_keyboard'] === true,
      persistent: markup['is_persistent'] === true,
      ...withPlaceholder,
    }
    return keyboard.buttons.length === 0 ? { kind: 'remove' } : { kind: 'reply', keyboard }
  }
  if (markup['remove_keyboard'] === true) return { kind: 'remove' }
  if (markup['force_reply'] === true) return { kind: 'force_reply', ...withPlaceholder }
  return { kind: 'none' }
}

/** For edits, which take only an inline keyboard. @throws BotApiError 400 for another kind */
export function readInlineKeyboard(parameters: Parameters): InlineKeyboardButton[][] | undefined {
  const markup = readReplyMarkup(parameters)
  if (markup.kind === 'none') return undefined
  if (markup.kind !== 'inline') throw badRequest('inline keyboard expected')
  return markup.keyboard.length === 0 ? undefined : markup.keyboard
}

function rowsOf(rows: unknown, name: string): unknown[][] {
  if (!Array.isArray(rows)) throw badRequest(`field "${name}" of the ${markupName(name)} must be an Array`)
  for (const row of rows) {
    if (!Array.isArray(row)) throw badRequest(`field "${name}" of the ${markupName(name)} must be an Array of Arrays`)
  }
  const filled = (rows as unknown[][]).filter((row) => row.length > 0)
  if (filled.flat().length > MAX_BUTTONS) throw badRequest('REPLY_MARKUP_TOO_LONG')
  return filled
}

function markupName(name: string): string {
  return name === 'keyboard' ? 'ReplyKeyboardMarkup' : 'InlineKeyboardMarkup'
}

function inlineButton(button: unknown): InlineKeyboardButton {
  if (!isObject(button)) throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
  const { text } = button
  if (typeof text !== 'string') throw badRequest('can\'t parse inline keyboard button: Can\'t find field "text"')
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty')
  checkStyle(button)
  if (typeof button['url'] === 'string') checkUrl(button['url'], text)
  else if (button['callback_data'] !== undefined) checkCallbackData(button['callback_data'])
  else if (button['copy_text'] !== undefined) checkCopyText(button['copy_text'])
  else if (isObject(button['web_app'])) checkWebApp(button['web_app'], text)
  else if (!ACTIONS.some((name) => button[name] !== undefined)) {
    throw badRequest('text buttons are unallowed in the inline keyboard')
  }
  return button as unknown as InlineKeyboardButton
}

const ACTIONS = [
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'login_url',
  'callback_game',
  'pay',
  'disabled',
]

/** Opaque: anything of 1 to 64 bytes, control characters too. */
function checkCallbackData(data: unknown): void {
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
  if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
}

function checkUrl(url: string, text: string): void {
  if (cleanUrl(url) === null) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: ${text === '' ? 'empty' : 'wrong HTTP URL'}`)
  }
}

function checkCopyText(copy: unknown): void {
  const text = isObject(copy) ? copy['text'] : undefined
  if (typeof text !== 'string' || text === '' || text.length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID')
}

function checkWebApp(webApp: Record<string, unknown>, text: string): void {
  const { url } = webApp
  if (typeof url !== 'string' || !url.startsWith('https://')) {
    throw badRequest(
      `inline keyboard button Web App URL '${String(url)}' of '${text}' is invalid: Only HTTPS links are allowed`,
    )
  }
}

function checkStyle(button: Record<string, unknown>): void {
  const { style } = button
  if (style !== undefined && style !== 'primary' && style !== 'success' && style !== 'danger') {
    throw badRequest('invalid button style specified')
  }
}

function replyButton(button: unknown): ReplyButton {
  if (typeof button === 'string') return textButton(button)
  if (!isObject(button)) throw badRequest("can't parse keyboard button: KeyboardButton must be an Object or a String")
  const { text } = button
  if (typeof text !== 'string') throw badRequest('can\'t parse keyboard button: Can\'t find field "text"')
  checkStyle(button)
  const { style } = button
  const base = {
    ...textButton(text),
    ...(style === undefined ? {} : { style: style as NonNullable<ReplyButton['style']> }),
  }
  if (button['request_contact'] === true) return { ...base, kind: 'request_contact' }
  if (button['request_location'] === true) return { ...base, kind: 'request_location' }
  const users = button['request_users']
  if (isObject(users)) {
    const { request_id, max_quantity } = users
    if (typeof request_id !== 'number') throw badRequest("can't parse keyboard button: request_id must be an Integer")
    return {
      ...base,
      kind: 'request_users',
      request_id,
      max_quantity: typeof max_quantity === 'number' ? max_quantity : 1,
    }
  }
  const other = ['request_chat', 'request_poll', 'request_managed_bot', 'web_app'].some(
    (name) => button[name] !== undefined,
  )
  return other ? { ...base, kind: 'request_other' } : base
}

function textButton(text: string): ReplyButton {
  if (text.trim() === '') throw badRequest('keyboard button text must be non-empty')
  return { text, kind: 'text' }
}
