import { expect, test } from 'vitest'
import { type ContractFacts, contractText } from '#app/domain/orders/contract-text.ts'

const facts: ContractFacts = {
  orderId: 'ord_1',
  poolId: 'pool_1',
  buyer: { name: '样例买方', creditCode: '91330424000000001X' },
  supplier: { name: '样例卖方', creditCode: '91330424000000002R' },
  quantity: 7,
  unitPriceFen: 10_001n,
  prepaymentFen: 23_333n,
  balanceFen: 23_333n,
  retentionFen: 23_341n,
  terms: [3333, 3333, 3334],
  deliveryDays: 60,
  acceptDays: 10,
  warrantyDays: 365,
  version: 1,
  clause: null,
}

test('the contract names parties, quantity, price, total, terms, delivery, acceptance and warranty', () => {
  const text = contractText(facts)
  const stated = [
    '样例买方（91330424000000001X）',
    '样例卖方（91330424000000002R）',
    'pool_1',
    '：7',
    '¥100.01（大写：人民币壹佰元零壹分）',
  ]
  for (const words of [
    ...stated,
    '¥700.07（大写：人民币柒佰元零柒分）',
    '33.34%',
    '¥233.41（',
    '：60',
    '：10',
    '：365',
  ]) {
    expect(text).toContain(words)
  }
})

test('the same facts give the same text, and any other fact another', () => {
  expect(contractText({ ...facts })).toBe(contractText(facts))
  const others: Partial<ContractFacts>[] = [
    { orderId: 'ord_2' },
    { poolId: 'pool_2' },
    { buyer: facts.supplier },
    { supplier: facts.buyer },
    { quantity: 8 },
    { unitPriceFen: 10_002n },
    { retentionFen: 23_342n },
    { terms: [3334, 3333, 3333] },
    { deliveryDays: 61 },
    { acceptDays: 11 },
    { warrantyDays: 366 },
    { version: 2 },
    { clause: '增配一台吸棉机' },
  ]
  const texts = new Set([facts, ...others.map((other) => ({ ...facts, ...other }))].map(contractText))
  expect(texts.size).toBe(others.length + 1)
})
