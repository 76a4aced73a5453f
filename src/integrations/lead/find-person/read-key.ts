/** What a key or question asks for, and whose it is: `billing_email`, “Your phone number”, “Прізвище”. */
import { fieldOfLabel, plainLabel, plainNamesOf } from '../lead-fields.ts'
import { isPartyWord } from './call-side.ts'
import { wordSet } from './words.ts'

export type PersonField = 'email' | 'phone' | 'name' | 'firstName' | 'lastName' | 'company'

export type ReadKey = {
  readonly field: PersonField
  /** The words before it, which say whose it is: `billing`, `cashier`; empty for nobody in particular. */
  readonly owner: readonly string[]
  /** Whether only a person has it: a “name” may be a product's. */
  readonly personal: boolean
}

/** In English, Ukrainian, German, French, Spanish, Italian, Portuguese, Polish, Dutch, Czech and Russian. */
const NAMES: Readonly<Record<PersonField, string>> = {
  email: `email, email address, emailaddress, mail, mail address, mailaddress, email id, emails, courriel,
    adresse email, adresse mail, e mail adresse, mailadresse, emailadresse, correo, correo electrónico,
    correo electronico, indirizzo email, posta elettronica, endereço de email, adres email, adres e mail,
    mailadres, emailadres, пошта, електронна пошта, ел пошта, імейл, емейл, электронная почта, почта,
    електронна адреса, адреса електронної пошти`,
  phone: `phone, phone number, phonenumber, phone no, telephone, telephone number, tel, mobile, phones,
    mobile phone, mobile number, mobilephone, cell, cellphone, cell phone, cell number, whatsapp, msisdn,
    whatsapp number, wa id, sms number, contact number, phone e, text reminder number, sms reminder number,
    telefon, telefonnummer, handy, handynummer, mobilnummer, rufnummer, téléphone, numéro de téléphone,
    portable, teléfono, telefono, móvil, celular, cellulare, telefone, numer telefonu, telefoon,
    telefoonnummer, телефон, номер телефону, мобільний, мобільний телефон, номер телефона, моб телефон`,
  firstName: `first name, firstname, fname, given name, givenname, first, given, forename, vorname, prénom, prenom,
    nombre, nome, imię, imie, voornaam, jméno, імя, имя, як вас звати, як до вас звертатися`,
  lastName: `last name, lastname, lname, family name, familyname, last, family, surname, nachname, nom,
    nom de famille, apellido, apellidos, cognome, sobrenome, nazwisko, achternaam, příjmení, прізвище,
    фамилия`,
  name: `name, full name, fullname, display name, displayname, real name, nom complet, nombre completo, піб,
    імя та прізвище, прізвище та імя, прізвище імя, імя прізвище, імя і прізвище, фио, контактна особа,
    ansprechpartner, nome completo, imię i nazwisko, naam, vor und nachname, nome e cognome, nama`,
  company: `company, company name, companyname, organization, organisation, organization name, organisation name,
    business name, firma, unternehmen, société, societe, entreprise, empresa, azienda, bedrijf, компанія,
    назва компанії, організація, компания, org name, employer, firmenname, nazwa firmy`,
}

const FIELDS = ['email', 'phone', 'firstName', 'lastName', 'name', 'company'] as const satisfies readonly PersonField[]
const BY_NAME: ReadonlyMap<string, PersonField> = new Map(
  FIELDS.flatMap((field) => NAMES[field].split(',').map((name): [string, PersonField] => [plainLabel(name), field])),
)
/** What a name may end in: without it, no part of a key is compared. */
const ENDINGS = new Set(
  [...BY_NAME.keys(), ...FIELDS.flatMap(plainNamesOf)].flatMap((name) =>
    [...name].map((_, index) => name.slice(index)),
  ),
)
const PLAIN_WORD = /^[a-z0-9]+$/
const plainWord = (word: string): string => (PLAIN_WORD.test(word) ? word : plainLabel(word))
const AMBIGUOUS = new Set([
  'name',
  'display name',
  'nom',
  'first',
  'last',
  'given',
  'family',
  'nome',
  'naam',
  'nama',
  'nombre',
])

