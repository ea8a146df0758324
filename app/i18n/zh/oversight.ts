import type { TargetKey } from '#app/contracts/views/oversight.ts'

interface TargetWords {
  readonly name: string
  readonly target: string
  readonly article: string
  /** What the platform counts towards it, or why it cannot know. */
  readonly basis: string
}

const targets: Record<TargetKey, TargetWords> = {
  investment: {
    name: '工业投资',
    target: '每年不少于 1000 亿元',
    article: '一',
    basis: '平台内今年已签约的设备金额；仅为全市投资的一部分。',
  },
  renovation: {
    name: '技改投资',
    target: '每年不少于 500 亿元',
    article: '一',
    basis: '平台不掌握投资性质，须以统计数据为准。',
  },
  equipmentGrowth: {
    name: '设备投资增长',
    target: '每年增长 8%',
    article: '一',
    basis: '平台内今年与去年签约金额之比；去年没有签约时无法比较。',
  },
  robots: {
    name: '工业机器人',
    target: '到 2027 年新增 10,000 台',
    article: '一',
    basis: '平台内已签约的工业机器人台数。',
  },
  largeProjects: {
    name: '亿元以上项目',
    target: '每年 500 个',
    article: '1',
    basis: '平台不掌握项目备案，须以主管部门数据为准。',
  },
  hugeProjects: {
    name: '十亿元以上项目',
    target: '每年 50 个',
    article: '1',
    basis: '平台不掌握项目备案，须以主管部门数据为准。',
  },
  firstSets: {
    name: '首台套',
    target: '每年新增不少于 15 个',
    article: '3',
    basis: '今年发证并经核验的本地首台套证书；未上平台的不在其中。',
  },
  chainInnovation: {
    name: '产业链协同创新',
    target: '每年不少于 10 个',
    article: '5',
    basis: '平台不掌握，须以主管部门数据为准。',
  },
  greenProjects: {
    name: '绿色低碳改造项目',
    target: '每年不少于 500 个',
    article: '7',
    basis: '平台不掌握项目备案，须以主管部门数据为准。',
  },
  equipmentValue: {
    name: '装备制造业增加值',
    target: '超过 2000 亿元',
    article: '9',
    basis: '平台不掌握，须以统计数据为准。',
  },
  software: {
    name: '工业软件覆盖',
    target: '覆盖率不低于 80%',
    article: '10',
    basis: '平台内已签约工业软件的企业数；覆盖率的分母平台不掌握。',
  },
}

/** Words of the bureaus' cockpit. */
export const zhOversight = {
  targets,
  title: '进度看板',
  lead: (year: number, where: string) =>
    `${year} 年，${where}。只列平台自身掌握的情况；不掌握的如实注明。定标前不显示任何价格，签约后只显示合计。`,
  city: '全市',
  targetsTitle: '目标与平台内进展',
  target: '目标',
  article: (article: string) => (/^\d/.test(article) ? `第 ${article} 条` : `第${article}部分`),
  known: '平台内',
  unknown: '平台不掌握',
  basis: '口径',
  share: (share: string) => `相当于目标的 ${share}`,
  tiny: '不足 0.01%',
  countiesTitle: '各县（市、区）',
  countiesHint: '按需方企业所在地统计；签约为今年、未终止的合同。',
  county: '县（市、区）',
  firms: '认证企业',
  firmsInPools: '在团企业',
  pooledSets: '在团台数',
  contractedSets: '签约台数',
  contractedFen: '签约金额',
  firstSetSets: '首台套台数',
  firmsToRetire: '仍用淘汰设备',
  testReports: '检测报告',
  firmCount: (count: string) => `${count} 家`,
  firmsUnit: '家',
  reports: '份',
  certificateCount: (count: string) => `${count} 个`,
  reportCount: (count: string) => `${count} 份`,
  total: '合计',
}
