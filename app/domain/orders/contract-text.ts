import type { Fen } from '../shared/money.ts'
import type { OrderAmounts, PaymentTerms } from './order-money.ts'

export interface ContractParty {
  readonly name: string
  readonly creditCode: string
}

export interface ContractFacts extends OrderAmounts {
  readonly orderId: string
  readonly poolId: string
  readonly buyer: ContractParty
  readonly supplier: ContractParty
  readonly quantity: number
  /** Landed: tier price and surcharge. */
  readonly unitPriceFen: Fen
  readonly terms: PaymentTerms
  readonly deliveryDays: number
  readonly acceptDays: number
  readonly warrantyDays: number
  /** 1 as awarded; each amendment that both sides signed is the next. */
  readonly version: number
  /** What an amendment adds in words. */
  readonly clause: string | null
}

/**
 * The contract as both sides sign it: the same facts give the same text, byte for byte, so its hash proves
 * what was signed. Amounts in fen and shares in basis points, because a formatted figure can be read twice.
 */
export function contractText(facts: ContractFacts): string {
  const party = ({ name, creditCode }: ContractParty) => `${name.normalize('NFC')}（${creditCode}）`
  const [prepayment, balance, retention] = facts.terms
  return [
    `设备团购采购合同 第${facts.version}版`,
    `合同编号：${facts.orderId}`,
    `团购编号：${facts.poolId}`,
    `买方：${party(facts.buyer)}`,
    `卖方：${party(facts.supplier)}`,
    `数量（台/套）：${facts.quantity}`,
    `到厂单价（分，含税）：${facts.unitPriceFen}`,
    `合同总价（分，含税）：${facts.unitPriceFen * BigInt(facts.quantity)}`,
    `预付款（万分之${prepayment}，分）：${facts.prepaymentFen}`,
    `发货款（万分之${balance}，分）：${facts.balanceFen}`,
    `质保金（万分之${retention}，分）：${facts.retentionFen}`,
    `交货期（合同生效后，天）：${facts.deliveryDays}`,
    `验收期（收货后，天）：${facts.acceptDays}`,
    `质保期（验收后，天）：${facts.warrantyDays}`,
    ...(facts.clause === null ? [] : [`补充条款：${facts.clause.normalize('NFC').replaceAll(/\s+/g, ' ')}`]),
    '',
  ].join('\n')
}
