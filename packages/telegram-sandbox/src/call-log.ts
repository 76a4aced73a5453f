import type { Call, CallsAnswer } from './testing-api.ts'
import type { LiveEvents } from './live-events.ts'

export type CallLog = {
  readonly add: (call: Omit<Call, 'seq'>) => void
  readonly since: (seq: number) => CallsAnswer
}

const KEPT = 10_000

export function createCallLog(live: LiveEvents): CallLog {
  let calls: Call[] = []
  let lastSeq = 0
  return {
    add: (call) => {
      lastSeq += 1
      const numbered = { seq: lastSeq, ...call }
      calls.push(numbered)
      // Halved at once, so that a full log does not cost a copy per call.
      if (calls.length > 2 * KEPT) calls = calls.slice(-KEPT)
      live.publish({ type: 'call', call: numbered })
    },
    since: (seq) => ({ calls: calls.slice(-KEPT).filter((call) => call.seq > seq), last_seq: lastSeq }),
  }
}
