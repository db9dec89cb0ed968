// Words on a screen that no translator would ever see: text between tags, and spoken attributes, that go round Lingui.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { at } from './project.mjs'

const spoken = new Set([
  'aria-label',
  'aria-description',
  'alt',
  'description',
  'error',
  'label',
  'nothingFound',
  'placeholder',
  'title',
  'verb',
])
// A word of two letters or more; the product's own name is the same in every language.
const isSentence = text => /\p{L}{2,}/u.test(text.replaceAll('Steward', ''))

/** `web/src/crm/lead-card.tsx:12  "New lead"` for each of them. */
export function looseSentences() {
  return readdirSync(at('web/src'), { recursive: true })
    .filter(file => file.endsWith('.tsx'))
    .flatMap(file => looseIn(path.join('web/src', file)))
}

function looseIn(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(at(file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  )
  const found = []
  const report = (node, text) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    found.push(`${file}:${line + 1}  "${text.trim()}"`)
  }
  const visit = node => {
    if (ts.isJsxElement(node) && /^(Trans|Plural|Select|SelectOrdinal)$/.test(node.openingElement.tagName.getText()))
      return
    if (ts.isJsxElement(node) && /^(style|code|kbd)$/.test(node.openingElement.tagName.getText())) return
    if (ts.isJsxText(node) && isSentence(node.text)) report(node, node.text)
    if (
      ts.isJsxExpression(node) &&
      node.expression &&
      ts.isStringLiteral(node.expression) &&
      isSentence(node.expression.text)
    )
      if (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)) report(node, node.expression.text)
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) {
      const text = plainText(node.initializer)
      if (text && isSentence(text)) report(node, text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function plainText(initializer) {
  if (!initializer) return undefined
  const value = ts.isJsxExpression(initializer) ? initializer.expression : initializer
  return value && (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) ? value.text : undefined
}
