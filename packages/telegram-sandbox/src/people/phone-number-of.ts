/** An invented number, always the same for a person and valid in a country of their language; it reaches nobody. */
export function phoneNumberOf(person: { readonly id: number; readonly language_code?: string }): string {
  const digits = String(person.id % 10_000).padStart(4, '0')
  switch (person.language_code) {
    case 'uk':
      return `+38050555${digits}`
    case 'de':
      return `+4915155${digits}0`
    default:
      // Ofcom reserves 07700 900000 to 900999 for fiction.
      return `+447700900${digits.slice(-3)}`
  }
}
