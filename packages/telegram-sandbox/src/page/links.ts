import type { App } from './app.ts'
import { confirmDialog } from './dialog.ts'
import { sendText } from './send.ts'
import { shareDialog, sharedText } from './share-dialog.ts'

const openable = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * Opens a link of a chat. A link to the bot itself (t.me/bot?start=…) starts it here, as the person of the chat; a share
 * link (t.me/share/url) asks who gets it; everything else opens in a new tab. With `ask`, only after the person has confirmed the address.
 */
export async function openLink(app: App, personId: number, address: string, ask: boolean): Promise<void> {
  const url = URL.parse(address)
  const payload = url === null ? null : startPayload(url, app.state.bot.bot?.username)
  if (payload !== null) {
    await sendText(app, personId, payload === '' ? '/start' : `/start ${payload}`)
    return
  }
  const shared = url === null ? null : sharedText(url)
  if (shared !== null) return shareDialog(app, personId, shared)
  if (url === null || !openable.has(url.protocol)) {
    app.toast(app.t('unknownLink'))
    return
  }
  if (ask && !(await confirmDialog(app, app.t('openLink'), url.href, app.t('open')))) return
  window.open(url.href, '_blank', 'noopener,noreferrer')
}

/** The start parameter of a link to this bot ('' without one), or null for any other link. */
export function startPayload(url: URL, username: string | undefined): string | null {
  if (username === undefined) return null
  const isBot = (name: string | null) => name?.toLowerCase() === username.toLowerCase()
  if (/^(www\.)?(t\.me|telegram\.me)$/.test(url.hostname) && isBot(url.pathname.slice(1))) {
    return url.searchParams.get('start') ?? ''
  }
  if (
    url.protocol === 'tg:' &&
    `${url.hostname}${url.pathname}`.endsWith('resolve') &&
    isBot(url.searchParams.get('domain'))
  ) {
    return url.searchParams.get('start') ?? ''
  }
  return null
}
