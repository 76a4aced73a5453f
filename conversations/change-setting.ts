/** Changes one setting of the workspace. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/context/ask.ts'
import type { DialogueArgs } from '../src/bot/context/dialogues.ts'
import type { Translate, Translator } from '../src/bot/views/i18n.ts'
import { outside } from '../src/bot/context/outside.ts'
import type { Locale } from '../src/locale.ts'
import { authorize } from '../src/services/permissions.ts'
import { guessRegion } from '../src/services/regional-settings.ts'
import { parseSetting, type WorkspaceSetting } from '../src/services/workspaces.ts'

function wordingOf(
  setting: WorkspaceSetting,
  locale: Locale,
  t: Translate,
): { text: string; guesses: readonly string[] } {
  const guess = guessRegion(locale)
  switch (setting) {
    case 'name':
      return { text: t('ask-setting-name'), guesses: [] }
    case 'currency':
      return { text: t('ask-currency'), guesses: guess.currencies }
    case 'timeZone':
      return { text: t('ask-time-zone'), guesses: guess.timeZones }
    case 'region':
      return { text: t('ask-region'), guesses: guess.regions }
    case 'locale':
      return { text: t('settings-language'), guesses: ['en', 'uk'] }
  }
}

export function createChangeSettingDialogue(translator: Translator) {
  return async function changeSetting(
    dialogue: Dialogue,
    ctx: Context,
    { setting }: DialogueArgs['changeSetting'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'workspace.settings')
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const { text, guesses } = wordingOf(setting, locale, t)
    const choices = guesses.map((value) => ({ label: value, value }))
    const parse = (typed: string): string => parseSetting(setting, typed)
    const { answer } = await ask(dialogue, ctx, t, { text, choices, parse })
    if (answer.kind !== 'value') return
    const { value } = answer
    await outside(dialogue, async (outer) => {
      await outer.services.workspaces.change(outer.actor(), setting, value)
      await outer.refresh()
      await outer.show('settings', { notice: t('settings-saved') })
    })
  }
}
