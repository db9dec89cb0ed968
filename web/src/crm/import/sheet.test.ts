import { expect, test } from 'vitest'
import { cellsOf, readSheet, UnreadableFile } from './sheet.ts'

test('commas, semicolons and tabs between cells are all understood, line breaks and quotes inside them too', () => {
  const expected = [
    ['name', 'note'],
    ['Bakery; Inn, Ltd', 'two\nlines "quoted"'],
  ]
  expect(cellsOf('name,note\r\n"Bakery; Inn, Ltd","two\nlines ""quoted"""\r\n')).toEqual(expected)
  expect(cellsOf('name;note\n"Bakery; Inn, Ltd";"two\nlines ""quoted"""\n')).toEqual(expected)
  expect(cellsOf('name\tnote\n"Bakery; Inn, Ltd"\t"two\nlines ""quoted"""')).toEqual(expected)
})

test('the quote that guarded a cell from spreadsheets is taken off, once', () => {
  expect(cellsOf("a,b,c\n'=1+1,'+49 30 1,-5.20")).toEqual([
    ['a', 'b', 'c'],
    ['=1+1', '+49 30 1', '-5.20'],
  ])
})

test('a file is read as UTF-8 with or without its mark, else with the old Windows letters', async () => {
  const file = (bytes: BlobPart) => new File([bytes], 'clients.csv')
  const names = async (bytes: BlobPart) => (await readSheet(file(bytes))).rows.flat()

  expect(await names('\uFEFFname\nZürich')).toEqual(['Zürich'])
  expect((await readSheet(file('\uFEFFname\nZürich'))).columns).toEqual(['name'])
  expect(await names(new Uint8Array([...Buffer.from('name\nZ'), 0xfc, ...Buffer.from('rich')]))).toEqual(['Zürich'])
})

test('what is no table says why', async () => {
  const read = (text: string) => readSheet(new File([text], 'x.csv'))
  await expect(read('name')).rejects.toMatchObject({ why: 'no_rows' })
  await expect(read('')).rejects.toMatchObject({ why: 'no_rows' })
  await expect(read('name\n"never closed')).rejects.toBeInstanceOf(UnreadableFile)
  await expect(read(`name\n${'x\n'.repeat(20_001)}`)).rejects.toMatchObject({ why: 'too_many_rows' })
})
