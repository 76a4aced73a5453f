/** Starts the drawing thread from its sources: threads do not inherit the loader that compiles them. */
import { register } from 'tsx/esm/api'

register()
await import('./draw-worker.ts')
