/** Draws the pictures of all tests of a process: threads take a second to start, and keep no process alive. */
import { silentLogger } from '../../../src/logger.ts'
import { createPicturePool } from '../../../src/pictures/picture-pool.ts'

export const TEST_PICTURES = createPicturePool({ log: silentLogger, maxThreads: 1 })
