/** One word of a file that nobody here knows: what it means is chosen here, the likeliest first. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, shortKey } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, inPairs } from '../src/bot/screens/buttons.ts'
import { fieldKey } from '../src/bot/screens/field-key.ts'
import { anImportMeaning, NO_MEANING } from '../src/bot/screens/import-place.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { shownWord } from '../src/bot/text/import-words-text.ts'
import { AppError } from '../src/errors.ts'
import type { Id } from '../src/ids.ts'
import type { ImportId } from '../src/models/ids.ts'
import type { FileWord } from '../src/services/imports/import-words.ts'

const action = declareActions({ choose: anImportMeaning, back: anId<ImportId>() })

type Place = ScreenParams['importWord']

/** A message has at most 100 buttons. */
const MAX_CHOICES = 90

async function read(ctx: BotContext, { id, of, key }: Place): Promise<FileWord> {
  const words = await ctx.services.imports.words(ctx.actor(), id)
  const word = words.find((one) => one.of === of && fieldKey(one.word) === key)
  // Another mapping has it no more.
  if (word === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
  return word
}

const keyOf = ({ id }: { readonly id: string }): string => shortKey(id as Id)

export const importWord = defineScreen({
  name: 'importWord',
  id: 'impw',
  action,

  async render(ctx, place) {
    const { t } = ctx
    const { id, of, key } = place
    const { word, meaning, isSettled, choices, likeliest } = await read(ctx, place)
    const choose = (label: string, isChosen: boolean, to: string) =>
      button(labelOf(`${isChosen ? '✅ ' : ''}${label}`), action.choose([id, of, key, to]))
    const buttons = choices
      .slice(0, MAX_CHOICES)
      .map((one) => choose(`${one === likeliest ? '👉 ' : ''}${one.name}`, one.id === meaning?.id, keyOf(one)))
    const [first, ...others] = buttons
    const alone = likeliest === null || first === undefined ? [] : [[first]]
    return {
      text: fmt`${FormattedString.bold(shownWord(word))}\n\n${t(`import-word-ask-${of}`)}`,
      rows: [
        ...alone,
        ...inPairs(alone.length === 0 ? buttons : others),
        [choose(t(`import-word-none-${of}`), isSettled && meaning === null, NO_MEANING)],
        [button(t('button-back'), action.back(id))],
      ],
    }
  },

  on: {
    async choose(ctx, [id, of, key, chosen]) {
      const word = await read(ctx, { id, of, key })
      const to = chosen === NO_MEANING ? null : word.choices.find((one) => keyOf(one) === chosen)
      // Somebody has left the team since.
      if (to === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
      await ctx.services.imports.setWord(ctx.actor(), id, word, to?.id ?? null)
      await ctx.show('importWords', { id, notice: ctx.t('settings-saved') })
    },
    back: (ctx, id) => ctx.show('importWords', { id }),
  },

  reload: (ctx, { tap, notice }) => {
    if (tap === null) return null
    const id = tap.action === 'back' ? tap.argument : tap.argument[0]
    return ctx.show('importWords', { id, notice })
  },
})
