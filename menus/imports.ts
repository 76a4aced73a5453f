/** How to import, and the latest imports. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { watchImportAndShow } from '../src/bot/screens/import-acts.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ImportId } from '../src/models/ids.ts'
import type { ImportState } from '../src/models/import.ts'

const action = declareActions({ open: anId<ImportId>(), home: none })

const SIGNS = {
  reading: '⏳',
  checking: '⏳',
  ready: '📥',
  running: '⏳',
  done: '✅',
  cancelled: '⏹',
  failed: '⚠️',
  undoing: '⏳',
  undone: '↩️',
} as const satisfies Record<ImportState, string>

export const imports = defineScreen({
  name: 'imports',
  id: 'imps',
  action,

  async render(ctx, { notice }) {
    const { t } = ctx
    const latest = await ctx.services.imports.list(ctx.actor())
    const rows: Row[] = [
      ...latest.map((one): Row => [button(labelOf(`${SIGNS[one.state]} ${one.name}`), action.open(one.id))]),
      [button(t('button-home'), action.home())],
    ]
    const text = fmt`${FormattedString.bold(t('imports-title'))}\n\n${t('imports-about')}`
    return { text: withNotice(notice, text), rows }
  },

  on: {
    open: watchImportAndShow,
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('imports', { notice }),
})
