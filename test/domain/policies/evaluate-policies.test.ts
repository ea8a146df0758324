import { expect, test } from 'vitest'
import type { InvestmentLine } from '#app/domain/policies/counted-investment.ts'
import { evaluatePolicies, type InvestmentPlan } from '#app/domain/policies/evaluate-policies.ts'
import { rulesInForce } from '#app/domain/policies/rule.ts'
import { buildPolicies } from '#db/seed/policies.ts'

const { rules, retireCatalogue } = buildPolicies()
const retired = retireCatalogue.map(({ nameZh }) => nameZh)
const wan = (amount: number): bigint => BigInt(Math.round(amount * 10_000)) * 100n

const bought = (amountWan: number, extra: Partial<InvestmentLine> = {}): InvestmentLine => ({
  name: '设备',
  quantity: 1,
  acquisition: { kind: 'purchase', unitPriceFen: wan(amountWan) },
  firstSet: null,
  purpose: 'general',
  ...extra,
})

const planOf = (lines: InvestmentLine[], extra: Partial<InvestmentPlan> = {}): InvestmentPlan => ({
  lines,
  equipmentInUse: [],
  retires: [],
  isSmartRenovation: true,
  isEligibleGreenProject: false,
  recognitions: [],
  researchSpendingFen: null,
  isMachineToolFirm: false,
  ...extra,
})

const evaluate = (plan: InvestmentPlan) => {
  const evaluation = evaluatePolicies(rules, retired, plan, '2026-03-02')
  const answer = (key: string) => {
    const found = evaluation.answers.find(({ rule }) => rule.key === key)
    if (!found) throw new Error(`no answer of ${key}`)
    return found
  }
  return { ...evaluation, answer }
}

test('(a) 300 provincial first set + 1 800 other: actual 2 100, counted 2 250, eligible up to 1 500', () => {
  const { investment, answer } = evaluate(planOf([bought(300, { firstSet: 'provincial' }), bought(1800)]))
  expect(investment.actualFen).toBe(wan(2100))
  expect(investment.countedFen).toBe(wan(2250))
  expect(answer('smart-renovation').reading).toEqual({
    outcome: 'up_to',
    capFen: wan(1500),
    uncertainty: ['decided_by_evaluation'],
  })
})

const energySaver = bought(190, { firstSet: 'provincial', purpose: 'energy_saving' })

test('(b) a 190 energy-saving first set is over the threshold only by counting: 15.2 to 34.2', () => {
  const { answer } = evaluate(planOf([energySaver]))
  const { reading, arithmetic } = answer('green-replacement')
  expect(reading).toEqual({
    outcome: 'range',
    lowFen: wan(15.2),
    highFen: wan(34.2),
    uncertainty: ['low_of_actual_high_of_counted', 'threshold_met_only_by_counting'],
  })
  expect(arithmetic).toEqual([
    '2,850,000.00 ≥ 2,000,000.00',
    '8 % × 1,900,000.00 = 152,000.00',
    '12 % × 2,850,000.00 = 342,000.00',
  ])
})

test('(c) the same firm still runs a catalogued machine: nothing, and the machine is named', () => {
  const equipmentInUse = ['电脑袜机 144 针 20 台（2015 年）', '箱式燃煤热处理炉']
  const { answer, barredBy } = evaluate(planOf([energySaver], { equipmentInUse }))
  expect(barredBy).toEqual(['箱式燃煤热处理炉'])
  for (const key of ['green-replacement', 'smart-renovation', 'recognition-awards']) {
    expect(answer(key).reading.outcome).toBe('not_eligible')
    expect(answer(key).barredBy).toEqual(['箱式燃煤热处理炉'])
  }
})

test('a firm that retires the catalogued machine with the plan is not barred', () => {
  const equipmentInUse = ['箱式燃煤热处理炉']
  const { answer } = evaluate(planOf([energySaver], { equipmentInUse, retires: equipmentInUse }))
  expect(answer('green-replacement').reading.outcome).toBe('range')
})

test('(d) a leased provincial first set, 40 a year for 3 years: 120 actual, 180 counted, below 200', () => {
  const lease: InvestmentLine = {
    name: '租赁设备',
    quantity: 1,
    acquisition: { kind: 'lease', yearlyFeeFen: wan(40), years: 3 },
    firstSet: 'provincial',
    purpose: 'energy_saving',
  }
  const { investment, answer } = evaluate(planOf([lease]))
  expect([investment.actualFen, investment.countedFen]).toEqual([wan(120), wan(180)])
  expect(answer('green-replacement').reading).toEqual({ outcome: 'not_eligible', uncertainty: [] })
})

test('a subsidy for saving energy does not count what saves none', () => {
  const { answer } = evaluate(planOf([bought(500), bought(100, { purpose: 'energy_saving' })]))
  expect(answer('green-replacement').reading.outcome).toBe('not_eligible')
})

test('the whole price is deductible up to 500 a unit: 500 is in, a fen more is out', () => {
  const at = bought(500, { purpose: 'safety', quantity: 2 })
  const over: InvestmentLine = {
    ...bought(0, { purpose: 'safety' }),
    acquisition: { kind: 'purchase', unitPriceFen: wan(500) + 1n },
  }
  expect(evaluate(planOf([at, over])).answer('one-time-deduction').reading).toEqual({
    outcome: 'amount',
    amountFen: wan(1000),
    uncertainty: ['eligibility_by_tax_authority'],
  })
  expect(evaluate(planOf([over, bought(10)])).answer('one-time-deduction').reading.outcome).toBe(
    'not_eligible',
  )
})

test('research is deducted again at 100 %, at 120 % for machine-tool firms', () => {
  const spending = { researchSpendingFen: wan(80) }
  const amountOf = (plan: InvestmentPlan) => evaluate(plan).answer('research-super-deduction').reading
  expect(amountOf(planOf([], spending))).toMatchObject({ amountFen: wan(80) })
  expect(amountOf(planOf([], { ...spending, isMachineToolFirm: true }))).toMatchObject({ amountFen: wan(96) })
})

test('awards add up, and are said to hang on a recognition', () => {
  const { answer } = evaluate(planOf([], { recognitions: ['smart-factory', 'digital-workshop'] }))
  expect(answer('recognition-awards').reading).toEqual({
    outcome: 'up_to',
    capFen: wan(80),
    uncertainty: ['recognition_must_be_granted'],
  })
})

test('a newer version replaces the old one from its day on, not before', () => {
  const [first] = rules
  if (!first) throw new Error('no rules')
  const newer = { ...first, version: 2, inForceFrom: '2026-01-01' }
  expect(rulesInForce([newer, first], '2025-12-31').map(({ version }) => version)).toEqual([1])
  expect(rulesInForce([newer, first], '2026-01-01').map(({ version }) => version)).toEqual([2])
  expect(rulesInForce([{ ...first, inForceUntil: '2025-01-01' }], '2025-01-01')).toEqual([])
})

test('every rule of the table answers every plan', () => {
  const { answers } = evaluate(planOf([bought(1)]))
  expect(answers).toHaveLength(10)
})
