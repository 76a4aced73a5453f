/** Asks for the countries that a rule is about. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { readSettings } from '../src/bot/dialogues/dialogue-settings.ts'
import type { DialogueArgs } from '../src/bot/dialogues/dialogues.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import type { Translator } from '../src/bot/text/i18n.ts'
import { regionName } from '../src/bot/text/regional-names.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { guessRegion, parseRegion } from '../src/services/workspaces/regional-settings.ts'

/** “Poland, Ukraine; DE”. @throws AppError VALIDATION (not-a-region with the wrong part) */
function parseCountries(typed: string): readonly string[] {
  const parts = typed
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 0) throw fieldProblem('empty')
  return [...new Set(parts.map(parseRegion))]
}

export function createTypeCountriesDialogue(translator: Translator) {
  return async function typeCountries(
    dialogue: Dialogue,
    ctx: Context,
    { id }: DialogueArgs['typeCountries'],
  ): Promise<void> {
    const settings = await readSettings(dialogue, 'assignment.manage')
    const t = translator(settings.locale)
    const offered = [...new Set([settings.region, ...guessRegion(settings.locale, settings).regions])]
    const { answer } = await ask(dialogue, ctx, t, {
      text: t('ask-countries'),
      choices: offered.map((code) => ({ label: regionName(code, settings.locale), value: code })),
      perRow: 2,
      parse: parseCountries,
    })
    if (answer.kind !== 'value') return
    const countries = answer.value
    await outside(dialogue, async (outer) => {
      const { undoId } = await outer.services.assignmentRules.addCountries(outer.actor(), id, countries)
      await outer.show('ruleCountries', { id, undoId })
    })
  }
}
