import type { BotCommand, MenuButton } from 'grammy/types'

import type { State, StoredUser } from './store/state.ts'

/** The key of a list of commands: scope and language, '' for all languages. */
export function commandsKey(scope: string, language: string): string {
  return `${scope}/${language}`
}

/** What a person sees in their private chat: the narrowest scope first, and within it their language first. */
export function commandsFor(state: Readonly<State>, user: StoredUser): readonly BotCommand[] {
  const language = (user.language_code ?? '').slice(0, 2)
  for (const scope of [`chat:${user.id}`, 'all_private_chats', 'default']) {
    for (const spoken of language === '' ? [''] : [language, '']) {
      const commands = state.commands.get(commandsKey(scope, spoken))
      if (commands !== undefined) return commands
    }
  }
  return []
}

export function menuButtonFor(state: Readonly<State>, user: StoredUser): MenuButton {
  const own = state.menuButtons.get(String(user.id))
  if (own !== undefined && own.type !== 'default') return own
  return state.menuButtons.get('default') ?? { type: 'commands' }
}
