/**
 * `npm start`: runs the product from its sources, compiled once for each state of them. Plain JavaScript, so that a start
 * without changes loads no compiler.
 */
import { findCompiled } from './start/compiled-sources.mjs'
import { runCompiled } from './start/run-compiled.mjs'

/** Node reports a read-only file system as ENOENT when it makes several folders at once. */
const CANNOT_BE_WRITTEN = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC']

const compiled = await findOrSayWhy()
if (compiled === undefined) {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/main.ts')
} else {
  // The database's program is a process of its own; its launcher starts what this variable names.
  process.env['EMBEDDED_MONGO_COMPILED_PROGRAM'] = compiled.program
  runCompiled(compiled.main)
}

/** Where node_modules cannot be written, the sources are compiled in memory, at every start. */
async function findOrSayWhy() {
  try {
    return await findCompiled()
  } catch (error) {
    if (!CANNOT_BE_WRITTEN.includes(error.code)) throw error
    console.error(`The compiled sources cannot be kept, so each start takes longer: ${error.message}`)
    return undefined
  }
}
