import { expect, test } from 'vitest'
import { clientFields, guessedMapping, type ImportField, leadFields } from './fields.ts'

const guessed = (fields: ImportField[], columns: string[]) => {
  const mapping = guessedMapping(fields, columns, ({ key }) => key)
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([key, places]) =>
      places.length > 0 ? [[key, places.map(place => columns[place])]] : [],
    ),
  )
}

test('columns are known by their English, German and Arabic names, however they are written', () => {
  expect(guessed(clientFields, ['Company_Name', 'E-Mail', 'Phone', 'VAT ID'])).toEqual({
    name: ['Company_Name'],
    contactInfo: ['E-Mail', 'Phone'],
    taxNumber: ['VAT ID'],
  })
  expect(guessed(clientFields, ['FIRMA', 'Straße', 'PLZ', 'Ort', 'USt-IdNr.'])).toEqual({
    name: ['FIRMA'],
    address: ['Straße', 'PLZ', 'Ort'],
    taxNumber: ['USt-IdNr.'],
  })
  expect(guessed(clientFields, ['اسم العميل', 'رقم الجوال', 'البريد الالكتروني', 'العنوان', 'الرقم الضريبي'])).toEqual({
    name: ['اسم العميل'],
    contactInfo: ['رقم الجوال', 'البريد الالكتروني'],
    address: ['العنوان'],
    taxNumber: ['الرقم الضريبي'],
  })
})

test('a word that names two things is taken for what the list is of', () => {
  expect(guessed(leadFields, ['العنوان', 'القيمة', 'العميل', 'المرحلة', 'اسم الموظف'])).toEqual({
    title: ['العنوان'],
    value: ['القيمة'],
    clientName: ['العميل'],
    status: ['المرحلة'],
  })
})

test('our own export comes back in by itself', () => {
  const columns = ['id', 'title', 'value', 'status', 'assignedName', 'clientName', 'branchName']
  expect(Object.keys(guessed(leadFields, columns))).toEqual([
    ...['title', 'value', 'status', 'assignedName', 'clientName', 'branchName'],
  ])
})
