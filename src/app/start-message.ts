/** What the user reads after a start: what was chosen, and where to go next. */

export type StartFacts = {
  readonly version: string
  readonly mode: 'sandbox' | 'polling' | 'webhook'
  /** The bot's name in Telegram, without the @, once it is known. */
  readonly botUsername?: string | undefined
  /** The engine and, for the embedded database, where its data is. */
  readonly database: string
  readonly httpUrl: string
  readonly metricsUrl: string
  /** The browser chat, in sandbox mode. */
  readonly sandboxUrl?: string | undefined
  /** Where Telegram sends updates, in webhook mode. */
  readonly webhookUrl?: string | undefined
}

/** A few short lines, without a final newline. */
export function startMessage(facts: StartFacts): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Bot', botLine(facts)],
    ['Database', facts.database],
    ['HTTP', `${facts.httpUrl} (state: ${facts.httpUrl}/health)`],
    ['Metrics', `${facts.metricsUrl}/metrics`],
  ]
  return [
    '',
    `ClientSphere ${facts.version} is running.`,
    ...rows.map(([label, text]) => `  ${label.padEnd(9)} ${text}`),
    '',
    next(facts),
    '',
  ].join('\n')
}

function botLine({ mode, webhookUrl, sandboxUrl }: StartFacts): string {
  switch (mode) {
    case 'sandbox':
      return `sandbox, a Telegram of its own at ${sandboxUrl ?? 'an unknown address'} (no BOT_TOKEN is set)`
    case 'polling':
      return 'polling: updates are fetched from Telegram'
    case 'webhook':
      return `webhook: Telegram sends updates to ${webhookUrl ?? 'an unknown address'}`
  }
}

function next({ mode, botUsername, sandboxUrl }: StartFacts): string {
  if (mode === 'sandbox')
    return `Open ${sandboxUrl ?? 'the sandbox'} in a browser, choose a person and send /start. Ctrl+C stops.`
  const bot = botUsername === undefined ? 'your bot in Telegram' : `https://t.me/${botUsername}`
  return `Open ${bot} and send /start. Ctrl+C stops.`
}
