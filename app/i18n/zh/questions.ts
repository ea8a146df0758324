import type { AuthorRole } from '#app/domain/questions/seeing-policy.ts'

/** Questions and answers under a pool. */
export const zhQuestions = {
  title: '问答',
  lead: '成员、供方和组织方可见；提问企业只显示类别与区县。',
  signIn: '登录后提问',
  onlyOwn: '加入团购后可看到全部问答；现在只显示贵企业自己的提问。',
  none: '还没有提问',
  ask: '提问',
  askHint: '请勿写联系方式或价格底线，提问公开给成员和供方。',
  send: '提交提问',
  answer: '答复',
  answers: '答复',
  sendAnswer: '提交答复',
  roles: {
    organiser: '组织方',
    supplier: '供方',
    buyer: '需方',
    watcher: '关注者',
  } satisfies Record<AuthorRole, string>,
  hidden: '已隐藏',
  hiddenBecause: (reason: string) => `平台已隐藏：${reason}`,
  hide: '隐藏',
  show: '恢复显示',
  reason: '隐藏原因',
}
