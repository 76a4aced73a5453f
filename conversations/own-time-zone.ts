/** Changes the member's own time zone. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import { askTimeZone } from '../src/bot/dialogues/ask-time-zone.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { settingChoices } from '../src/bot/text/setting-choices.ts'

export function createOwnTimeZoneDialogue(translator: Translator) {
  return async function ownTimeZone(dialogue: Dialogue, ctx: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      // Only a member has settings.
      outer.actor()
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const question = { text: t('ask-own-time-zone'), ...settingChoices('timeZone', locale, t) }
    const { zone } = await askTimeZone(dialogue, ctx, t, question)
    await outside(dialogue, async (outer) => {
      await outer.services.members.setTimeZone(outer.actor(), zone)
      await outer.refresh()
      await outer.show('me', { notice: t('settings-saved') })
    })
  }
}
