/** Creates a new secret for a lead source. The previous one stays valid for a day, or ends at once. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askSecret } from '../src/bot/dialogues/ask-secret.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showLeadSecret } from '../src/bot/screens/show-secret.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { OLD_SECRET_ENDS } from '../src/services/core/rotate-secret.ts'

const LABELS = { later: 'button-source-secret', now: 'button-source-secret-now' } as const
const NOTICES = { later: 'source-secret-renewed', now: 'source-secret-ended' } as const

export function createRenewLeadSecretDialogue(translator: Translator) {
  return async function renewLeadSecret(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['renewLeadSecret'],
  ): Promise<void> {
    const { locale, question, name } = await outside(dialogue, async (outer) => {
      const source = await outer.services.leadSources.get(outer.actor(), id)
      const words = source.sender?.guide[outer.locale]
      return { locale: outer.locale, question: words?.askSecret ?? null, name: source.name }
    })
    const t = translator(locale)
    let current = ctx
    let given: string | undefined
    if (question !== null) {
      const answer = await askSecret(dialogue, ctx, t, question)
      if (answer.kind !== 'given') return
      ;({ ctx: current, secret: given } = answer)
    }
    const chosen = await ask(dialogue, current, t, {
      text: t('ask-renew-secret', { name }),
      isCard: true,
      choices: OLD_SECRET_ENDS.map((ends) => ({ label: t(LABELS[ends]), value: ends })),
      parse(value) {
        const ends = OLD_SECRET_ENDS.find((known) => known === value)
        if (ends === undefined) throw fieldProblem('pick-one')
        return ends
      },
    })
    if (chosen.answer.kind !== 'value') return
    const oldEnds = chosen.answer.value
    await outside(dialogue, async (outer) => {
      await showLeadSecret(
        outer,
        (shownIn) =>
          outer.services.leadSources.rotate(outer.actor(), id, shownIn, {
            oldEnds,
            ...(given !== undefined && { given }),
          }),
        outer.t(NOTICES[oldEnds]),
      )
    })
  }
}
