/** Creates an API key for the REST export: asks for its name, scopes and lifetime. The key is shown once. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showSecret } from '../src/bot/screens/show-secret.ts'
import { createdApiKeyText } from '../src/bot/text/api-key-text.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { LIFETIME_CHOICES, parseKeyName, parseLifetime, parseScopes } from '../src/services/api-keys/parse-api-key.ts'
import { API_SCOPE_SETS } from '../src/services/api-keys/scope-sets.ts'
import { authorize } from '../src/services/core/permissions.ts'

export function createAddApiKeyDialogue(translator: Translator) {
  return async function addApiKey(dialogue: Dialogue, ctx: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'api-key.manage')
      return { locale: outer.locale }
    })
    const t = translator(locale)

    const named = await ask(dialogue, ctx, t, { text: t('ask-api-key-name'), parse: parseKeyName })
    if (named.answer.kind !== 'value') return
    const scoped = await ask(dialogue, named.ctx, t, {
      text: t('ask-api-key-scopes'),
      isCard: true,
      choices: Object.entries(API_SCOPE_SETS).map(([name, scopes]) => ({
        label: t(`api-key-scopes-${name as keyof typeof API_SCOPE_SETS}`),
        value: scopes.join(','),
      })),
      parse: parseScopes,
    })
    if (scoped.answer.kind !== 'value') return
    const limited = await ask(dialogue, scoped.ctx, t, {
      text: t('ask-api-key-lifetime'),
      isCard: true,
      choices: LIFETIME_CHOICES.map((days) => ({
        label: days === null ? t('api-key-no-end') : t('api-key-days', { days }),
        value: String(days ?? 0),
      })),
      perRow: 2,
      parse: parseLifetime,
    })
    if (limited.answer.kind !== 'value') return

    const input = { name: named.answer.value, scopes: scoped.answer.value, lifetimeDays: limited.answer.value }
    // The key must not leave this step: whatever a step returns is stored with the dialogue.
    await outside(dialogue, async (outer) => {
      await showSecret(outer, async (shownIn) =>
        createdApiKeyText(await outer.services.apiKeys.create(outer.actor(), input, shownIn), outer.t),
      )
      await outer.show('apiKeys', { notice: outer.t('api-key-made-notice', { name: input.name }) })
    })
  }
}
