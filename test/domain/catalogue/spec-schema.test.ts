import { expect, test } from 'vitest'
import {
  isListingPublic,
  LISTING_LIFECYCLE,
  LISTING_STATES,
} from '#app/domain/catalogue/listing-lifecycle.ts'
import { printSpec, validateSpecs } from '#app/domain/catalogue/spec-schema.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'

const heading = buildCategories().find(({ slug }) => slug === 'cold-heading-machine')
const schema = heading?.specSchema ?? []
const sound = {
  minThreadMm: 6,
  maxThreadMm: 12,
  maxBlankLengthMm: 120,
  strokesPerMinute: 140,
  dieStations: 2,
  forgingForceKn: 850,
  motorPowerKw: 22,
  control: 'servo',
}

test('values that fit the schema have no fault; what is not required may be absent', () => {
  expect(validateSpecs(schema, sound)).toEqual([])
})

test('a listing that violates its schema is refused field by field', () => {
  const faults = validateSpecs(schema, {
    ...sound,
    minThreadMm: 0,
    maxThreadMm: 12.5,
    strokesPerMinute: '140',
    dieStations: Number.NaN,
    forgingForceKn: 1e18,
    motorPowerKw: null,
    control: 'steam',
    servoFeed: 'yes',
    colour: 'red',
  })
  expect(faults).toEqual([
    { key: 'minThreadMm', code: 'below_min', bound: 1 },
    { key: 'maxThreadMm', code: 'not_an_integer' },
    { key: 'strokesPerMinute', code: 'not_a_number' },
    { key: 'dieStations', code: 'not_a_number' },
    { key: 'forgingForceKn', code: 'above_max', bound: 4000 },
    { key: 'motorPowerKw', code: 'required' },
    { key: 'control', code: 'not_an_option' },
    { key: 'servoFeed', code: 'not_a_boolean' },
    { key: 'colour', code: 'unknown_field' },
  ])
})

test('names of the prototype are no specs', () => {
  expect(validateSpecs(schema, { ...sound, constructor: 1 })).toEqual([
    { key: 'constructor', code: 'unknown_field' },
  ])
})

test('a value is printed as on a data sheet, in both languages', () => {
  const strokes = schema.find(({ key }) => key === 'strokesPerMinute')
  const control = schema.find(({ key }) => key === 'control')
  expect(strokes && printSpec(strokes, 140)).toBe('140 次/分')
  expect(control && printSpec(control, 'servo', 'en')).toBe('servo CNC')
})

test('only a published listing is public, and publishing always passes a submission', () => {
  expect(LISTING_STATES.filter(isListingPublic)).toEqual(['published'])
  for (const state of LISTING_STATES) {
    const isAllowed = nextState(LISTING_LIFECYCLE, state, 'publish') !== null
    expect(isAllowed).toBe(state === 'submitted')
  }
})
