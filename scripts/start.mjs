/**
 * `npm start`: runs the product from its sources, compiled once for each state of them. Plain JavaScript, so that a start
 * without changes loads no compiler.
 */
import { findCompiled } from './start/compiled-sources.mjs'

const compiled = await findCompiled()
process.setSourceMapsEnabled(true)
// The database's program is a process of its own; its launcher starts what this variable names.
process.env['EMBEDDED_MONGO_COMPILED_PROGRAM'] = compiled.program
await import(compiled.main)
