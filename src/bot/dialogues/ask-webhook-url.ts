/** Asks for the address of a webhook, until it is one that messages may be sent to. */
import type { Context } from 'grammy'

import { isAppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { errorText } from '../text/error-text.ts'
import type { Translate } from '../text/i18n.ts'
import { ask, type Dialogue } from './ask.ts'
import { outside } from './outside.ts'

export type AskedUrl = { readonly url: string | null; readonly ctx: Context }

/**
 * @param early an address that was already typed, at an earlier question: only asked about if it cannot be used
 * @returns null if it was not answered
 */
export async function askWebhookUrl(
  dialogue: Dialogue,
  ctx: Context,
  t: Translate,
  early: string | null = null,
): Promise<AskedUrl> {
  let question = t('ask-webhook-url')
  for (let [last, given] = [ctx, early]; ;) {
    const asked =
      given === null
        ? await ask(dialogue, last, t, {
            text: question,
            parse(typed) {
              if (typed.trim() === '') throw fieldProblem('empty')
              return typed.trim()
            },
          })
        : { answer: { kind: 'value', value: given } as const, ctx: last }
    given = null
    if (asked.answer.kind !== 'value') return { url: null, ctx: asked.ctx }
    const typed = asked.answer.value
    const checked = await outside(dialogue, async (outer) => {
      try {
        return { url: await outer.services.webhooks.checkUrl(outer.actor(), typed) }
      } catch (error) {
        if (!isAppError(error) || error.code !== 'VALIDATION') throw error
        return { problem: errorText(error, t) }
      }
    })
    if ('url' in checked) return { url: checked.url, ctx: asked.ctx }
    last = asked.ctx
    question = `${checked.problem}\n\n${t('ask-webhook-url')}`
  }
}
