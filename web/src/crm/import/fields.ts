import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export interface ImportField {
  key: string
  label: MessageDescriptor
  /** What its column has. */
  hint: MessageDescriptor
  isRequired?: boolean
  /** May be gathered from several columns, one line each. */
  isGathered?: boolean
  kind?: 'amount' | 'status'
  /** What its column is called elsewhere: in English, German and Arabic. */
  names: string[]
}

const contact: ImportField = {
  key: 'contactInfo',
  label: msg`Contact`,
  hint: msg`Phone, e-mail and whom to ask for; several columns become several lines`,
  isGathered: true,
  names: [
    ...['contact', 'contact person', 'e-mail', 'e-mail address', 'mail', 'phone', 'phone number', 'mobile'],
    ...['Kontakt', 'Ansprechpartner', 'E-Mail-Adresse', 'Telefon', 'Telefonnummer', 'Rufnummer', 'Mobil', 'Handy'],
    ...['جهة الاتصال', 'الشخص المسؤول', 'البريد', 'البريد الإلكتروني', 'الإيميل'],
    ...['الهاتف', 'رقم الهاتف', 'التلفون', 'الجوال', 'رقم الجوال', 'المحمول', 'الموبايل'],
  ],
}

const notes: ImportField = {
  key: 'notes',
  label: msg`Notes`,
  hint: msg`Anything else; several columns become several lines`,
  isGathered: true,
  names: [
    ...['note', 'description', 'comment', 'Notiz', 'Notizen', 'Bemerkung', 'Bemerkungen', 'Kommentar'],
    ...['ملاحظة', 'ملاحظات', 'الملاحظات', 'الوصف', 'تعليق', 'التعليقات'],
  ],
}

const branch: ImportField = {
  key: 'branchName',
  label: msg`Branch`,
  hint: msg`A branch by its name`,
  names: ['branch', 'Filiale', 'Standort', 'Niederlassung', 'الفرع', 'اسم الفرع'],
}

export const leadFields: ImportField[] = [
  {
    key: 'title',
    label: msg`Title`,
    hint: msg`What it is about`,
    isRequired: true,
    names: [
      ...['lead', 'deal', 'opportunity', 'name', 'subject', 'Titel', 'Betreff', 'Verkaufschance'],
      ...['العنوان', 'الفرصة', 'اسم الفرصة', 'الصفقة', 'اسم الصفقة', 'الموضوع', 'الاسم'],
    ],
  },
  {
    key: 'value',
    label: msg`Value`,
    hint: msg`What it is worth, such as 1,200.50`,
    kind: 'amount',
    names: [
      ...['amount', 'deal value', 'revenue', 'Wert', 'Betrag', 'Umsatz'],
      ...['القيمة', 'قيمة الفرصة', 'قيمة الصفقة', 'المبلغ'],
    ],
  },
  {
    key: 'source',
    label: msg`Source`,
    hint: msg`Where it came from, such as Website or Trade fair`,
    names: ['lead source', 'Quelle', 'Herkunft', 'المصدر', 'مصدر الفرصة'],
  },
  {
    key: 'status',
    label: msg`Status`,
    hint: msg`New, Negotiation, Won or Lost; left out, all are new`,
    kind: 'status',
    names: ['stage', 'Phase', 'الحالة', 'المرحلة'],
  },
  {
    key: 'lostReason',
    label: msg`Why lost`,
    hint: msg`For leads that are lost`,
    names: ['lost reason', 'Verlustgrund', 'Grund der Absage', 'سبب الخسارة'],
  },
  {
    key: 'assignedName',
    label: msg`Assigned to`,
    hint: msg`Somebody’s name as it stands under People`,
    names: [
      ...['owner', 'salesperson', 'zugewiesen', 'zuständig', 'verantwortlich'],
      ...['المسؤول', 'الموظف المسؤول', 'مسؤول المبيعات', 'مندوب المبيعات'],
    ],
  },
  {
    key: 'clientName',
    label: msg`Client`,
    hint: msg`A client that is here already, by its name`,
    names: [
      ...['customer', 'company', 'account', 'organization', 'Kunde', 'Kundenname', 'Firma'],
      ...['العميل', 'اسم العميل', 'الزبون', 'الشركة', 'اسم الشركة', 'المؤسسة'],
    ],
  },
  branch,
  contact,
  notes,
]

export const clientFields: ImportField[] = [
  {
    key: 'name',
    label: msg`Name`,
    hint: msg`What the client is called`,
    isRequired: true,
    names: [
      ...['client', 'client name', 'company', 'company name', 'customer', 'organization'],
      ...['Kunde', 'Kundenname', 'Firma', 'Firmenname'],
      ...['الاسم', 'العميل', 'اسم العميل', 'الزبون', 'الشركة', 'اسم الشركة', 'المؤسسة'],
    ],
  },
  contact,
  {
    key: 'address',
    label: msg`Address`,
    hint: msg`Street, postcode and city; several columns become one address`,
    isGathered: true,
    names: [
      ...['street', 'zip', 'postcode', 'postal code', 'city', 'country'],
      ...['Adresse', 'Anschrift', 'Strasse', 'Straße', 'PLZ', 'Postleitzahl', 'Ort', 'Stadt', 'Land'],
      ...['العنوان', 'العنوان البريدي', 'الشارع', 'الرمز البريدي', 'المدينة', 'البلد', 'الدولة'],
    ],
  },
  {
    key: 'taxNumber',
    label: msg`Tax number`,
    hint: msg`Stands on invoices`,
    names: [
      ...['tax id', 'vat', 'vat id', 'vat number', 'Steuernummer', 'USt-ID', 'USt-IdNr.', 'Umsatzsteuer-ID'],
      ...['الرقم الضريبي', 'رقم التسجيل الضريبي'],
    ],
  },
  branch,
  notes,
]

/** Which columns, by their place, each field is taken from. */
export type Mapping = Record<string, number[]>

/** The columns that are called like a field, in our own export too, each used once. */
export function guessedMapping(
  fields: ImportField[],
  columns: string[],
  wordOf: (field: ImportField) => string,
): Mapping {
  const used = new Set<number>()
  const plain = columns.map(plainOf)
  const entries = fields.map(field => {
    const known = new Set([field.key, wordOf(field), ...field.names].map(plainOf))
    const places = plain.flatMap((name, place) => (known.has(name) && !used.has(place) ? [place] : []))
    const taken = field.isGathered ? places : places.slice(0, 1)
    for (const place of taken) used.add(place)
    return [field.key, taken] as const
  })
  return Object.fromEntries(entries)
}

// Whoever types Arabic leaves the hamza on an alef out as often as not.
const plainOf = (name: string) =>
  name
    .toLocaleLowerCase()
    .replace(/[أإآ]/g, 'ا')
    .replace(/[^\p{L}\p{N}]/gu, '')
