/**
 * The process's own state. /readyz (should traffic come here?) and /health (how is everything?) read it; the
 * composition root and the lifecycle update it.
 */
import type { Clock } from '../clock.ts'

type Phase = 'starting' | 'ready' | 'draining'

export type PartReport = { readonly state: 'up' | 'down'; readonly note?: string }

export type HealthReport = {
  readonly status: Phase | 'degraded'
  readonly version: string
  readonly uptimeSeconds: number
  readonly parts: Readonly<Record<string, PartReport>>
}

export type Health = {
  /**
   * @param check Resolves if the part works, optionally with a note for people; throws if it does not.
   * @param needed Whether the process is useless without it; if so, it affects readiness.
   */
  readonly addPart: (name: string, check: () => Promise<string | void>, needed: boolean) => void
  /** Everything is started, migrations included. Has no effect while draining. */
  readonly setReady: () => void
  /** From now on no new traffic should come here. */
  readonly setDraining: () => void
  readonly isDraining: () => boolean
  readonly readiness: () => Promise<{ readonly ready: true } | { readonly ready: false; readonly reason: string }>
  readonly report: () => Promise<HealthReport>
}

export type HealthDeps = {
  readonly version: string
  readonly clock: Clock
  /** Milliseconds after which a part that has not answered counts as down. */
  readonly checkTimeoutMs?: number
}

type Part = { readonly name: string; readonly needed: boolean; readonly check: () => Promise<PartReport> }

export function createHealth({ version, clock, checkTimeoutMs = 1000 }: HealthDeps): Health {
  const startedAt = clock.now().getTime()
  const parts: Part[] = []
  let phase: Phase = 'starting'

  return {
    addPart: (name, check, needed) => {
      parts.push({ name, needed, check: shared(() => checkWithin(check, checkTimeoutMs)) })
    },
    setReady: () => {
      if (phase === 'starting') phase = 'ready'
    },
    setDraining: () => {
      phase = 'draining'
    },
    isDraining: () => phase === 'draining',
    readiness: async () => {
      if (phase !== 'ready') return { ready: false, reason: phase }
      const needed = parts.filter((part) => part.needed)
      const states = await Promise.all(needed.map((part) => part.check()))
      const down = needed.filter((_, index) => states[index]?.state === 'down').map(({ name }) => name)
      return down.length === 0 ? { ready: true } : { ready: false, reason: `down: ${down.join(', ')}` }
    },
    report: async () => {
      const states = await Promise.all(parts.map(async (part) => [part.name, await part.check()] as const))
      const degraded = phase === 'ready' && states.some(([, { state }]) => state === 'down')
      return {
        status: degraded ? 'degraded' : phase,
        version,
        uptimeSeconds: Math.floor((clock.now().getTime() - startedAt) / 1000),
        parts: Object.fromEntries(states),
      }
    },
  }
}

/** Concurrent probes share one check, so that probes cannot pile up work on a part that hangs. */
function shared<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
}

/** The reason for a failure is not reported, because it may contain addresses. The part logs it. */
async function checkWithin(check: () => Promise<string | void>, timeoutMs: number): Promise<PartReport> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<PartReport>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, { state: 'down', note: `no answer within ${timeoutMs} ms` })
  })
  const answer = Promise.resolve()
    .then(check)
    .then(
      (note): PartReport => (note === undefined ? { state: 'up' } : { state: 'up', note }),
      (): PartReport => ({ state: 'down' }),
    )
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
