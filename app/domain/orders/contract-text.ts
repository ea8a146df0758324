import type { Fen } from '../shared/money.ts'
import { yuanFigures, yuanInWords } from '../shared/written-amount.ts'
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
 * what was signed. Amounts in yuan to the fen, each in figures and in capital characters, as contracts here have them:
 * neither is rounded, and the words hold where a figure was read wrongly.
 */
export function contractText(facts: ContractFacts): string {
  const party = ({ name, creditCode }: ContractParty) => `${name.normalize('NFC')}（${creditCode}）`
  const [prepayment, balance, retention] = facts.terms
  const amount = (fen: Fen) => `¥${yuanFigures(fen)}（大写：人民币${yuanInWords(fen)}）`
  return [
    `设备团购采购合同 第${facts.version}版`,
    `合同编号：${facts.orderId}`,
    `团购编号：${facts.poolId}`,
    `买方：${party(facts.buyer)}`,
    `卖方：${party(facts.supplier)}`,
    `数量（台/套）：${facts.quantity}`,
    `到厂单价（含税）：${amount(facts.unitPriceFen)}`,
    `合同总价（含税）：${amount(facts.unitPriceFen * BigInt(facts.quantity))}`,
    `预付款（${percent(prepayment)}）：${amount(facts.prepaymentFen)}`,
    `发货款（${percent(balance)}）：${amount(facts.balanceFen)}`,
    `质保金（${percent(retention)}）：${amount(facts.retentionFen)}`,
    `交货期（合同生效后，天）：${facts.deliveryDays}`,
    `验收期（收货后，天）：${facts.acceptDays}`,
    `质保期（验收后，天）：${facts.warrantyDays}`,
    ...(facts.clause === null ? [] : [`补充条款：${facts.clause.normalize('NFC').replaceAll(/\s+/g, ' ')}`]),
    '',
  ].join('\n')
}

/** Basis points as per cent, always with two decimals: `33.33%`. */
function percent(basisPoints: number): string {
  return `${Math.floor(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}%`
}
