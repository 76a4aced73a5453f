/** Creates a workspace: asks for its name, then currency, time zone and phone region, with suggestions to tap. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askTimeZone } from '../src/bot/dialogues/ask-time-zone.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { settingChoices } from '../src/bot/text/setting-choices.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { KnownRegion } from '../src/services/workspaces/regional-settings.ts'
import { parseSetting } from '../src/services/workspaces/workspaces.ts'

export function createCreateWorkspaceDialogue(translator: Translator) {
  return async function createWorkspace(dialogue: Dialogue, first: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    let ctx = first

    async function askFor(setting: 'name' | 'currency' | 'region', text: string, known: KnownRegion): Promise<string> {
      const parse = (typed: string): string => parseSetting(setting, typed)
      const asked = await ask(dialogue, ctx, t, { text, ...settingChoices(setting, locale, t, known), parse })
      ctx = asked.ctx
      return asked.answer.kind === 'value' ? asked.answer.value : ''
    }

    const name = await askFor('name', t('ask-workspace-name'), {})
    const currency = await askFor('currency', t('ask-currency'), {})
    const zoneQuestion = { text: t('ask-time-zone'), ...settingChoices('timeZone', locale, t, { currency }) }
    const { zone: timeZone, ...answered } = await askTimeZone(dialogue, ctx, t, zoneQuestion)
    ctx = answered.ctx
    const region = await askFor('region', t('ask-region'), { currency, timeZone })

    await outside(dialogue, async (outer) => {
      const input = { name, currency, timeZone, region, locale }
      await outer.services.workspaces.create(outer.newcomer(), input)
      await outer.refresh()
      await outer.show('firstSteps', { notice: t('workspace-created', { name }) })
    })
  }
}
