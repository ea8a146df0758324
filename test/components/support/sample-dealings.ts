import type { InvoicesView, OrderDealings } from '#app/contracts/views/dealings.ts'
import type { OrderCard, OrderRejection } from '#app/contracts/views/orders.ts'
import type { ContractView, DisputeDeskView, DisputeView } from '#app/contracts/views/trade-desks.ts'

const AT = '2026-05-10T02:00:00.000Z'
const photo = { id: 'fil_1', name: '主轴.jpg', isPicture: true }

export const sampleRejection: OrderRejection = {
  id: 'rej_1',
  quantity: 1,
  remediedQuantity: 0,
  rejectedAt: '2026-05-04T02:00:00.000Z',
  reason: '针筒异响',
  files: [photo],
}

/** An order of which everything is going on at once. */
export function sampleDealings(): OrderDealings {
  return {
    dispute: { id: 'dsp_1', state: 'open' },
    proposals: [
      { id: 'prp_1', kind: 'termination', isMine: false, amountFen: 100, heldFen: 250, proposedAt: AT },
      { id: 'prp_2', kind: 'reduction', isMine: true, amountFen: 50, heldFen: null, proposedAt: AT },
    ],
    amendment: { version: 2, isMine: false },
    claims: [
      {
        id: 'clm_1',
        orderId: 'ord_1',
        acceptanceId: 'acc_1',
        state: 'open',
        amountFen: 70_000,
        reason: '主轴漏油',
        answer: null,
        files: [photo],
        openedAt: AT,
        answerByAt: AT,
        toBuyerFen: null,
      },
    ],
    claimable: [{ acceptanceId: 'acc_1', quantity: 1, heldFen: 1_200_000, warrantyUntilAt: AT }],
    reducibleFen: 900_000,
    bargainFen: 60_000_000,
    reducedFen: 12_300,
    invoices: 3,
    may: { dispute: true, propose: true, reduce: true, amend: true, claim: true, answer: true },
  }
}

export function sampleDispute(order: OrderCard): DisputeView {
  return {
    order,
    dispute: {
      id: 'dsp_1',
      state: 'ruled',
      openedBy: 'buyer',
      openedAt: AT,
      frozenFen: 600,
      ofPrepaymentFen: 100,
      ofBalanceFen: 200,
      ofRetentionFen: 300,
      toBuyerFen: 150,
      toSupplierFen: null,
      decisionReason: '双方各有责任',
      appealUntilAt: AT,
      appealedBy: 'supplier',
      appealReason: '检测方法不当',
      closedAt: null,
    },
    heldFen: 0,
    evidence: [
      {
        id: 'doc_1',
        by: 'buyer',
        firmName: '海宁某袜厂',
        statement: '噪声 68 dB',
        files: [photo],
        statedAt: AT,
      },
    ],
    may: { open: true, state: true, withdraw: true, appeal: true, decide: true },
    idempotencyKey: 'key',
    nowAt: AT,
  }
}

export function sampleContract(order: OrderCard): ContractView {
  const terms = { deliveryDays: 60, acceptDays: 10, warrantyDays: 365, clause: null }
  const first = {
    version: 1,
    state: 'in_force' as const,
    text: '设备团购采购合同 第1版',
    sha256: 'a'.repeat(64),
  }
  const signed = { proposedAt: AT, buyerSignedAt: AT, supplierSignedAt: AT }
  return {
    order,
    versions: [
      {
        ...first,
        ...terms,
        ...signed,
        version: 2,
        state: 'proposed',
        proposedBy: 'buyer',
        supplierSignedAt: null,
      },
      { ...first, ...terms, ...signed, proposedBy: null },
    ],
    deliveryDueAt: AT,
    may: { propose: true, sign: true, drop: true },
    idempotencyKey: 'key',
  }
}

export function sampleInvoices(): InvoicesView {
  return {
    rows: [
      {
        id: 'inv_1',
        orderId: 'ord_1',
        orderNumber: 'HC-1',
        cause: 'acceptance',
        sellerName: '海宁潮织智能装备',
        sellerCode: '91330481000000001X',
        buyerName: '海宁某袜厂',
        buyerCode: '91330481000000002X',
        grossFen: 11_300,
        netFen: 10_000,
        taxFen: 1_300,
        feeFen: 28,
        rateBasisPoints: 1300,
        number: null,
        issuedOn: null,
        createdAt: AT,
        isMine: true,
      },
    ],
    grossFen: 11_300,
    netFen: 10_000,
    taxFen: 1_300,
    toIssue: 1,
    mayIssue: true,
    idempotencyKey: 'key',
    todayOn: '2026-05-10',
  }
}

export function sampleDesk(order: OrderCard): DisputeDeskView {
  const claims = sampleDealings().claims.map((claim) => ({ ...claim, state: 'contested' as const, order }))
  const disputes = [{ order, state: 'open' as const, openedAt: AT, frozenFen: 600 }]
  return { disputes, claims, mayDecide: true, idempotencyKey: 'key' }
}
