import ts from 'typescript'
import { expect, test } from 'vitest'
import { listSources, type Source } from './sources.ts'

/** Names that could stand for anything say nothing. */
const EMPTY_NAMES = [
  'data',
  'info',
  'item',
  'manager',
  'helper',
  'helpers',
  'service',
  'utils',
  'util',
  'misc',
  'process',
]
const MAY_EXPORT_DEFAULT = /^app\/(routes\/.*|root\.tsx|entry\.(client|server)\.tsx)$/

const sources = listSources()
const syntax = new Map(sources.map((source) => [source.path, parse(source)]))

test('no file or declaration bears a name that could stand for anything', () => {
  const inPaths = sources.filter(({ path }) =>
    path.split('/').some((part) => isEmptyName(part.replace(/\.tsx?$/, ''))),
  )
  const inCode = [...syntax].flatMap(([path, file]) => emptyNamesIn(file).map((name) => `${path}: ${name}`))
  expect([...inPaths.map(({ path }) => path), ...inCode]).toEqual([])
})

test('only routes export a default', () => {
  const offenders = [...syntax].filter(([path, file]) => !MAY_EXPORT_DEFAULT.test(path) && hasDefault(file))
  expect(offenders.map(([path]) => path)).toEqual([])
})

test('a use case is one file with one verb', () => {
  const offenders = [...syntax]
    .filter(([path]) => /^app\/use-cases\/[^/]+\/.*\.ts$/.test(path))
    .map(([path, file]) => ({ path, verbs: exportedFunctions(file) }))
    .filter(({ verbs }) => verbs.length !== 1)
    .map(({ path, verbs }) => `${path} exports ${verbs.join(', ') || 'no function'}`)
  expect(offenders).toEqual([])
})

test('a file that only passes on what others export is not kept', () => {
  const barrels = [...syntax].filter(
    ([, file]) => file.statements.length > 0 && file.statements.every((statement) => isReExport(statement)),
  )
  expect(barrels.map(([path]) => path)).toEqual([])
})

test('nothing escapes the type checker', () => {
  const offenders = [...syntax].filter(
    ([, file]) => /\/\/ *@ts-(ignore|nocheck)\b/.test(file.text) || hasAny(file),
  )
  expect(offenders.map(([path]) => path)).toEqual([])
})

function hasAny(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.AnyKeyword ||
    (ts.forEachChild(node, (child) => hasAny(child) || undefined) ?? false)
  )
}

function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
}

function isEmptyName(name: string): boolean {
  return EMPTY_NAMES.includes(name.toLowerCase())
}

function emptyNamesIn(file: ts.SourceFile): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    const isDeclared =
      ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node)
    const isType =
      ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node)
    if ((isDeclared || isType) && node.name && ts.isIdentifier(node.name) && isEmptyName(node.name.text)) {
      names.push(node.name.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return names
}

function modifiersOf(node: ts.Node): readonly ts.Modifier[] {
  return ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
}

function hasDefault(file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      modifiersOf(statement).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword),
  )
}

function exportedFunctions(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (!modifiersOf(statement).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations
      .filter(
        ({ initializer }) =>
          initializer && (ts.isArrowFunction(initializer) || ts.isCallExpression(initializer)),
      )
      .map(({ name }) => name.getText(file))
  })
}

function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined
}
