/** If the pool closed now: the reader's own projection. */
export const zhProjection = {
  title: '若现在截止',
  hint: '按当前认购与报价即时估算，不是承诺；正式定标总节省只会相同或更多。',
  belowMinimum: '当前可成交的数量未达起团量：现在截止不会成团。',
  notServed: '按当前报价，本企业分配不到供货。',
  supplier: '供应商',
  price: '到厂单价',
  saving: '比单独购买省',
  howMany: '往后看多少台（1 至 200）',
  look: '查看',
  next: '该报价再多',
  cheaperInTotal: '总价反而更低',
}
