import type { MyCommitmentView } from '#app/contracts/views/pools.ts'

export const sampleCommitment: MyCommitmentView = {
  id: 'cmt_1',
  state: 'active',
  quantity: 6,
  pendingQuantity: 8,
  reserveFen: 12_500_000,
  acceptedOfferIds: null,
  latestDeliveryOn: '2026-06-01',
  depositFen: 3_990_000,
  depositHeldFen: 3_990_000,
  payment: { id: 'pay_1', state: 'payable', amountFen: 1_330_000 },
  projectedTotalFen: 71_100_000,
  projectedSavingFen: 8_700_000,
}
