import { expect, test } from 'vitest'
import { REFUSAL_CODES } from '#app/domain/shared/refusal-codes.ts'
import { listSources } from './sources.ts'

const sources = listSources()
const useCases = sources.filter(({ path }) => /^app\/use-cases\/[^/]+\//.test(path))
const tests = sources.filter(({ path }) => path.startsWith('test/') && !path.startsWith('test/architecture/'))

/** Doors that nobody has come through yet: there is no actor to ask about. */
const BEFORE_ANYBODY_ACTS = ['sign-in.ts', 'demo-sign-in.ts', 'open-session.ts', 'sign-out-everywhere.ts']
/** Rooms behind a door: the use case in front of them has asked, one line before. */
const BEHIND_A_DOOR = ['booking-desk.ts', 'booking-request.ts', 'commitment-desk.ts', 'notice-minimum.ts']
/** Said of a field that is typed wrongly, before any use case: `test/http/bad-input.test.ts` reads the sentences. */
const SAID_OF_FIELDS = ['QUANTITY_INVALID', 'OFFER_LADDER_INVALID', 'FILE_NOT_PDF']

const imported = (text: string) =>
  [...text.matchAll(/from '#(app\/use-cases\/[^']+)'/g)].map(([, path]) => path ?? '')

test('every use case that has an actor asks the permission table', () => {
  const asks = /\binTransaction(<[^(]*>)?\(\s*ctx,|\bisPermitted\(/
  const silent = useCases
    .filter(({ text }) => /\bctx: (Ctx|SignInCtx|Pick<Ctx)\b/.test(text) && !asks.test(text))
    .map(({ path }) => path.split('/').at(-1) ?? '')
  expect(silent.sort()).toEqual([...BEFORE_ANYBODY_ACTS, ...BEHIND_A_DOOR].sort())
})

test('every use case that pages, commands or jobs call is called by a test of its own', () => {
  const isDoor = ({ path }: { path: string }) => !/^(app\/use-cases|test)\//.test(path)
  const doors = new Set(sources.filter(isDoor).flatMap(({ text }) => imported(text)))
  const tested = new Set(tests.flatMap(({ text }) => imported(text)))
  expect(doors.size).toBeGreaterThan(100)
  expect([...doors].filter((path) => !path.endsWith('/use-case.ts') && !tested.has(path))).toEqual([])
})

test('every refusal is said by the product and expected by a test', () => {
  const words = (text: string) => text.match(/\b[A-Z][A-Z_]{3,}\b/g) ?? []
  const lists = /refusal-(codes|status)\.ts$|^app\/i18n\//
  const said = sources.filter(({ path }) => /^(app|jobs)\//.test(path) && !lists.test(path))
  const [inProduct, inTests] = [said, tests].map((files) => new Set(files.flatMap(({ text }) => words(text))))
  expect(REFUSAL_CODES.filter((code) => !inProduct?.has(code))).toEqual([])
  const unexpected = REFUSAL_CODES.filter((code) => !inTests?.has(code))
  expect(unexpected.filter((code) => !SAID_OF_FIELDS.includes(code))).toEqual([])
})
