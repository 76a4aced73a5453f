/** The product's log: pino behind the `Logger` type, with every line redacted before it is written. */
import { pino, type DestinationStream, type Logger as Pino } from 'pino'
import { prettyFactory } from 'pino-pretty'

import type { LogFields, Logger } from '../../logger.ts'
import { redactText } from '../../redaction/redact-text.ts'
import { redactFields } from './redact.ts'

export type LogOptions = {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** pretty: coloured lines for people. json: one object per line for log collectors. */
  readonly format: 'pretty' | 'json'
  /** Colours pretty lines, for a terminal. */
  readonly colors?: boolean
  /** Standard output unless given. */
  readonly destination?: DestinationStream
}

type Level = 'debug' | 'info' | 'warn' | 'error'

/**
 * Errors go in as a field (`log.error({ error }, 'Could not …')`). Lines are written synchronously, so that the last
 * ones before an exit are not lost.
 */
export function createLog({ level, format, colors = false, destination }: LogOptions): Logger {
  const out = destination ?? pino.destination({ dest: 1, sync: true })
  const stream = format === 'json' ? out : prettyStream(out, colors)
  const base = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
  return behindLogger(base)
}

function behindLogger(base: Pino): Logger {
  const write = (level: Level) => (fields: LogFields, message: string) => {
    if (base.isLevelEnabled(level)) base[level](redactFields(fields), redactText(message))
  }
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => behindLogger(base.child(redactFields(fields))),
  }
}

/** pino-pretty's own stream writes asynchronously: a process that exits at once would lose its last lines. */
function prettyStream(out: DestinationStream, colorize: boolean): DestinationStream {
  const pretty = prettyFactory({ colorize, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', singleLine: true })
  return { write: (line) => out.write(pretty(line)) }
}
