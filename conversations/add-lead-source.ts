/** Creates a lead source: asks for provider, name and routing, then shows the address and secret once. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askRouting } from '../src/bot/dialogues/ask-routing.ts'
import { askSecret, askToken } from '../src/bot/dialogues/ask-secret.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showLeadSecret } from '../src/bot/screens/show-secret.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { PROVIDER_NAMES } from '../src/bot/text/provider-names.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

const MAX_NAME_LENGTH = 64
/** The general ones first: they work for every sender that has no button here. */
const PROVIDERS = ['generic', 'standard', 'typeform', 'calendly', 'facebook', 'github'] as const

export function createAddLeadSourceDialogue(translator: Translator) {
  return async function addLeadSource(dialogue: Dialogue, first: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'lead-source.manage')
      return { locale: outer.locale }
    })
    const t = translator(locale)

    const asked = await ask(dialogue, first, t, {
      text: t('ask-source-provider'),
      choices: PROVIDERS.map((id) => ({ label: t(`provider-${id}`), value: id })),
      parse: (value) => {
        const provider = PROVIDERS.find((known) => known === value)
        if (provider === undefined) throw fieldProblem('pick-one')
        return provider
      },
    })
    if (asked.answer.kind !== 'value') return
    const provider = asked.answer.value

    const suggestion = PROVIDER_NAMES[provider]
    const named = await ask(dialogue, asked.ctx, t, {
      text: t('ask-source-name'),
      choices: [{ label: suggestion, value: suggestion }],
      parse: (typed) => parseSingleLine(typed, MAX_NAME_LENGTH),
    })
    if (named.answer.kind !== 'value') return
    const name = named.answer.value

    const { routing, ctx } = await askRouting(dialogue, named.ctx, t)
    if (routing === null) return

    // Asked last, so that the dialogue stores them for as short a time as possible.
    const secrets: { secret?: string; token?: string } = {}
    if (provider === 'facebook') {
      const given = await askSecret(dialogue, ctx, t)
      if (given.kind !== 'given') return
      const token = await askToken(dialogue, given.ctx, t, { skippable: true })
      if (token.kind === 'none') return
      secrets.secret = given.secret
      if (token.kind === 'given') secrets.token = token.secret
    }
    await outside(dialogue, async (outer) => {
      const input = { name, provider, ...routing, ...secrets }
      await showLeadSecret(outer, (shownIn) => outer.services.leadSources.create(outer.actor(), input, shownIn))
    })
  }
}
