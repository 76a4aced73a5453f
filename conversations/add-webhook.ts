/** Adds an outgoing webhook: asks for its name, its address and the changes to send, then shows the secret once. */
import type { Context } from 'grammy'

import { ask, type Dialogue } from '../src/bot/dialogues/ask.ts'
import { askWebhookUrl } from '../src/bot/dialogues/ask-webhook-url.ts'
import { outside } from '../src/bot/dialogues/outside.ts'
import { showWebhookSecret } from '../src/bot/screens/show-secret.ts'
import type { Translate, Translator } from '../src/bot/text/i18n.ts'
import { groupsText } from '../src/bot/text/webhook-text.ts'
import { fieldProblem } from '../src/language/field-problem.ts'
import { parseSingleLine } from '../src/language/single-line.ts'
import { authorize } from '../src/services/core/permissions.ts'
import { WEBHOOK_GROUPS, type WebhookGroup } from '../src/services/webhooks/message-types.ts'
import { MAX_WEBHOOK_NAME } from '../src/services/webhooks/webhook-secrets.ts'

const ALL = 'all'
const DONE = 'done'
const ADDRESS = /^https?:\/\/\S+$/iu

/** Each tap chooses a group or gives it up again; the words name what is chosen, so that an old button does nothing. */
async function askGroups(dialogue: Dialogue, ctx: Context, t: Translate): Promise<readonly WebhookGroup[] | null> {
  let chosen: readonly WebhookGroup[] = []
  for (let last = ctx; ;) {
    const isChosen = (group: WebhookGroup): boolean => chosen.includes(group)
    const { answer, ctx: next } = await ask(dialogue, last, t, {
      text:
        chosen.length === 0 ? t('ask-webhook-groups-none') : t('ask-webhook-groups', { chosen: groupsText(chosen, t) }),
      choices: [
        ...(chosen.length === 0 ? [{ label: t('webhook-all'), value: ALL }] : []),
        ...WEBHOOK_GROUPS.map((group) => ({
          label: `${isChosen(group) ? '✅' : '▫️'} ${t(`webhook-group-${group}`)}`,
          value: group,
        })),
        ...(chosen.length === 0 ? [] : [{ label: t('button-done'), value: DONE }]),
      ],
      parse(value) {
        const picked = [ALL, DONE, ...WEBHOOK_GROUPS].find((known) => known === value)
        if (picked === undefined) throw fieldProblem('pick-one')
        return picked
      },
    })
    if (answer.kind !== 'value') return null
    const picked = answer.value
    if (picked === ALL) return WEBHOOK_GROUPS
    if (picked === DONE) return chosen
    chosen = WEBHOOK_GROUPS.filter((group) => (group === picked ? !isChosen(group) : isChosen(group)))
    last = next
  }
}

export function createAddWebhookDialogue(translator: Translator) {
  return async function addWebhook(dialogue: Dialogue, first: Context): Promise<void> {
    const { locale } = await outside(dialogue, (outer) => {
      authorize(outer.actor(), 'webhook.manage')
      return { locale: outer.locale }
    })
    const t = translator(locale)
    const named = await ask(dialogue, first, t, {
      text: t('ask-webhook-name'),
      parse: (typed) => parseSingleLine(typed, MAX_WEBHOOK_NAME),
    })
    if (named.answer.kind !== 'value') return
    const typed = named.answer.value
    // Who pastes the address at once has answered both questions: the host is a good name.
    const isAddress = ADDRESS.test(typed)
    const { url, ctx } = await askWebhookUrl(dialogue, named.ctx, t, isAddress ? typed : null)
    if (url === null) return
    const name = isAddress ? new URL(url).host : typed
    const groups = await askGroups(dialogue, ctx, t)
    if (groups === null) return
    await outside(dialogue, async (outer) => {
      const input = { name, url, groups }
      await showWebhookSecret(outer, (shownIn) => outer.services.webhooks.create(outer.actor(), input, shownIn))
    })
  }
}
