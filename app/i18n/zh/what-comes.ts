/** After joining: how the deposit is reckoned, and what comes next, with its day. */
export const zhWhatComes = {
  title: '接下来',
  depositHow: (share: string, sets: string, price: string) => `${share} × ${sets} × 参考价 ${price}`,
  savingHow: (sets: string, reference: string, landed: string) =>
    `${sets} ×（参考价 ${reference} − ${landed}）`,
  payFirst: '先付订金',
  payFirstHow: '到账后这些台数才计入团购，单价随之更新。',
  until: (at: string) => `${at} 之前`,
  untilHow: '可以增减台数或退出。退出后，已付订金全额退回。',
  at: (at: string) => `${at} 截止`,
  atHow: '按当时的台数择优定标，单价就此确定。没有分配到供货的，订金全额退回。',
  sign: (days: string) => `定标后 ${days}内`,
  signHow: '签约并付预付款，订金抵扣其中一部分。中标后逾期不签，订金不退。',
  ship: (days: string) => `签约后 ${days}内交货`,
  shipHow: '发货前付发货款；收货验收后，余款按约定放给供应商。',
}
