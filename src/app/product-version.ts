/** The product's version, from its package.json. */
import { existsSync, readFileSync } from 'node:fs'

/** Sources and compiled files are at different depths below the package's folder. */
const PLACES = ['../../package.json', '../../../package.json']

export function productVersion(): string {
  const place = PLACES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url))
  const read: unknown = place === undefined ? {} : JSON.parse(readFileSync(place, 'utf8'))
  const version: unknown = Reflect.get(Object(read), 'version')
  return typeof version === 'string' ? version : 'unknown'
}
