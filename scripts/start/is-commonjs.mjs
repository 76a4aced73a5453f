/** Tells a package's file in CommonJS from one that is an ES module. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Both ways to write a path. */
const IN_PACKAGE = /[\\/]node_modules[\\/]/

export function isInPackage(path) {
  return IN_PACKAGE.test(path)
}

/** @returns {(path: string) => boolean} as Node tells it: by the ending, or else by the package. No source is CommonJS */
export function createIsCommonJs() {
  const types = new Map()
  const typeOf = (folder) => {
    const known = types.get(folder)
    if (known !== undefined) return known
    const type = readType(folder) ?? (dirname(folder) === folder ? 'commonjs' : typeOf(dirname(folder)))
    types.set(folder, type)
    return type
  }
  return (path) => {
    if (!isInPackage(path) || path.endsWith('.mjs')) return false
    return /\.(?:cjs|json|node)$/.test(path) || typeOf(dirname(path)) !== 'module'
  }
}

/** Undefined where there is no package.json. */
function readType(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type ?? 'commonjs'
  } catch {
    return undefined
  }
}
