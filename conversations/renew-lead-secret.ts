/** Creates a new secret for a lead source; the previous one stays valid for a day. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askSecret } from '../src/bot/dialogues/ask-secret.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showLeadSecret } from '../src/bot/screens/show-secret.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { fieldProblem } from '../src/language/field-problem.ts'

export function createRenewLeadSecretDialogue(translator: Translator) {
  return async function renewLeadSecret(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['renewLeadSecret'],
  ): Promise<void> {
    const { locale, provider, name } = await outside(dialogue, async (outer) => {
      const source = await outer.services.leadSources.get(outer.actor(), id)
      return { locale: outer.locale, provider: source.provider, name: source.name }
    })
    const t = translator(locale)
    let secret: string | null = null
    if (provider === 'facebook') {
      const given = await askSecret(dialogue, ctx, t)
      if (given.kind !== 'given') return
      ;({ secret } = given)
    } else {
      const sure = await ask(dialogue, ctx, t, {
        text: t('ask-renew-secret', { name }),
        choices: [{ label: t('button-source-secret'), value: 'renew' }],
        parse: (value) => {
          if (value !== 'renew') throw fieldProblem('pick-one')
          return value
        },
      })
      if (sure.answer.kind !== 'value') return
    }
    await outside(dialogue, async (outer) => {
      await showLeadSecret(outer, (shownIn) =>
        outer.services.leadSources.rotate(outer.actor(), id, shownIn, secret ?? undefined),
      )
    })
  }
}
