/** The columns of other systems' exports, as they write them. */
import { expect, it } from 'vitest'

import { recogniseColumns } from '../../src/integrations/imports/recognise-columns.ts'

type Case = readonly [source: string, header: string, expected: Readonly<Record<string, string | null>>]

/** Columns that are not named here become notes, or are left out. */
const CASES: readonly Case[] = [
  [
    'other',
    'Company name,Contact person,Email,Phone',
    { 'Company name': 'contact.company', 'Contact person': 'contact.name', Email: 'contact.emails' },
  ],
  [
    'other',
    'Назва компанії,Телефон,Ел. пошта,Сайт',
    {
      'Назва компанії': 'company.name',
      Телефон: 'company.phones',
      'Ел. пошта': 'company.emails',
      Сайт: 'company.website',
    },
  ],
  [
    'hubspot',
    'Record ID,Company name,Company Domain Name,Website URL,Phone Number,Industry,Company owner,Create Date',
    {
      'Record ID': 'company.id',
      'Company name': 'company.name',
      'Company Domain Name': 'company.domain',
      'Website URL': 'company.website',
      'Phone Number': 'company.phones',
      Industry: 'note',
      'Company owner': 'note',
      'Create Date': null,
    },
  ],
  [
    'hubspot',
    'First Name,Email,Record ID - Contact,Record ID - Company,Company name',
    {
      'Record ID - Contact': 'contact.id',
      'Record ID - Company': 'company.id',
      'Company name': 'contact.company',
    },
  ],
  [
    'pipedrive',
    'Organization - Name,Organization - Labels,Organization - Address,Organization - Owner,Organization - Pipedrive System ID',
    {
      'Organization - Name': 'company.name',
      'Organization - Labels': 'company.tags',
      'Organization - Address': 'company.address',
      'Organization - Owner': 'note',
      'Organization - Pipedrive System ID': 'company.id',
    },
  ],
  [
    'zoho',
    'Record Id,Account Owner.id,Account Owner,Account Name,Phone,Website',
    {
      'Record Id': 'company.id',
      'Account Owner.id': null,
      'Account Name': 'company.name',
      Phone: 'company.phones',
      Website: 'company.website',
    },
  ],
  [
    'hubspot',
    'Record ID,First name,Last name,Email,Job title,Phone number,Mobile phone number,Contact owner,Lifecycle stage,Lead status,Create date,Last activity date,Associated company,Associated company ID',
    {
      'Record ID': 'contact.id',
      'First name': 'contact.given',
      'Last name': 'contact.family',
      Email: 'contact.emails',
      'Job title': 'contact.jobTitle',
      'Phone number': 'contact.phones',
      'Mobile phone number': 'contact.phones',
      'Contact owner': 'contact.owner',
      'Create date': null,
      'Associated company': 'contact.company',
      'Associated company ID': 'company.id',
      'Lead status': 'note',
    },
  ],
  [
    'pipedrive',
    'Person - ID,Person - Name,Person - Email (Work),Person - Phone,Person - Job title,Person - Organization,Person - Owner,Person - Label,Person - Add time,Organization - Name*,Deal - Title',
    {
      'Person - ID': 'contact.id',
      'Person - Name': 'contact.name',
      'Person - Email (Work)': 'contact.emails',
      'Person - Phone': 'contact.phones',
      'Person - Job title': 'contact.jobTitle',
      'Person - Organization': 'contact.company',
      'Person - Owner': 'contact.owner',
      'Person - Label': 'contact.tags',
      'Person - Add time': null,
      'Organization - Name*': 'note',
      'Deal - Title': 'deal.title',
    },
  ],
  [
    'hubspot',
    'Record ID,Deal Name,Pipeline,Deal Stage,Amount,Close Date,Create Date,Deal owner,Associated Company,Associated Contact,Associated Company IDs',
    {
      'Record ID': 'deal.id',
      'Deal Name': 'deal.title',
      'Deal Stage': 'deal.stage',
      Amount: 'deal.amount',
      'Close Date': 'deal.expectedCloseOn',
      'Create Date': null,
      'Deal owner': 'deal.owner',
      'Associated Company': 'contact.company',
      'Associated Contact': 'contact.name',
      'Associated Company IDs': 'company.id',
    },
  ],
  [
    'kommo',
    'ID,Название сделки,Бюджет,Ответственный,Дата создания сделки,Теги,Этап сделки,Воронка,Полное имя контакта,Компания контакта,Рабочий телефон',
    {
      ID: 'deal.id',
      'Название сделки': 'deal.title',
      Бюджет: 'deal.amount',
      Ответственный: 'deal.owner',
      'Дата создания сделки': null,
      Теги: 'deal.tags',
      'Этап сделки': 'deal.stage',
      'Полное имя контакта': 'contact.name',
      'Рабочий телефон': 'contact.phones',
    },
  ],
  [
    'salesforce',
    'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Probability (%),Close Date,Lead Source,Opportunity Owner,Created Date',
    {
      'Opportunity ID': 'deal.id',
      'Opportunity Name': 'deal.title',
      'Account Name': 'contact.company',
      Stage: 'deal.stage',
      'Opportunity Owner': 'deal.owner',
    },
  ],
  [
    'salesforce',
    'Contact ID,First Name,Last Name,Account Name,Title,Email,Phone,Contact Owner,Created Date,Last Modified Date',
    {
      'Contact ID': 'contact.id',
      'Account Name': 'contact.company',
      Title: 'contact.jobTitle',
      'Contact Owner': 'contact.owner',
      'Created Date': null,
    },
  ],
  [
    'zoho',
    'Contact ID,Contact Owner,Salutation,First Name,Last Name,Account Name,Email,Secondary Email,Phone,Mobile,Title,Tag',
    { 'Secondary Email': 'contact.emails', Mobile: 'contact.phones', Tag: 'contact.tags', Salutation: null },
  ],
  [
    'kommo',
    'ID,Полное имя контакта,Компания контакта,Ответственный за контакт,Рабочий телефон,Мобильный телефон,Факс,Рабочий email,Должность,Теги,Дата создания',
    {
      ID: 'contact.id',
      'Полное имя контакта': 'contact.name',
      'Компания контакта': 'contact.company',
      'Ответственный за контакт': 'contact.owner',
      'Рабочий телефон': 'contact.phones',
      Факс: 'note',
      'Рабочий email': 'contact.emails',
      Должность: 'contact.jobTitle',
      Теги: 'contact.tags',
      'Дата создания': null,
    },
  ],
  [
    'bitrix24',
    'ID,Обращение,Имя,Отчество,Фамилия,Тип контакта,Компания,Должность,Ответственный,Рабочий e-mail,Частный e-mail,Рабочий телефон',
    {
      Имя: 'contact.given',
      Отчество: 'contact.middle',
      Фамилия: 'contact.family',
      'Рабочий e-mail': 'contact.emails',
      Ответственный: 'contact.owner',
    },
  ],
  [
    'google',
    'First Name,Middle Name,Last Name,Phonetic First Name,File As,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Notes',
    {
      'Phonetic First Name': null,
      'Organization Name': 'contact.company',
      'Organization Title': 'contact.jobTitle',
      Labels: 'contact.tags',
      'E-mail 1 - Label': null,
      'E-mail 1 - Value': 'contact.emails',
      'Phone 1 - Value': 'contact.phones',
      Notes: 'note',
    },
  ],
  [
    'outlook',
    'First Name,Last Name,Title,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Business Fax,Job Title,Company',
    {
      Title: null,
      'E-mail 2 Address': 'contact.emails',
      'Business Phone': 'contact.phones',
      'Business Fax': 'note',
      'Job Title': 'contact.jobTitle',
      Company: 'contact.company',
    },
  ],
  [
    'twenty',
    'Id,Name / First Name,Name / Last Name,Emails / Primary Email,Phones / Primary Phone Number,Phones / Primary Phone Calling Code,Company Id,Job Title',
    {
      'Name / First Name': 'contact.given',
      'Emails / Primary Email': 'contact.emails',
      'Phones / Primary Phone Number': 'contact.phones',
      'Company Id': 'company.id',
    },
  ],
  [
    'espocrm',
    'id,salutationName,firstName,lastName,accountId,accountName,title,emailAddress,phoneNumber,assignedUserId,assignedUserName,createdAt',
    {
      firstName: 'contact.given',
      accountName: 'contact.company',
      title: 'contact.jobTitle',
      emailAddress: 'contact.emails',
      phoneNumber: 'contact.phones',
      assignedUserId: null,
      assignedUserName: 'contact.owner',
      createdAt: null,
    },
  ],
  [
    'attio',
    'Entry ID,Record ID,Name,Email addresses,Phone numbers,Company,Company Domains,Job title,Owner,Created at',
    { 'Entry ID': null, 'Record ID': 'contact.id', 'Email addresses': 'contact.emails', Owner: 'contact.owner' },
  ],
  [
    'other',
    'ПІБ,Телефон,Ел. пошта,Компанія,Посада,Менеджер,Telegram',
    { ПІБ: 'contact.name', 'Ел. пошта': 'contact.emails', Менеджер: 'contact.owner', Telegram: 'contact.telegram' },
  ],
]

it.each(CASES)('An export of %s is recognised by its columns', (source, header, expected) => {
  const headers = header.split(',')
  const { source: found, targets } = recogniseColumns(
    headers,
    headers.map(() => ['some value']),
  )
  expect(found).toBe(source)
  const filled = Object.fromEntries(headers.map((name, index) => [name, targets[index]]))
  expect(filled).toMatchObject(expected)
})
