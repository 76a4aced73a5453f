/** Settings: the workspace's settings, and the ways to the member's own, to what is connected and to sample data. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, choice, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { offerSamples } from '../src/bot/screens/offer-samples.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { ruleKey } from '../src/bot/text/rule-key.ts'
import { settingText } from '../src/bot/text/setting-choices.ts'
import { type Locale, LOCALES } from '../src/locale.ts'
import { may } from '../src/services/core/permissions.ts'
import { AppError } from '../src/errors.ts'
import type { EventId } from '../src/models/ids.ts'
import { otherValueOfRule, TEAM_RULES, valueOfRule } from '../src/services/workspaces/team-rules.ts'
import { WORKSPACE_SETTINGS } from '../src/services/workspaces/workspaces.ts'

const TYPED_SETTINGS = WORKSPACE_SETTINGS.filter((setting) => setting !== 'locale')
type TypedSetting = (typeof TYPED_SETTINGS)[number]

const action = declareActions({
  me: none,
  notify: none,
  connected: none,
  // Buttons of earlier versions.
  locale: choice(LOCALES),
  sources: none,
  keys: none,
  spaces: none,
  home: none,
  rule: choice(TEAM_RULES),
  fields: none,
  lines: none,
  rates: none,
  assign: none,
  trash: none,
  privacy: none,
  undo: anId<EventId>(),
  change: choice(TYPED_SETTINGS),
  load: none,
  clear: none,
})

/** As they were read with the person: a change of them reads the person again. */
function typedSettings({ membership }: BotContext): Readonly<Record<TypedSetting, string>> {
  if (membership === null) throw new AppError('UNAUTHENTICATED', { message: 'In no workspace' })
  const { workspaceName: name, currency, workspaceTimeZone: timeZone, region } = membership
  return { name, currency, timeZone, region }
}

async function chooseLocale(ctx: BotContext, locale: Locale): Promise<void> {
  await ctx.services.members.setLocale(ctx.actor(), locale)
  await ctx.services.identity.setLocale(ctx.person.telegramUserId, locale)
  await ctx.refresh()
  await ctx.show('settings', { notice: ctx.t('settings-saved') })
}

export const settings = defineScreen({
  name: 'settings',
  id: 'set',
  action,

  async render(ctx, { notice, undoId }) {
    const { t } = ctx
    const actor = ctx.actor()
    const samples = may(actor.role, 'workspace.sample-data') ? await ctx.services.sampleData.present(actor) : null
    const workspace = typedSettings(ctx)
    const lines = TYPED_SETTINGS.map(
      (setting) => `${t(`setting-${setting}`)}: ${settingText(setting, workspace[setting], ctx.locale, t)}`,
    )
    const rules = TEAM_RULES.map(
      (rule) => `${t(`rule-${rule}`)}: ${t(`rule-${ruleKey(rule, valueOfRule(rule, ctx.membership ?? {}))}`)}`,
    )
    const text = fmt`${FormattedString.bold(t('settings-title'))}\n\n${[...lines, ...rules].join('\n')}`
    const editable = may(actor.role, 'workspace.settings')
      ? TYPED_SETTINGS.map((setting) => button(t(`setting-${setting}`), action.change(setting)))
      : []
    const rows: Row[] = [
      undoId ? [button(t('button-undo'), action.undo(undoId))] : [],
      editable.slice(0, 2),
      editable.slice(2),
      ...(may(actor.role, 'workspace.settings')
        ? TEAM_RULES.map((rule) => [button(t(`rule-${rule}`), action.rule(rule))])
        : []),
      may(actor.role, 'workspace.settings')
        ? [
            button(t('button-fields'), action.fields()),
            button(t('button-pipelines'), action.lines()),
            button(t('button-rates'), action.rates()),
          ]
        : [],
      [button(t('button-me'), action.me()), button(t('button-notifications'), action.notify())],
      [
        ...(may(actor.role, 'assignment.manage') ? [button(t('button-rules'), action.assign())] : []),
        ...(may(actor.role, 'webhook.manage') ? [button(t('button-integrations'), action.connected())] : []),
      ],
      [
        ...(may(actor.role, 'trash.manage') ? [button(t('button-trash'), action.trash())] : []),
        ...(may(actor.role, 'privacy.manage') ? [button(t('button-privacy'), action.privacy())] : []),
      ],
      samples === null
        ? []
        : [
            button(
              t(samples ? 'button-samples-remove' : 'button-samples-load'),
              samples ? action.clear() : action.load(),
            ),
          ],
      [button(t('button-workspaces'), action.spaces()), button(t('button-home'), action.home())],
    ]
    return { text: withNotice(notice, text), rows: rows.filter((row) => row.length > 0) }
  },

  on: {
    me: (ctx) => ctx.show('me', {}),
    locale: chooseLocale,
    notify: (ctx) => ctx.show('notifications', {}),
    connected: (ctx) => ctx.show('integrations', {}),
    sources: (ctx) => ctx.show('leadSources', {}),
    keys: (ctx) => ctx.show('apiKeys', {}),
    spaces: (ctx) => ctx.show('workspaces', {}),
    home: (ctx) => ctx.show('home', {}),
    // The button leads to the other value, which is explained first.
    rule: (ctx, rule) => ctx.show('teamRule', { rule, value: otherValueOfRule(rule, ctx.membership ?? {}) }),
    fields: (ctx) => ctx.show('fields', { kind: 'contact' }),
    lines: (ctx) => ctx.show('pipelines', {}),
    assign: (ctx) => ctx.show('assignmentRules', {}),
    rates: (ctx) => ctx.show('rates', {}),
    trash: (ctx) => ctx.show('trash', {}),
    privacy: (ctx) => ctx.show('privacy', {}),
    async undo(ctx, eventId) {
      const { name } = await ctx.services.undo.undo(ctx.actor(), eventId)
      await ctx.refresh()
      await ctx.show('settings', { notice: ctx.t('undone-changed', { name }) })
    },
    change: (ctx, setting) => ctx.begin('changeSetting', { setting }),
    load: (ctx) => offerSamples(ctx, 'settings'),
    async clear(ctx) {
      const { contacts, deals } = await ctx.services.sampleData.remove(ctx.actor())
      await ctx.show('settings', { notice: ctx.t('samples-removed', { contacts, deals }) })
    },
  },

  reload: (ctx, { notice }) => ctx.show('settings', { notice }),
})
