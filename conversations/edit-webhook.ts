/** Changes the name or the address of an outgoing webhook. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askWebhookUrl } from '../src/bot/dialogues/ask-webhook-url.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { parseSingleLine } from '../src/language/single-line.ts'
import { MAX_WEBHOOK_NAME } from '../src/services/webhooks/webhook-secrets.ts'

export function createEditWebhookDialogue(translator: Translator) {
  return async function editWebhook(
    dialogue: Dialogue,
    ctx: Context,
    { id, field }: DialogueArgs['editWebhook'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, async (outer) => {
      await outer.services.webhooks.get(outer.actor(), id)
      return { locale: outer.locale }
    })
    const t = translator(locale)
    if (field === 'url') {
      const { url } = await askWebhookUrl(dialogue, ctx, t)
      if (url === null) return
      await outside(dialogue, async (outer) => {
        await outer.services.webhooks.setUrl(outer.actor(), id, url)
        await outer.show('webhook', { id, notice: t('webhook-saved') })
      })
      return
    }
    const { answer } = await ask(dialogue, ctx, t, {
      text: t('ask-webhook-name'),
      parse: (typed) => parseSingleLine(typed, MAX_WEBHOOK_NAME),
    })
    if (answer.kind !== 'value') return
    const name = answer.value
    await outside(dialogue, async (outer) => {
      await outer.services.webhooks.rename(outer.actor(), id, name)
      await outer.show('webhook', { id, notice: t('webhook-saved') })
    })
  }
}
