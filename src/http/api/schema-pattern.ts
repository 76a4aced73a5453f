/** Regular expressions as JSON Schema wants them: the bare source, for the `u` mode of ECMA-262. */

/** How the OpenAPI library prints a RegExp with flags: without its first slash. A source's own slashes are escaped. */
const PRINTED = /^(?<source>[^]*)(?<!\\)\/(?<flags>[dgimsuvy]+)$/u

/** These change nothing about which whole texts match in `u` mode, in which validators compile patterns. */
const HARMLESS = /^[dgu]+$/u

/** @throws if a flag changes what the pattern accepts: a schema cannot say so */
export function schemaPattern(printed: string): string {
  const { source, flags } = PRINTED.exec(printed)?.groups ?? {}
  if (source === undefined || flags === undefined) return printed
  if (!HARMLESS.test(flags)) throw new Error(`Write /${source}/ without the flags ${flags}: a schema cannot state them`)
  return source
}
