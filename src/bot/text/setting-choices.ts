/** Workspace settings as text, and the suggested answers when one is asked for. */
import type { Locale } from '../../locale.ts'
import { guessRegion, type KnownRegion } from '../../services/workspaces/regional-settings.ts'
import type { WorkspaceSetting } from '../../services/workspaces/workspaces.ts'
import type { Translate } from './i18n.ts'
import { currencyName, currencySign, regionName, timeZoneName } from './regional-names.ts'

/** A setting's value for people: “Kyiv (UTC+2)”, not “Europe/Kyiv”. */
export function settingText(setting: WorkspaceSetting, value: string, locale: Locale, t: Translate): string {
  switch (setting) {
    case 'name':
      return value
    case 'currency':
      return currencyName(value, locale)
    case 'timeZone':
      return timeZoneName(value, t)
    case 'region':
      return regionName(value, locale)
    case 'locale':
      return t(value === 'uk' ? 'language-uk' : 'language-en')
  }
}

export type SettingChoices = {
  readonly choices: readonly { readonly label: string; readonly value: string }[]
  readonly perRow: number
}

/**
 * The answers to tap, most likely first. Names are typed, so there are none for them.
 *
 * @param known what is known of the workspace already
 */
export function settingChoices(
  setting: WorkspaceSetting,
  locale: Locale,
  t: Translate,
  known: KnownRegion = {},
): SettingChoices {
  const guess = guessRegion(locale, known)
  const named = (values: readonly string[], label: (value: string) => string, perRow: number): SettingChoices => ({
    choices: values.map((value) => ({ label: label(value), value })),
    perRow,
  })
  switch (setting) {
    case 'name':
      return named([], String, 1)
    case 'currency':
      return named(guess.currencies, (code) => currencySign(code, locale), 3)
    case 'timeZone':
      return named(guess.timeZones, (zone) => timeZoneName(zone, t), 1)
    case 'region':
      return named(guess.regions, (code) => regionName(code, locale), 1)
    case 'locale':
      return named(['en', 'uk'], (code) => settingText('locale', code, locale, t), 2)
  }
}
