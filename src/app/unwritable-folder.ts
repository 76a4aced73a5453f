/** What to tell the operator when the data folder cannot be written. */

const CANNOT_WRITE = ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOSPC']

/** @returns undefined if the error is about something else */
export function unwritableFolder(error: unknown, dataDir: string): string | undefined {
  const code: unknown = Reflect.get(Object(error), 'code')
  if (typeof code !== 'string' || !CANNOT_WRITE.includes(code)) return undefined
  return `The data folder ${dataDir} cannot be written (${code}): make it writable for this user, or set DATA_DIR to another one`
}
