/** Makes fields of the team's own in the settings, as an owner does. */
import type { Locale } from '../../src/locale.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import type { DealsChat } from './deals-chat.ts'
import type { TestBot } from './test-bot.ts'

const TAB = { en: 'Deals', uk: 'Угоди' } as const satisfies Record<Locale, string>

export type MadeField = { readonly kind?: 'contact' | 'deal'; readonly choices?: string; readonly locale?: Locale }

export async function makeField(
  { tap, say, t }: DealsChat,
  name: string,
  type: string,
  { kind = 'deal', choices, locale = 'en' }: MadeField = {},
): Promise<void> {
  await say('/settings')
  await tap(t('button-fields'))
  if (kind === 'deal') await tap(TAB[locale])
  await tap(t('button-make-field'))
  await say(name)
  await tap(type)
  if (choices !== undefined) await say(choices)
}

/** A deal's field to choose from, made without the chat. @returns its key */
export async function makeChoice(
  { services }: TestBot,
  actor: Actor,
  label: string,
  choices: readonly string[],
): Promise<string> {
  return (await services.customFields.make(actor, { kind: 'deal', type: 'choice', label, choices })).key
}
