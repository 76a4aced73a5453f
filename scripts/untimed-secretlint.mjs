/**
 * Preloaded by `npm run secrets`: secretlint times itself, and compares each of its marks with all others, which takes twenty times
 * as long as looking for secrets. Without an observer it does not.
 */
import perfHooks from 'node:perf_hooks'

perfHooks.PerformanceObserver = undefined
