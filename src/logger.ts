/** The part of pino's logger that the product uses: what every module is given, whatever writes the lines. */
type Log = (fields: LogFields, message: string) => void

/** An error is always logged as `error`, so that a search of the log finds all of them. */
export type LogFields = Readonly<Record<string, unknown>> & { readonly err?: never; readonly cause?: never }

export type Logger = {
  readonly debug: Log
  readonly info: Log
  readonly warn: Log
  readonly error: Log
  readonly child: (fields: LogFields) => Logger
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
