/** Changes one setting of the workspace. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askTimeZone } from '../src/bot/dialogues/ask-time-zone.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { settingChoices } from '../src/bot/text/setting-choices.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { authorize } from '../src/services/core/permissions.ts'
import type { KnownRegion } from '../src/services/workspaces/regional-settings.ts'
import { parseSetting, type WorkspaceSetting } from '../src/services/workspaces/workspaces.ts'

function questionOf(setting: WorkspaceSetting, t: Translate): string {
  switch (setting) {
    case 'name':
      return t('ask-setting-name')
    case 'currency':
      return t('ask-currency')
    case 'timeZone':
      return t('ask-time-zone')
    case 'region':
      return t('ask-region')
    case 'locale':
      return t('settings-language')
  }
}

export function createChangeSettingDialogue(translator: Translator) {
  return async function changeSetting(
    dialogue: Dialogue,
    ctx: Context,
    { setting }: DialogueArgs['changeSetting'],
  ): Promise<void> {
    const { locale, ...known } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'workspace.settings')
      const { currency, workspaceTimeZone: timeZone } = outer.membership ?? {}
      return { locale: outer.locale, ...(currency && { currency }), ...(timeZone && { timeZone }) }
    })
    const t = translator(locale)
    const value = await newValue(dialogue, ctx, { setting, known, t })
    if (value === null) return
    await outside(dialogue, async (outer) => {
      await outer.services.workspaces.change(outer.actor(), setting, value)
      await outer.refresh()
      await outer.show('settings', { notice: t('settings-saved') })
    })
  }
}

type Asked = { readonly setting: WorkspaceSetting; readonly known: KnownRegion; readonly t: Translate }

async function newValue(dialogue: Dialogue, ctx: Context, { setting, known, t }: Asked): Promise<string | null> {
  const question = { text: questionOf(setting, t), ...settingChoices(setting, t.locale, t, known) }
  if (setting === 'timeZone') return (await askTimeZone(dialogue, ctx, t, question)).zone
  const parse = (typed: string): string => parseSetting(setting, typed)
  const { answer } = await ask(dialogue, ctx, t, { ...question, parse })
  return answer.kind === 'value' ? answer.value : null
}
