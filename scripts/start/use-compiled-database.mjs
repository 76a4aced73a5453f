/**
 * Preloaded by the benches: the embedded database's program then runs as `npm start` runs it. Compiled at each start, every
 * function in it that is made for a command would cost more than the product pays for it.
 */
import { findCompiled } from './compiled-sources.mjs'

process.env['EMBEDDED_MONGO_COMPILED_PROGRAM'] ??= (await findCompiled()).program
