/** A county of the city, with the industries that article 4 of the plan names for it. */
export interface County {
  /** GB/T 2260, or a name of our own for a functional zone, which has no code. */
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  /** What people say: 海盐 for 海盐县. */
  readonly shortZh: string
  readonly isZone: boolean
  readonly industries: readonly string[]
}

export const COUNTIES: readonly County[] = [
  {
    code: '330402',
    nameZh: '南湖区',
    nameEn: 'Nanhu',
    shortZh: '南湖',
    isZone: false,
    industries: ['汽车零部件', '新一代信息技术'],
  },
  {
    code: '330411',
    nameZh: '秀洲区',
    nameEn: 'Xiuzhou',
    shortZh: '秀洲',
    isZone: false,
    industries: ['光伏', '印染'],
  },
  {
    code: '330421',
    nameZh: '嘉善县',
    nameEn: 'Jiashan',
    shortZh: '嘉善',
    isZone: false,
    industries: ['纽扣', '家居'],
  },
  {
    code: '330424',
    nameZh: '海盐县',
    nameEn: 'Haiyan',
    shortZh: '海盐',
    isZone: false,
    industries: ['造纸', '紧固件'],
  },
  {
    code: '330481',
    nameZh: '海宁市',
    nameEn: 'Haining',
    shortZh: '海宁',
    isZone: false,
    industries: ['袜业', '经编'],
  },
  {
    code: '330482',
    nameZh: '平湖市',
    nameEn: 'Pinghu',
    shortZh: '平湖',
    isZone: false,
    industries: ['机械装备及零部件', '箱包'],
  },
  {
    code: '330483',
    nameZh: '桐乡市',
    nameEn: 'Tongxiang',
    shortZh: '桐乡',
    isZone: false,
    industries: ['化纤材料', '纺织'],
  },
  {
    code: 'jingkai',
    nameZh: '经开区',
    nameEn: 'Economic Development Zone',
    shortZh: '经开',
    isZone: true,
    industries: ['健康食品'],
  },
  {
    code: 'gangqu',
    nameZh: '港区',
    nameEn: 'Port Zone',
    shortZh: '港区',
    isZone: true,
    industries: ['化工新材料'],
  },
]

export function findCounty(code: string): County | null {
  return COUNTIES.find((county) => county.code === code) ?? null
}

/** 本地供应商: made in one of the city's counties or zones (DOMAIN 4). */
export function isLocalCounty(code: string): boolean {
  return findCounty(code) !== null
}

/** Pilot clusters of article 9 and where they sit. */
export const CLUSTERS = [
  {
    slug: 'haiyan-fasteners',
    nameZh: '海盐紧固件',
    nameEn: 'Haiyan fasteners',
    county: '330424',
    industry: '紧固件',
  },
  {
    slug: 'pinghu-luggage',
    nameZh: '平湖箱包',
    nameEn: 'Pinghu luggage',
    county: '330482',
    industry: '箱包',
  },
  { slug: 'haining-socks', nameZh: '海宁袜业', nameEn: 'Haining socks', county: '330481', industry: '袜业' },
] as const

export type ClusterSlug = (typeof CLUSTERS)[number]['slug']
