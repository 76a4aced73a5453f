/** Which files are lists that an import reads, told by their name, or by their type where the name says nothing. Pure. */
const NAME = /\.(?:csv|tsv|vcf|vcard|xlsx|xlsm|xls|ods)$/iu
const TYPES: readonly string[] = [
  'text/csv',
  'text/tab-separated-values',
  'text/vcard',
  'text/x-vcard',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
]

/** @param file its name and MIME type, as far as Telegram says */
export function isImportable(file: { readonly name: string | null; readonly mime: string | null }): boolean {
  const { name, mime } = file
  if (name !== null && /\.\w+$/u.test(name)) return NAME.test(name)
  return mime !== null && TYPES.includes(mime)
}
