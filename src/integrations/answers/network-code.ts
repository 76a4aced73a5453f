/** What may be logged of a request that failed: its code, without the message, which could contain the address or a header. */
export function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code } = Object(error.cause) as { readonly code?: unknown }
  return typeof code === 'string' ? code : error.name
}
