import ts from 'typescript'
import { expect, test } from 'vitest'
import { listSources, type Source } from './sources.ts'

const FUNCTION_LINES = 70
/** A page's skeleton is one expression; cutting it up by length alone would hide its shape. */
const COMPONENT_LINES = 120
const USE_CASE_LINES = 80
const ROUTE_LINES = 120
const FILE_LINES = 300
const TEST_LINES = 400

const sources = listSources()

test('no file is longer than its kind may be', () => {
  const tooLong = sources
    .filter(({ path, lines }) => lines > allowedLines(path))
    .map(({ path, lines }) => `${path}: ${lines} lines, ${allowedLines(path)} allowed`)
  expect(tooLong).toEqual([])
})

test('no function is longer than one can hold in mind', () => {
  expect(sources.flatMap(longFunctions)).toEqual([])
  // Every source is parsed: half a minute is not enough on a machine that does much else.
}, 120_000)

function allowedLines(path: string): number {
  if (path.startsWith('test/')) return TEST_LINES
  if (/^app\/use-cases\/[^/]+\//.test(path)) return USE_CASE_LINES
  if (path.startsWith('app/routes/')) return ROUTE_LINES
  return FILE_LINES
}

function longFunctions({ path, text }: Source): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = linesOf(file, node)
      const allowed = returnsMarkup(path, node) ? COMPONENT_LINES : FUNCTION_LINES
      if (lines > allowed && !isSuite(node))
        found.push(`${path}: ${nameOf(file, node)} has ${lines} lines, ${allowed} allowed`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function linesOf(file: ts.SourceFile, node: ts.Node): number {
  const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line
  return file.getLineAndCharacterOfPosition(node.end).line - first + 1
}

function returnsMarkup(path: string, node: ts.Node): boolean {
  if (!path.endsWith('.tsx')) return false
  let hasMarkup = false
  const visit = (child: ts.Node): void => {
    if (ts.isJsxElement(child) || ts.isJsxFragment(child) || ts.isJsxSelfClosingElement(child))
      hasMarkup = true
    else ts.forEachChild(child, visit)
  }
  ts.forEachChild(node, visit)
  return hasMarkup
}

/** `describe(…, () => { … })` groups tests; it is not a function that one reads as a whole. */
function isSuite(node: ts.Node): boolean {
  const call = node.parent
  return ts.isCallExpression(call) && /^describe\b/.test(call.expression.getText())
}

function nameOf(file: ts.SourceFile, node: ts.SignatureDeclaration): string {
  const own = node.name?.getText(file)
  const given = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText(file) : null
  return (
    own ?? given ?? `a function at line ${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`
  )
}
