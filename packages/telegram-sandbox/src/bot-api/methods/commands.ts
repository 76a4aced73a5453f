import type { BotCommand } from 'grammy/types'

import { commandsKey } from '../../commands-of.ts'
import { badRequest } from '../bot-api-error.ts'
import type { MethodCall } from '../method-call.ts'
import { integerOf, isObject, jsonOf, textOf } from '../parameters.ts'

const WIDE_SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']

export function setMyCommands(call: MethodCall): true {
  const given = jsonOf(call.parameters, 'commands', "can't parse commands JSON object")
  if (!Array.isArray(given)) throw badRequest("can't parse commands: expected an Array of BotCommand")
  if (given.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  const commands = given.map(checkCommand)
  call.core.store.commit({ t: 'commands', key: keyOf(call), commands: commands.length === 0 ? null : commands })
  call.core.live.publish({ type: 'commands_changed' })
  return true
}

export function getMyCommands(call: MethodCall): readonly BotCommand[] {
  return call.core.store.state.commands.get(keyOf(call)) ?? []
}

export function deleteMyCommands(call: MethodCall): true {
  call.core.store.commit({ t: 'commands', key: keyOf(call), commands: null })
  call.core.live.publish({ type: 'commands_changed' })
  return true
}

export function setChatMenuButton({ core, parameters }: MethodCall): true {
  const chatId = integerOf(parameters, 'chat_id')
  if (chatId !== undefined && !core.store.state.users.has(chatId)) throw badRequest('chat not found')
  const button = jsonOf(parameters, 'menu_button', "can't parse menu button JSON object") ?? { type: 'default' }
  if (!isObject(button)) throw badRequest("can't parse menu button: MenuButton must be an Object")
  const key = chatId === undefined ? 'default' : String(chatId)
  core.store.commit({ t: 'menu_button', key, menu_button: checkMenuButton(button) })
  core.live.publish({ type: 'commands_changed' })
  return true
}

function checkMenuButton(
  button: Record<string, unknown>,
): { type: 'default' } | { type: 'commands' } | { type: 'web_app'; text: string; web_app: { url: string } } {
  const { type, text, web_app: webApp } = button
  if (type === 'default' || type === 'commands') return { type }
  if (type !== 'web_app') throw badRequest("can't parse menu button: MenuButton has unsupported type")
  const url = isObject(webApp) ? webApp['url'] : undefined
  if (typeof text !== 'string' || text === '') throw badRequest('menu button text must be non-empty')
  if (typeof url !== 'string' || !url.startsWith('https://')) throw badRequest('menu button Web App URL must be HTTPS')
  return { type, text, web_app: { url } }
}

function checkCommand(given: unknown): BotCommand {
  if (!isObject(given)) throw badRequest("can't parse BotCommand: expected an Object")
  const command = typeof given['command'] === 'string' ? given['command'].replace(/^\//, '') : ''
  const description = typeof given['description'] === 'string' ? given['description'].trim() : ''
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
  if (description === '' || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  return { command, description }
}

/** @throws BotApiError 400 for an invalid scope or language, or an unknown chat */
function keyOf({ core, parameters }: MethodCall): string {
  const language = textOf(parameters, 'language_code') ?? ''
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified')
  const scope = jsonOf(parameters, 'scope', "can't parse BotCommandScope JSON object") ?? { type: 'default' }
  if (!isObject(scope)) throw badRequest("can't parse BotCommandScope: expected an Object")
  const { type, chat_id: chatId } = scope
  if (typeof type === 'string' && WIDE_SCOPES.includes(type)) return commandsKey(type, language)
  if (type !== 'chat' && type !== 'chat_member' && type !== 'chat_administrators') {
    throw badRequest("can't parse BotCommandScope: unsupported type specified")
  }
  if (!core.store.state.users.has(Number(chatId))) throw badRequest('chat not found')
  if (type !== 'chat') throw badRequest('chat is not a group or a supergroup')
  return commandsKey(`chat:${Number(chatId)}`, language)
}
