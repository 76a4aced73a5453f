/** The part of pino's logger that the product uses: what every room may be handed, whatever writes the lines. */
type Log = (fields: Readonly<Record<string, unknown>>, message: string) => void

export type Logger = {
  readonly debug: Log
  readonly info: Log
  readonly warn: Log
  readonly error: Log
  readonly child: (fields: Readonly<Record<string, unknown>>) => Logger
}

const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silent,
}

/** Writes nothing; for tests. */
export const silentLogger: Logger = silent