/** Words that do not say whose it is: “What is your work email?” */
const isNeutral = wordSet(`
  your you my the a an of is are was what whats which s please enter type in provide give us tell me and or for to we can
  reach call primary main default preferred best work business personal private home office direct mobile cell full valid
  active current new raw input field text form short long answer value data custom question item entry name ваш ваша ваше ваші
  вкажіть введіть як який яка ваш контактний контактна робочий робоча напишіть залиште свій свою своє мій моя ihre ihr deine
  votre tu su vaš váš sms verified formatted national international optional required single line et die das bitte geben sie
  ein e no nr num number`)

const isEmailWord = wordSet('email mail emailaddress courriel correo пошта пошти пошту імейл емейл почта')
const isPhoneWord = wordSet('phone telephone mobile tel telefon téléphone teléfono телефон телефону whatsapp')
const isReachWord = (word: string): boolean => isEmailWord(word) || isPhoneWord(word)

/** Words after “email” or “phone” that make it something else: `email_opt_in`, `phone_country`. */
const isOther = wordSet(`
  opt consent verified confirmed marketing status state type id subject body template campaign count country code sent
  time date at on enabled valid validated bounced frequency preference list notification notifications subscription format
  hash md sha domain provider client message thread url link confirmation permission permissions allowed`)

/** At most so many words are compared: no name of a field is longer. */
const MAX_NAME_WORDS = 5

const remembered = new Map<string, ReadKey | null>()
const MAX_REMEMBERED = 5_000

function reading(field: PersonField, named: readonly string[], before: readonly string[]): ReadKey {
  const owner = before.filter((word) => !isNeutral(word))
  return { field, owner, personal: !AMBIGUOUS.has(named.join(' ')) }
}

/** A name that the key is or ends in. */
function readNamed(words: readonly string[]): ReadKey | null {
  const whole = words.length > 1 ? fieldOfLabel(words.join(' ')) : undefined
  const field = FIELDS.find((one) => one === whole)
  if (field !== undefined) {
    const owned = ['customer', 'client', 'contact'].find((word) => words[0] === word)
    return { field, owner: owned === undefined ? [] : [owned], personal: true }
  }
  for (let from = Math.max(0, words.length - MAX_NAME_WORDS); from < words.length; from++) {
    const named = words.slice(from)
    const known = BY_NAME.get(named.map(plainWord).join(''))
    if (known !== undefined) return reading(known, named, words.slice(0, from))
  }
  return null
}

/** “Email (work)”, “Phone: we call only once”. The value must look the part, too. */
function readAnywhere(words: readonly string[]): ReadKey | null {
  for (const [field, isWord] of [['email', isEmailWord] as const, ['phone', isPhoneWord] as const]) {
    const at = words.findIndex(isWord)
    if (at === -1 || words.slice(at + 1).some(isOther)) continue
    const owner = words.slice(0, at).filter((word) => !isNeutral(word))
    // Long questions have words of all kinds: they name nobody.
    return { field, owner: words.length > 3 ? [] : owner, personal: true }
  }
  return null
}

/** Most keys name none of the fields: those are told by a look at one set for each word. */
function read(words: readonly string[]): ReadKey | null {
  const last = words.at(-1) ?? ''
  const named = ENDINGS.has(plainWord(last)) ? readNamed(words) : null
  if (named !== null) return named
  // `caller_number`, `from_number`: of a party of a call it is one to call.
  if (last === 'number' && isPartyWord(words.at(-2) ?? '')) {
    return { field: 'phone', owner: words.slice(0, -1), personal: true }
  }
  return words.some(isReachWord) ? readAnywhere(words) : null
}

/** Null if it asks for none of them. */
export function readKey(words: readonly string[]): ReadKey | null {
  const key = words.join(' ')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const found = read(words)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(key, found)
  return found
}
