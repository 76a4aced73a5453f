/** A log that keeps its lines, redacted as the real one writes them. */
import { createLog } from '../../src/app/log/log.ts'
import type { Logger } from '../../src/logger.ts'

export type RecordedLog = {
  readonly log: Logger
  readonly lines: () => readonly Record<string, unknown>[]
  readonly messages: () => readonly unknown[]
}

export function recordedLog(): RecordedLog {
  const lines: Record<string, unknown>[] = []
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>)
  return {
    log: createLog({ level: 'debug', format: 'json', destination: { write } }),
    lines: () => lines,
    messages: () => lines.map((line) => line['msg']),
  }
}
