import type { AlternativeVerdict, AwardComparison } from '#app/contracts/views/awards.ts'

type ComparisonProgress = NonNullable<AwardComparison['progress']>

const verdict: Record<AlternativeVerdict, string> = {
  chosen: '成交',
  'not-accepted': '本企业未接受',
  capacity: '可供数量不足',
  'above-cap': '最低价仍高于本企业封顶价',
  'costs-others': '可行，但会让团购整体少省',
}

/** The award page and its printed form. */
export const zhAwards = {
  title: '定标说明',
  open: '定标说明与证明',
  lead: (round: number, at: string) => `第 ${round} 轮定标，${at}`,
  voided: '本轮定标已失效，正在重新择优。',
  print: '打印',
  result: '结果',
  saving: '共节省（按公开价格计）',
  savingHint: '以每家单独购买可得的公开价格为基准，不含任何企业的保留价。',
  optimal: '四项目标均已证明最优',
  gap: (amount: string) => `限时内最优：再好的结果最多多省 ${amount}`,
  served: '成交台数',
  members: '成交企业',
  unserved: '未分配企业',
  suppliers: '中标供应商',
  firmCount: (count: number) => `${count} 家`,
  mine: '我的结果',
  notServed: '本次未分配到供货。下表写明每个报价差在哪里。',
  paid: '成交单价（到厂）',
  solo: '单独购买价',
  cap: '封顶价（仅本企业可见）',
  mySaving: '我节省',
  alternatives: '换一个报价会怎样',
  alternativesHint: '价格按该报价的成交数量加上本企业数量计算，含本县运费安装。',
  supplier: '供应商',
  verdictTitle: '结论',
  thereFen: '到厂单价',
  extra: '总价相差',
  verdict,
  nextTier: (sets: string, price: string) => `再多 ${sets}，单价即为 ${price}`,
  oneMore: (price: string) => `若多 1 台，单价为 ${price}`,
  oneMoreCheaper: '，而且总价比现在更低',
  lowest: '已是最低一档或可供数量已满',
  blocking: (firms: number, sets: string, supplier: string, price: string) =>
    `贵企业与另外共 ${firms} 家企业合计 ${sets}，若单独向 ${supplier} 采购，每家都能更便宜；贵企业的到厂单价为 ${price}。`,
  mySales: '我的报价',
  revenue: '成交金额',
  nextTierSaving: (amount: string) => `达到下一档，现有买方合计再省 ${amount}`,
  wouldWin: (price: string, sets: string) =>
    `未中标：单价降到 ${price}，接受本报价的已成交企业中有 ${sets} 的需求改选本报价不会多付。`,
  wouldNotWin: '未中标：已成交的企业中，接受本报价的数量不足以达到首档。',
  noPriceWins:
    '未中标：无论单价多低，都无法在各成交企业都不多付的前提下替代现有供货（受首档台数、可供数量或接受范围所限）。',
  wouldWinLowered: (less: string, price: string, sets: string, isExact: boolean) =>
    `未中标：每档单价再低 ${less} 即确定中标，可售 ${sets}，单价 ${price}，各成交企业都不比现在多付。${isExact ? '这是在此前提下逐分求得的最小让价。' : '限时内未逐分求尽：更小的让价也可能中标，此为上界。'}各企业的保留价不计入。`,
  wouldWinEarlier: (from: string, price: string, sets: string, isExact: boolean) =>
    `或：最低档单价若从 ${from} 起即适用，也确定中标，可售 ${sets}，单价 ${price}。${isExact ? '起点再高一台便不行。' : '限时内未逐台求尽，此为下界。'}`,
  cannotBeUsed: '已成交的企业中，没有任何可行方案能用上本报价。',
  usedSaves: (saving: string, less: string, isExact: boolean) =>
    `若必须用上本报价，整体最多节省 ${saving}，比定标少省 ${less}（按公开价格计）${isExact ? '。' : '；限时内找到的最好方案，未证明。'}`,
  cannotBeServed: '没有任何可行方案能为本企业供货。',
  servedSavesLess: (less: string | null, isExact: boolean) =>
    `${less === null ? '若为本企业供货，按规则计的整体节省会减少。' : `若为本企业供货，最好的方案整体少省 ${less}（按公开价格计）。`}${isExact ? '' : '（限时内找到的最好方案，未证明）'}`,
  oneMoreSet: (supplier: string, price: string) =>
    `若本企业多订 1 台并重新择优：由 ${supplier} 供货，单价 ${price}`,
  oneMoreSetNone: '若本企业多订 1 台并重新择优：分配不到供货',
  oneMoreSetTotal: (amount: string, isLess: boolean) => `，总价比现在${isLess ? '少' : '多'}付 ${amount}`,
  notProven: '（限时内找到的最好结果，未证明）',
  poolSavesLess: '整体少省',
  comparison: '与其他方案比较',
  comparisonHint: (seconds: number) =>
    `每一行都是重新求解一次择优：去掉一个中标报价，或必须用上一个落选报价，已成交的企业最好能省多少。只按公开价格计，任何企业的保留价都不计入，因此个别方案在此可能看似更省。共限时 ${seconds} 秒。`,
  comparisonProgress: ({ answered, questions, seconds, isOver }: ComparisonProgress) =>
    `${answered === questions ? `全部 ${questions} 个问题（含各企业、各报价自己看到的部分）均已有证明的答案` : `${questions} 个问题（含各企业、各报价自己看到的部分）中已有 ${answered} 个得到证明的答案`}，已用 ${seconds} 秒。${answered === questions ? '' : isOver ? '时限已用完，其余不再求解。' : '其余仍在求解，稍后刷新可见。'}`,
  comparisonPending: '其他方案正在求解，稍后刷新即可查看。',
  comparisonGap: '定标本身未在限时内证明最优，因此不再求解其他方案。',
  comparisonLabel: (saving: string, others: number) =>
    `本次定标共节省 ${saving}，与另外 ${others} 个方案相比`,
  theAward: '本次定标',
  otherAward: '方案',
  without: (supplier: string) => `不用 ${supplier}`,
  using: (supplier: string) => `用上 ${supplier}`,
  savesLess: '比定标少省',
  howSure: '求解情况',
  sureness: {
    exact: '已证明最优',
    found: '限时内最好，未证明',
    impossible: '没有可行方案',
    notReached: '限时内未求解',
  },
  sales: '各报价成交数量',
  salesHint: '条形为成交台数，全长为可供台数；竖线为下一档起点。',
  listingOf: '设备与型号',
  quantity: '成交',
  price: '单价',
  lowestPrice: '最低档单价',
  firms: '企业',
  next: '下一档',
  change: '与上一轮相比',
  changeLead: (at: string) => `上一轮（${at}）因有企业未签约而失效，剔除违约方后重新择优。`,
  before: '上一轮',
  after: '本轮',
  beforeMine: (supplier: string, price: string) => `上一轮由 ${supplier} 供货，单价 ${price}`,
  beforeMineNone: '上一轮未分配到供货',
  total: '合计',
  trust: '稳定性与证明',
  stable: '稳定：没有任何企业小组能凭同样的报价，撇开其他企业而人人更便宜。',
  unstable:
    '不稳定：有一组企业若单独采购，人人都会更便宜。总节省最大与人人满意有时不能兼得；该组企业可在自己的页面看到详情。',
  undecided: '稳定性：规模过大，未能在限定时间内判定。',
  proof: '证明文件指纹（SHA-256）',
  proofHint:
    '证明文件含全部输入、结果与上界，可由独立程序核验；其中有各企业的保留价，因此不公开，只公开指纹，以便日后核对。',
  priceChart: '各报价的到厂单价',
}
