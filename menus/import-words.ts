/** The words of a file that nobody here knows: stages and owners, each with what it means. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { fieldKey } from '../src/bot/screens/field-key.ts'
import { watchImportAndShow } from '../src/bot/screens/import-acts.ts'
import { anImportWord } from '../src/bot/screens/import-place.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { wordText } from '../src/bot/text/import-words-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ImportId } from '../src/models/ids.ts'

const id = anId<ImportId>()
const action = declareActions({ word: anImportWord, back: id })

export const importWords = defineScreen({
  name: 'importWords',
  id: 'impws',
  action,

  async render(ctx, { id: own, notice }) {
    const { t } = ctx
    const words = await ctx.services.imports.words(ctx.actor(), own)
    const rows = words.map((one): Row => [
      button(labelOf(wordText(one, t)), action.word([own, one.of, fieldKey(one.word)])),
    ])
    const text = fmt`${FormattedString.bold(t('import-words-title'))}\n\n${t('import-words-about')}`
    return {
      text: withNotice(notice, text),
      rows: [...rows, [button(t('button-import-check'), action.back(own), 'primary')]],
    }
  },

  on: {
    word: (ctx, [own, of, key]) => ctx.show('importWord', { id: own, of, key }),
    back: watchImportAndShow,
  },

  reload: (ctx, { tap, notice }) => {
    if (tap === null) return null
    const own = tap.action === 'back' ? tap.argument : tap.argument[0]
    return ctx.show('import', { id: own, notice })
  },
})
