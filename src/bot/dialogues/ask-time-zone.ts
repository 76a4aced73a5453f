/** Asks for a time zone by any city, and which city is meant if several have that name. */
import type { Context } from 'grammy'

import { type NamedZone, zonesNamed } from '../../services/workspaces/regional-settings.ts'
import { labelOf } from '../text/button-label.ts'
import type { Translate } from '../text/i18n.ts'
import { placeName } from '../text/regional-names.ts'
import { ask, type Choice, type Dialogue } from './ask.ts'

export type ZoneQuestion = {
  readonly text: string
  readonly choices: readonly Choice[]
  readonly perRow: number
}

function choicesOf(zones: readonly NamedZone[], { locale }: Translate): readonly Choice[] {
  return zones.map(({ zone, place }) => ({
    label: labelOf(place === null ? zone : placeName(place, locale)),
    value: zone,
  }))
}

/** @returns the IANA name, and the context of the update that contained the answer */
export async function askTimeZone(
  dialogue: Dialogue,
  first: Context,
  t: Translate,
  question: ZoneQuestion,
): Promise<{ readonly zone: string; readonly ctx: Context }> {
  let ctx = first
  let { text, choices, perRow } = question
  for (;;) {
    const asked = await ask(dialogue, ctx, t, { text, choices, perRow, parse: zonesNamed })
    ctx = asked.ctx
    const zones = asked.answer.kind === 'value' ? asked.answer.value : []
    const [only] = zones
    if (only !== undefined && zones.length === 1) return { zone: only.zone, ctx }
    text = t('ask-which-city')
    choices = choicesOf(zones, t)
    perRow = 1
  }
}
