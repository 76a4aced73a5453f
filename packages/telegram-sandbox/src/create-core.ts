import type { Core } from './core.ts'
import { createIdleWatch } from './idle-watch.ts'
import { createLiveEvents } from './live-events.ts'
import { createCallbackQueries } from './queries/callback-queries.ts'
import { createInlineQueries } from './queries/inline-queries.ts'
import { createSendLimiter, unlimited } from './send-limiter.ts'
import type { Store } from './store/store.ts'
import { createUpdateQueue } from './updates/update-queue.ts'

export type CoreOptions = {
  readonly store: Store
  readonly now: () => Date
  readonly limits: 'telegram' | 'off'
  readonly queryLifetimeMs: number
}

export function createCore({ store, now, limits, queryLifetimeMs }: CoreOptions): Core {
  const idle = createIdleWatch(() => store.state.updates.size)
  return {
    store,
    now,
    live: createLiveEvents(),
    updates: createUpdateQueue(store, now, idle.updatesDone),
    callbackQueries: createCallbackQueries(queryLifetimeMs),
    inlineQueries: createInlineQueries(queryLifetimeMs),
    limiter: limits === 'off' ? unlimited : createSendLimiter(() => performance.now()),
    idle,
    webhookError: { last: null },
  }
}
