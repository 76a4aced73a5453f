/** Asks which company is the same as this one, then shows what a merge would do. */
import type { Context } from 'grammy'

import type { Dialogue } from '../src/bot/dialogues/ask.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { pickCompany } from '../src/bot/dialogues/pick-company.ts'
import type { Translator } from '../src/bot/text/i18n.ts'

export function createMergeCompanyDialogue(translator: Translator) {
  return async function mergeCompany(
    dialogue: Dialogue,
    ctx: Context,
    { id, name }: DialogueArgs['mergeCompany'],
  ): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => ({ locale: outer.locale }))
    const t = translator(locale)
    const picked = await pickCompany(dialogue, ctx, t, {
      text: t('ask-merge-company', { name }),
      near: name,
      except: id,
    })
    if (picked === null) return
    const losing = picked.id
    await outside(dialogue, (outer) => outer.show('mergeRecords', { kind: 'company', primary: id, losing }))
  }
}
