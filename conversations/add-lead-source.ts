/** Creates a lead source of the chosen sender: asks for name and routing, then shows once how it is set up. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askRouting } from '../src/bot/dialogues/ask-routing.ts'
import { askSecret, askToken } from '../src/bot/dialogues/ask-secret.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showNewSource } from '../src/bot/screens/show-secret.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { parseSingleLine } from '../src/language/single-line.ts'

const MAX_NAME_LENGTH = 64

export function createAddLeadSourceDialogue(translator: Translator) {
  return async function addLeadSource(
    dialogue: Dialogue,
    first: Context,
    { provider }: DialogueArgs['addLeadSource'],
  ): Promise<void> {
    const { locale, sender, words, later } = await outside(dialogue, async (outer) => {
      const { name, guide, secretLater } = await outer.services.leadSources.sender(outer.actor(), provider)
      const { about, askSecret: secret, askToken: token } = guide[outer.locale]
      return { locale: outer.locale, sender: name, words: { about, secret, token }, later: secretLater }
    })
    const t = translator(locale)

    const named = await ask(dialogue, first, t, {
      text: `${sender}: ${words.about}\n\n${t('ask-source-name')}`,
      choices: [{ label: sender, value: sender }],
      parse: (typed) => parseSingleLine(typed, MAX_NAME_LENGTH),
    })
    if (named.answer.kind !== 'value') return
    const name = named.answer.value

    const { routing, ctx } = await askRouting(dialogue, named.ctx, t)
    if (routing === null) return

    // Asked last, so that the dialogue stores them for as short a time as possible.
    let current = ctx
    const secrets: { secret?: string; token?: string } = {}
    if (words.secret !== null) {
      const given = await askSecret(dialogue, current, t, words.secret, { skippable: later })
      if (given.kind === 'none') return
      if (given.kind === 'given') secrets.secret = given.secret
      current = given.ctx
    }
    if (words.token !== null) {
      const token = await askToken(dialogue, current, t, words.token, { skippable: true })
      if (token.kind === 'none') return
      if (token.kind === 'given') secrets.token = token.secret
    }
    await outside(dialogue, async (outer) => {
      const input = { name, provider, ...routing, ...secrets }
      await showNewSource(outer, (shownIn) => outer.services.leadSources.create(outer.actor(), input, shownIn))
    })
  }
}
